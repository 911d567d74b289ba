import type { Cell, TableModel } from './model.ts'

/** The few words that a document adds to its own texts. */
export const WORDS = {
  da: { contents: 'Indhold', source: 'Kilde', page: 'side', of: 'af', sheet: 'Ark', table: 'Tabel', mark: 'Markering' },
  en: { contents: 'Contents', source: 'Source', page: 'page', of: 'of', sheet: 'Sheet', table: 'Table', mark: 'Mark' },
} as const

const MARKS = { low: '↓', high: '↑', 'below-target': '*' } as const

/** Sign before a flagged value, so that no state is told by colour alone; empty where there is no flag. */
export function flagMark(cell: Cell): string {
  return cell.flag === undefined ? '' : MARKS[cell.flag]
}

/** What the signs of a table mean: "↓ under 80 %", each meaning once. */
export function flagLegend(table: TableModel): string[] {
  const flagged = table.rows.flatMap((row) => row.cells).filter((cell) => cell.flag && cell.flagText)
  return [...new Set(flagged.map((cell) => `${flagMark(cell)} ${cell.flagText}`))]
}

/** "22. november 2026" or "22 November 2026". */
export function longDate(isoDate: string, language: 'da' | 'en'): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${isoDate.slice(0, 10)}T00:00:00Z`),
  )
}
