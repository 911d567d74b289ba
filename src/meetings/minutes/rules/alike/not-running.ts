import type { Line } from '../lines/lines.ts'
import { isEnded } from '../words/ended.ts'
import { tellsOutcome, tellsWish } from '../words/outcome.ts'
import type { Mark } from './recurring.ts'

const least = 3
const mostly = 0.6
/** Under a header of the pages text goes on wherever the page ended; it never begins anew on all of them. */
const some = 0.3

/**
 * Takes lines for text again that were taken for headers of pages: those under which what stands mostly tells what
 * became of an item ("Udvalgets møde den 6. december:").
 *
 * @source own: the heading of a decision can name the meeting
 */
export function unmarkLabels(lines: readonly Line[]): void {
  const filled = lines.filter(({ blank }) => !blank)
  const around = new Map(filled.map((line, at) => [line, { over: filled[at - 1], under: filled[at + 1] }] as const))
  const running = filled.filter(({ noise }) => noise)
  for (const alike of Map.groupBy(running, ({ text }) => shapeOf(text)).values()) {
    const textsOf = (line: Line) => ({
      over: around.get(line)?.over?.text ?? '',
      under: around.get(line)?.under?.text ?? '',
    })
    const told = alike.filter((line) => tellsOutcome(textsOf(line).under)).length
    const asked = alike.filter((line) => tellsWish(textsOf(line).under)).length
    const apart = alike.every((line) => isApart(textsOf(line)))
    const begins = told >= alike.length * mostly || (apart && told + asked >= alike.length * some)
    // A header begins most of its pages.
    const within = alike.filter(({ page }) => !page).length > alike.length / 2
    if (alike.length >= least && within && begins) for (const line of alike) line.noise = false
  }
}

/** The text above is ended, or is none, and the text below begins one. */
const isApart = ({ over, under }: { over: string; under: string }): boolean =>
  (isEnded(over) || over.length < 60) && /^["\d\p{Lu}]/u.test(under)

/**
 * What runs over the pages comes again: a line that stands there once among the items is their own.
 *
 * @returns whether there is any
 * @source own: "Opfølgning på mødet den …" is the title of an item
 */
export function unmarkSolitary(lines: readonly Line[], marks: readonly Mark[]): boolean {
  const running = lines.filter(({ blank, noise }) => !blank && noise)
  const alike = Map.groupBy(running, ({ text }) => shapeOf(text))
  const solitary = lines
    .slice(marks[0]?.line ?? lines.length)
    .filter(({ blank, noise, page, text }) => noise && !blank && !page && alike.get(shapeOf(text))?.length === 1)
  for (const line of solitary) line.noise = false
  return solitary.length > 0
}

const shapeOf = (text: string): string => text.replace(/\d+/g, '#')
