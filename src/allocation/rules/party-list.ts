import { parseQuantity } from '#figures/parse.ts'
import type { DecimalText } from '#figures/quantity.ts'

/** A line of a list that somebody typed or pasted: a party and, after a tab or semicolon, its number. */
export type PartyLine = { line: number; party: string; weight: DecimalText | null }
export type LineProblem = { line: number; code: 'number-missing' | 'number-wrong'; found: string; message: string }

/**
 * Reads a list of parties (parter), one on each line: "Aalborg; 219.573" or, pasted from a sheet, with a tab between.
 * Empty lines are skipped. Numbers are in Danish notation.
 *
 * @param numbers - whether each line must carry a number
 * @source own rule: "Aalborg; 219.573" is Aalborg with 219573, "Aalborg; mange" is refused in its line
 */
export function readPartyList(text: string, numbers: boolean): { lines: PartyLine[]; problems: LineProblem[] } {
  const lines: PartyLine[] = []
  const problems: LineProblem[] = []
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === '') continue
    const [party = '', ...rest] = row.split(/[;\t]/).map((cell) => cell.trim())
    const found = rest.join(' ').trim()
    const line = index + 1
    if (!numbers) lines.push({ line, party, weight: null })
    else if (found === '') problems.push({ line, code: 'number-missing', found: row.trim().slice(0, 60), message: '' })
    else {
      const read = parseQuantity(found, { intervals: false, unknown: false, negative: true })
      if (read.ok && read.quantity.state === 'exact') lines.push({ line, party, weight: read.quantity.value })
      else
        problems.push({ line, code: 'number-wrong', found: found.slice(0, 60), message: read.ok ? '' : read.message })
    }
  }
  return { lines, problems }
}
