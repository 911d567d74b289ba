import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { downloadWorkbook, saveValues } from '#reporting/index.ts'
import { freshDatabase } from '#testing/database.ts'
import { cellsOf, openTariffRound, wholeSheet } from './cycle-fixture.ts'
import { tariffComposition } from './rules/composition.ts'

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)

const sheets = {
  'line-a1': {
    ...wholeSheet,
    cost_staff: '6503217.45',
    finance_income: '12000.01',
    adjustment: '-370000',
    places: '11.5',
  },
  'line-a2': { ...wholeSheet, cost_staff: '123456789.99', occupancy: '97.25', places: '48' },
}

/** What the economist types into the fetched file: the totals and the tariff follow. */
const edited = { ...sheets['line-a1'], cost_staff: '7000000.5', finance_income: '99.99', occupancy: '96' }

/**
 * The data sheet as LibreOffice computes it after the first line was edited: the stored results are taken out first, so
 * that none of ours is read back.
 */
async function computedByOffice(bytes: Uint8Array): Promise<string[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'takster-'))
  try {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as never)
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula) cell.value = { formula: cell.formula } as never
        }),
      )
    }
    edit(book.getWorksheet('Indberetning') as ExcelJS.Worksheet)
    const file = path.join(folder, 'takster.xlsx')
    writeFileSync(file, new Uint8Array(await book.xlsx.writeBuffer()))
    // The second sheet, as values and not as they are shown.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2'
    const home = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(office as string, [home, '--headless', '--convert-to', filter, '--outdir', folder, file], {
      timeout: 90_000,
    })
    const csv = spawnSync('sh', ['-c', `ls ${folder}/*.csv`])
      .stdout.toString()
      .trim()
    return parse(readFileSync(csv), { relax_column_count: true })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Keys stand in the hidden third row, lines from the fifth. */
function edit(sheet: ExcelJS.Worksheet): void {
  const keys = sheet.getRow(3).values as string[]
  const row = [5, 6].find((number) => sheet.getCell(number, keys.indexOf('_line')).value === 'line-a1') ?? 0
  for (const [field, value] of Object.entries(edited)) sheet.getCell(row, keys.indexOf(field)).value = Number(value)
}

test('LibreOffice computes totals and tariffs of the exported workbook to the øre, also of what is typed into it', {
  timeout: 180_000,
}, async ({ skip }) => {
  if (office === undefined) skip('LibreOffice (soffice) is not on this machine')
  const database = await freshDatabase()
  try {
    const { as, a } = await openTariffRound(database)
    const cells = Object.entries(sheets).flatMap(([lineId, figures]) => cellsOf(lineId, figures))
    await saveValues(as('reporterA'), { respondentId: a, cells })
    const rows = await computedByOffice((await downloadWorkbook(as('reporterA'), { respondentId: a })).bytes)
    const keys = rows.find((row) => row.includes('computed:tariff')) ?? []
    const line = keys.indexOf('_line')
    const column = (key: string) => keys.indexOf(`computed:${key}`)
    const computed = rows
      .filter((row) => (row[line] ?? '') in sheets)
      .map((row) => [row[line], ...['costs', 'basis', 'tariff'].map((key) => Number(row[column(key)]))])
    const expected = Object.entries({ ...sheets, 'line-a1': edited }).map(([lineId, figures]) => {
      const found = tariffComposition({ figures, year: 2026 })
      return [lineId, Number(found?.costs), Number(found?.basis), Number(found?.perDayText)]
    })
    expect(computed).toEqual(expected)
  } finally {
    await database.close()
  }
})

test('the exported workbook holds live formulas with their results: totals, basis and tariff', async () => {
  const database = await freshDatabase()
  try {
    const { as, a } = await openTariffRound(database)
    await saveValues(as('reporterA'), { respondentId: a, cells: cellsOf('line-a1', sheets['line-a1']) })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await downloadWorkbook(as('reporterA'), { respondentId: a })).bytes as never)
    const sheet = book.getWorksheet('Indberetning') as ExcelJS.Worksheet
    const keys = sheet.getRow(3).values as string[]
    const found = tariffComposition({ figures: sheets['line-a1'], year: 2026 })
    const cells = ['costs', 'basis', 'tariff'].map((key) => sheet.getCell(5, keys.indexOf(`computed:${key}`)))
    expect(cells.map(({ result }) => result)).toEqual(
      [found?.costs, found?.basis, found?.perDayText].map((text) => Number(text)),
    )
    for (const cell of cells) {
      expect(cell.formula).toContain(sheet.getCell(5, keys.indexOf('cost_staff')).address)
      const rows = [...(cell.formula ?? '').matchAll(/\b[A-Z]{1,2}(\d+)\b/g)].map(([, row]) => row)
      expect(new Set(rows), 'all cells of its own row').toEqual(new Set(['5']))
    }
    // A line nobody has filled has formulas too, and shows nothing.
    const empty = sheet.getCell(6, keys.indexOf('computed:tariff'))
    expect([empty.formula === undefined, empty.result ?? '']).toEqual([false, ''])
  } finally {
    await database.close()
  }
})
