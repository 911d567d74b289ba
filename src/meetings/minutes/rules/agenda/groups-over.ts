import type { Line } from '../lines/lines.ts'
import { caseNumberOf, openness } from '../words/vocabulary.ts'

const added =
  /^(?:eftersendt|ekstra|tillægs|supplerende|nyt|nye|sent (?:til|ind)kom(?:ne|men|met)|udsat)e?[- ]?(?:dagsordens)?(?:punkt|punkter|sag|sager|dagsorden)[.:]?$/i

/**
 * The line that stands over an item and says how it came on the agenda ("Ekstra punkt", "Udsat fra sidste møde"): known by
 * its words, or because it stands set apart, right on top of the item, where nothing stands over the others.
 *
 * @param line - the line of the item's number
 * @param others - the lines of the numbers of all items of the meeting
 * @source own: items that were sent afterwards
 */
export function noteOver(lines: readonly Line[], line: number, others: readonly number[]): number | null {
  const above = topOf(lines, line) - 1
  const note = lines.slice(Math.max(0, above - 2), above + 1).findLastIndex(({ blank, noise }) => !blank && !noise)
  const at = Math.max(0, above - 2) + note
  if (note < 0) return null
  const { text, gap, heading } = lines[at] as Line
  if (heading !== null || text.length > 60 || gap === 0) return null
  if (added.test(text)) return at
  const touches = at === above && gap >= 2
  const apart = others.filter((each) => each !== line && (lines[topOf(lines, each)] as Line).gap >= 2)
  const habit = others.length >= 4 && apart.length >= (others.length - 1) * 0.8
  return touches && habit && /^\p{Lu}[\p{L}\d ,()-]{3,}$/u.test(text) ? at : null
}

/** Openness and case number over a number belong to it. */
function topOf(lines: readonly Line[], line: number): number {
  let top = line
  while (top > 0 && (lines[top] as Line).gap === 0) {
    const above = lines[top - 1] as Line
    if (above.noise || (openness(above.text) === null && caseNumberOf(above.text) === null)) break
    top -= 1
  }
  return top
}
