import type { Line } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import type { Candidate } from './candidates.ts'

/** The files of an item, with its name over them, take no more lines than these. */
const farthest = 30

/**
 * The names of items that stand over them on a page of the web: "Pkt. 12 Takster", the files, and then the item itself,
 * "Pkt. 12" with "Takster" below.
 *
 * @returns the name over each line that begins such an item
 * @source own: pages that print the name of a part twice, once for the list of its files
 */
export function namesOver(lines: readonly Line[], candidates: readonly Candidate[]): Map<number, Candidate> {
  const over = new Map<number, Candidate>()
  candidates.forEach((name, at) => {
    const item = candidates.slice(at + 1, at + 3).find(({ title }) => title === '')
    if (name.title === '' || item === undefined || item.number !== name.number || item.form !== name.form) return
    if (item.line - name.line <= farthest && isAlike(name.title, titleBelow(lines, item.line)))
      over.set(item.line, name)
  })
  return over
}

function titleBelow(lines: readonly Line[], line: number): string {
  return lines.slice(line + 1, line + 4).find(({ blank, noise }) => !blank && !noise)?.text ?? ''
}

/** One may be broken where the other is whole. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [bareText(one), bareText(other)]
  return b !== '' && (a.startsWith(b) || b.startsWith(a))
}
