import type { Line } from '../lines/lines.ts'
import { caseNumberOf, markerOf, openness } from '../words/vocabulary.ts'

/**
 * Openness inside a title: "Takster (lukket punkt)", "3 (Åben) Takster".
 *
 * @source own: as some systems print it
 */
export function inlineOpenness(title: string): boolean | null {
  const marked = /[([](åben|åbent|lukket)(?: punkt| sag)?[)\]]|^(åbent|lukket) punkt/i.exec(title)
  return marked === null ? null : /^åben/i.test(marked[1] ?? marked[2] ?? '')
}

/**
 * The openness that stands within a few lines with text of a line, looking up (-1) or down (1).
 *
 * @returns null when none stands there
 * @source dagsordener-das: "Åben" over "Punkt 3."
 */
export function opennessNear(lines: readonly Line[], from: number, step: 1 | -1, most: number): boolean | null {
  return near(lines, from, step, most, (_, at) => opennessAt(lines, at))
}

/**
 * Whether openness stands over the numbers of a meeting's items, and not under their titles.
 *
 * @param items - the lines of their numbers
 * @source dagsordener-das: "Åben" over "Punkt 3."
 */
export function isOpenAbove(lines: readonly Line[], items: readonly number[]): boolean {
  const isAbove = (line: number) => opennessNear(lines, line, -1, 1) !== null
  const [first] = items
  // What stands over the first item is of no other.
  const sure = first !== undefined && isAbove(first)
  const above = items.filter((line) => isAbove(line) && (sure || !isFarFromAbove(lines, line)))
  return above.length >= items.filter((line) => opennessNear(lines, line, 1, 4) !== null).length
}

/** The text over a line is farther from it than from what stands over that: it belongs to the item before. */
function isFarFromAbove(lines: readonly Line[], line: number): boolean {
  let at = line - 1
  while (at >= 0 && lines[at]?.blank) at -= 1
  return at >= 0 && !lines[at]?.page && line - 1 - at > (lines[at] as Line).gap
}

/**
 * Whether a line says that its item is open or closed.
 *
 * @returns null where the contrary stands right beside it as well: both are then names of a table's columns
 * @source own: "Åbent punkt" and "Lukket punkt" over an empty cell each
 */
export function opennessAt(lines: readonly Line[], at: number): boolean | null {
  const open = openness((lines[at] as Line).text)
  if (open === null) return null
  const isContrary = (step: 1 | -1) => {
    const beside = lines[at + step]?.blank === true ? lines[at + 2 * step] : lines[at + step]
    return beside !== undefined && openness(beside.text) === !open
  }
  return isContrary(1) || isContrary(-1) ? null : open
}

/**
 * Whether a case number stands in the few lines with text below a line.
 *
 * @source dagsordener-das: "2025-006585" under the title
 */
export function hasCaseNumber(lines: readonly Line[], from: number, most: number): boolean {
  return caseNumberNear(lines, from, 1, most) !== null
}

/**
 * The case number that stands within a few lines with text of a line, looking up (-1) or down (1).
 *
 * @source own: some systems print it over the number of the item
 */
export function caseNumberNear(lines: readonly Line[], from: number, step: 1 | -1, most: number): string | null {
  return near(lines, from, step, most, ({ text }) => caseNumberOf(text))
}

function near<Value>(
  lines: readonly Line[],
  from: number,
  step: 1 | -1,
  most: number,
  read: (line: Line, at: number) => Value | null,
): Value | null {
  let seen = 0
  for (let at = from + step; at >= 0 && at < lines.length && seen < most; at += step) {
    const line = lines[at] as Line
    if (line.blank) continue
    // Behind a new page or its header stands another item's openness.
    if (step === 1 && (line.noise || line.page)) return null
    const found = read(line, at)
    if (found !== null) return found
    // Words of a header are no heading of an item.
    if (line.noise) {
      seen += 1
      continue
    }
    if (/^\d{1,3}(?:\.\d{1,2})+\.?\s/.test(line.text)) return null
    if (line.heading !== null || (markerOf(line.text) !== null && openness(line.text) === null)) return null
    seen += 1
  }
  return null
}
