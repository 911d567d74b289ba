import type { Candidate } from './candidates.ts'
import { isCapital, type Line } from './lines.ts'
import { caseNumberOf, openness, opennessOfGroup } from './vocabulary.ts'

type Around = { lines: readonly Line[]; candidates: readonly Candidate[] }
type Item = Candidate & { openAbove: boolean }

/** "B. Sager til beslutning", "B) …" between two items, set apart from both. */
function isLettered(lines: readonly Line[], at: number): boolean {
  const { text, gap } = lines[at] as Line
  const next = lines[at + 1]
  return /^[A-H][.)] \p{Lu}[^.]{3,60}$/u.test(text) && gap > 0 && (next?.blank === true || next?.noise === true)
}

/** "TILLÆGSDAGSORDEN" and the like: a row of capitals between two items, set apart from both. */
function isCapitalAlone(lines: readonly Line[], at: number): boolean {
  const { text, gap, heading } = lines[at] as Line
  const apart = gap > 0 && lines[at + 1]?.blank === true && text.length <= 60 && heading === null
  return apart && isCapital(text) && !/[.:;!?\d]$/.test(text)
}

/**
 * "Lukkede punkter" or another heading over a part of the agenda right above an item.
 *
 * @source own: agendas in parts
 */
export function openOver({ lines }: Around, line: number): { open: boolean | null; line: number } | null {
  for (let at = line - 1; at >= Math.max(0, line - 8); at -= 1) {
    const { blank, noise, text } = lines[at] as Line
    const open = opennessOfGroup(text)
    if (blank || noise || (open === null && (openness(text) !== null || caseNumberOf(text) !== null))) continue
    return open === null && !isLettered(lines, at) && !isCapitalAlone(lines, at) ? null : { open, line: at }
  }
  return null
}

/**
 * The heading of a group, and what stands over that in turn.
 *
 * @source own: agendas in parts
 */
export function groupWithTop(state: Around, items: readonly Item[], at: number): { group?: number } {
  const found = groupOver(state, items, at)
  const over = found.group === undefined ? null : openOver(state, found.group)
  return over === null ? found : { group: over.line }
}

/** The heading of a group right above an item, whether it was taken for an item itself or not. */
function groupOver(state: Around, items: readonly Item[], at: number): { group?: number } {
  const item = items[at] as Item
  const before = items[at - 1]
  if (item.key.length < 2 || (before !== undefined && before.key.length > 1 && before.key[0] === item.key[0])) return {}
  const group = state.candidates.findLast(
    ({ line, key, form }) => line < item.line && key.length === 1 && key[0] === item.key[0] && form === item.form,
  )
  return group !== undefined && isGroup(state, { ...item, ...group }, item) ? { group: group.line } : {}
}

/**
 * "2. Sager til drøftelse" over 2.1 is the heading of a group.
 *
 * @source own: agendas with numbers of two parts
 */
export function isGroup({ lines }: Around, item: Item, next: Item | undefined): boolean {
  if (item.key.length !== 1 || next === undefined || next.key.length < 2 || next.key[0] !== item.key[0]) return false
  const between = lines.slice(item.line + 1, next.line).filter(({ blank, noise }) => !blank && !noise)
  // Where openness stands under a title, what has its own is an item, with a list of others under it.
  if (item.openAbove === false && between.some(({ text }) => openness(text) !== null)) return false
  return between.length <= 2 && between.every(({ heading }) => heading === null)
}
