import { tellsOutcome } from './alike/outcome.ts'
import type { Line } from './lines.ts'
import { isMinutes } from './plain-agenda.ts'
import type { Part } from './sections.ts'

/**
 * Whether the text under the titles of a meeting is what was said and decided: a paper that calls itself minutes, in
 * which no item has a heading of any kind.
 *
 * @param head - the lines over its first item
 * @param items - the parts of each of its items
 * @source own: minutes written by hand
 */
export const isSpoken = (head: readonly Line[], items: readonly (readonly Part[])[]): boolean =>
  items.every((parts) => parts.every(({ kind, implied }) => kind === 'other' && implied === undefined)) &&
  items.filter((parts) => parts.some(({ lines }) => lines.some(({ blank, noise }) => !blank && !noise))).length * 2 >=
    items.length &&
  (head.some(({ blank, text }) => !blank && isMinutes(text)) || areTold(items))

/** Most of the texts tell what became of their items. */
function areTold(items: readonly (readonly Part[])[]): boolean {
  const filled = items.filter((parts) => parts.some(({ lines }) => lines.some(({ blank, noise }) => !blank && !noise)))
  const told = filled.filter((parts) =>
    parts.some(({ lines }) => lines.some(({ text }) => past.test(text) || tellsOutcome(text))),
  )
  return items.length >= 3 && told.length >= filled.length * 0.6
}

const past = /(?<!\p{L})(?:besluttet|valgt|aftalt|udsat|var)(?!\p{L})/iu

/**
 * The parts of an item with its text as the decision.
 *
 * @source own: minutes written by hand
 */
export const asDecision = (parts: readonly Part[]): Part[] => parts.map((part) => ({ ...part, kind: 'decision' }))
