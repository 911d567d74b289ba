import type { Line } from '../lines.ts'
import { tellsOutcome } from './outcome.ts'
import type { Mark } from './recurring.ts'

const least = 3
/** Under a header of the pages text goes on wherever the page ended. */
const mostly = 0.6

/**
 * Takes lines for text again that were taken for headers of pages: those under which what stands mostly tells what
 * became of an item ("Udvalgets møde den 6. december:").
 *
 * @source own: the heading of a decision can name the meeting
 */
export function unmarkLabels(lines: readonly Line[]): void {
  const filled = lines.filter(({ blank }) => !blank)
  const below = new Map(filled.map((line, at) => [line, filled[at + 1]] as const))
  const running = filled.filter(({ noise, page }) => noise && !page)
  for (const alike of Map.groupBy(running, ({ text }) => shapeOf(text)).values()) {
    const told = alike.filter((line) => tellsOutcome(below.get(line)?.text ?? '')).length
    if (alike.length >= least && told >= alike.length * mostly) for (const line of alike) line.noise = false
  }
}

/**
 * What runs over the pages comes again: a line that stands there once among the items is their own.
 *
 * @source own: "Opfølgning på mødet den …" is the title of an item
 */
export function unmarkSolitary(lines: readonly Line[], marks: readonly Mark[]): void {
  const running = lines.filter(({ blank, noise }) => !blank && noise)
  const alike = Map.groupBy(running, ({ text }) => shapeOf(text))
  for (const line of lines.slice(marks[0]?.line ?? lines.length)) {
    if (line.noise && !line.blank && !line.page && alike.get(shapeOf(line.text))?.length === 1) line.noise = false
  }
}

const shapeOf = (text: string): string => text.replace(/\d+/g, '#')
