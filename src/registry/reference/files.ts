import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export const referenceFolder = join(import.meta.dirname, '../../../data/reference')

export type CsvRow = Record<string, string>

/** Rows of a reference file by column name. An empty field stays an empty text; the reader says what it means. */
export function readReference(name: string): CsvRow[] {
  return parse(readFileSync(join(referenceFolder, name)), { columns: true, bom: true, skip_empty_lines: true })
}

/** Text of a column that the file must have. */
export function column(row: CsvRow, name: string): string {
  const value = row[name]
  if (value === undefined) throw new Error(`A reference file lacks the column ${name}`)
  return value.trim()
}

/** Text of a column, null when the field is empty (not reported). */
export function optional(row: CsvRow, name: string): string | null {
  return column(row, name) || null
}

/** The values of a field that holds several, separated by semicolons. */
export function several(row: CsvRow, name: string): string[] {
  return column(row, name)
    .split(';')
    .map((value) => value.trim())
    .filter(Boolean)
}
