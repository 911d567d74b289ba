import { isMinutes } from '../agenda/plain-agenda.ts'
import type { Span } from '../agenda/spans.ts'
import type { Line } from '../lines/lines.ts'
import { tellsOutcome } from '../words/outcome.ts'
import type { Part } from './sections.ts'

/** The name of a paper stands within these lines over its first item. */
const farthestName = 60

/** The items whose text is what was said and decided, by their places, and whether those of a whole meeting are. */
export type Told = { items: ReadonlySet<number>; meetings: ReadonlySet<number> }

/**
 * Finds the items whose text is what was said and decided: all of a meeting where none has a heading of any kind, in a
 * paper that calls itself minutes or tells what became of them; and where the others have headings, those of which all
 * the text is "Godkendt".
 *
 * @param parts - of each item
 * @param apart - meetings whose decisions are recorded apart from their items
 * @source own: minutes written by hand
 */
export function toldIn(
  lines: readonly Line[],
  spans: readonly Span[],
  parts: readonly (readonly Part[])[],
  apart: ReadonlySet<number>,
): Told {
  const items = new Set<number>()
  const meetings = new Set<number>()
  for (const [meeting, own] of Map.groupBy(spans.keys(), (at) => (spans[at] as Span).meeting)) {
    if (apart.has(meeting)) continue
    const from = spans[own[0] as number]?.from ?? 0
    const head = lines.slice(Math.max(0, from - farthestName), from)
    const all = own.map((at) => parts[at] ?? [])
    const whole = isSpoken(head, all)
    if (whole) meetings.add(meeting)
    const decided = all.filter((each) => each.some(({ kind }) => kind === 'decision')).length
    for (const at of own) if (whole || (decided * 2 >= all.length && isOutcome(parts[at] ?? []))) items.add(at)
  }
  return { items, meetings }
}

const isSpoken = (head: readonly Line[], items: readonly (readonly Part[])[]): boolean =>
  items.every((parts) => parts.every(({ kind, implied }) => kind === 'other' && implied === undefined)) &&
  items.filter((parts) => parts.some(({ lines }) => lines.some(({ blank, noise }) => !blank && !noise))).length * 2 >=
    items.length &&
  (head.some(({ blank, text }) => !blank && isMinutes(text)) || areTold(items))

/** "Godkendt" is all there is, where the other items have headings. */
function isOutcome(parts: readonly Part[]): boolean {
  const filled = parts.flatMap(({ lines }) => lines.filter(({ blank, noise }) => !blank && !noise))
  const [first] = filled
  const plain = parts.every(({ kind, implied }) => kind === 'other' && implied === undefined)
  return plain && filled.length === 1 && first !== undefined && first.text.length <= longest && isDone(first.text)
}

const longest = 60
const isDone = (text: string): boolean => /^(?:\p{Lu}\p{Ll}+ )?\p{L}{4,}t\.?$/u.test(text) && tellsOutcome(text)

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

/**
 * "Eventuelt. Intet.": a title with what became of it behind it on the same line.
 *
 * @returns null for any other title
 * @source own: minutes written by hand, in which an item can take one line
 */
export function toldBehind(title: string): { title: string; told: string } | null {
  const found = /^(.{4,}?[^.\s]{2})\. (\p{Lu}[^.]{2,40}\.?)$/u.exec(title)
  const [, before = '', told = ''] = found ?? []
  return found !== null && told.split(' ').length <= mostTold && tellsOutcome(told) ? { title: before, told } : null
}

/** More words are a title of two sentences. */
const mostTold = 4
