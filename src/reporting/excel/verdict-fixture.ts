import { isSameCell } from '../rules/cells.ts'
import type { ReadResult, WorkbookForm } from './model.ts'
import type { Mutation } from './mutation-fixture.ts'
import { readWorkbook } from './read.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/**
 * What is wrong with the verdict on a changed workbook; null when it is right: refused with a place and a remedy for
 * every fault, or every cell read, and each that was not touched read as it was.
 */
export async function wrongVerdict(form: WorkbookForm, { bytes, touched }: Mutation): Promise<string | null> {
  const read = await readWorkbook(bytes, form)
  return read.ok ? wrongCells(form, read, touched) : wrongFaults(read.faults)
}

function wrongFaults(faults: Extract<ReadResult, { ok: false }>['faults']): string | null {
  if (faults.length === 0) return 'refused without a fault'
  for (const { code, sheet, cell, message } of faults) {
    if (!(code in da) || !(code in en)) return `${code} has no text`
    if (code === 'reporting.excel.cell' && !message?.da) return 'a cell without a remedy'
    if (cell !== '' && !/^[A-Z]+\d+$/.test(cell)) return `no place: ${sheet}!${cell}`
  }
  return null
}

function wrongCells(
  form: WorkbookForm,
  { cells }: Extract<ReadResult, { ok: true }>,
  touched: Mutation['touched'],
): string | null {
  if (cells.length !== form.lines.length * form.definition.fields.length) return `${cells.length} cells`
  const lines = new Map(form.lines.map(({ lineId, values }) => [lineId, values]))
  for (const { lineId, field, value, cell } of cells) {
    const values = lines.get(lineId)
    if (!values) return `unknown line ${lineId}`
    if (touched && !touched.has(cell) && !isSameCell(value, values[field])) {
      return `${cell}: ${JSON.stringify(values[field])} became ${JSON.stringify(value)}`
    }
  }
  return null
}
