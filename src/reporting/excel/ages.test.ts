import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { exact } from '#figures/quantity.ts'
import { beds } from '../round-fixture.ts'
import { buildWorkbook } from './build.ts'
import type { WorkbookForm } from './model.ts'
import { readWorkbook } from './read.ts'

const may = { at: '2026-01-03T09:00:00.000Z', by: 'Indberetter A' }
const form: WorkbookForm = {
  round: { id: 'round', title: 'Senge 2025', year: 2025 },
  respondent: { id: 'respondent', organisationId: 'op-a', organisationName: 'Driftsherre A' },
  definition: beds,
  lines: [
    {
      lineId: 'a',
      name: 'Hus A',
      detail: null,
      values: { places: exact('6'), used: exact('5'), comment: { text: 'x' } },
    },
    { lineId: 'b', name: 'Hus B', detail: null, values: {} },
  ],
  previous: { a: { places: exact('5') } },
  versions: { 'a places': 4, 'a used': 2, 'a comment': 1 },
  submission: null,
}
const confirmed = {
  'a places': may,
  'a comment': may,
  'a used': { at: '2026-01-04T23:30:00.000Z', by: 'Indberetter B' },
}
const previousConfirmed = { a: { at: '2025-02-01T09:00:00.000Z', by: null } }

async function lastColumn(bytes: Uint8Array): Promise<unknown[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const sheet = book.getWorksheet('Indberetning')
  const column = sheet?.getColumn(sheet.columnCount)
  return [3, 4, 5, 6].map((row) => column && sheet?.getCell(row, column.number).value)
}

test('a workbook says of each line when its figures were confirmed and by whom, and is read back the same', async () => {
  const bytes = await buildWorkbook({ ...form, confirmed, previousConfirmed })
  const used = beds.fields.find(({ key }) => key === 'used')?.label.da
  expect(await lastColumn(bytes)).toEqual([
    '_age',
    'Bekræftet hvornår og af hvem',
    // The day is the Danish one: half past eleven in the evening, universal time, is after midnight here.
    `I år: bekræftet 3. januar 2026 af Indberetter A\n${used}: bekræftet 5. januar 2026 af Indberetter B\nSidste år: bekræftet 1. februar 2025`,
    null,
  ])
  const read = await readWorkbook(bytes, form)
  expect(read).toEqual(await readWorkbook(await buildWorkbook(form), form))
  expect(read.ok).toBe(true)
})

test('a workbook of figures without an age has no such column', async () => {
  expect((await lastColumn(await buildWorkbook(form)))[0]).toBe('_reason')
})
