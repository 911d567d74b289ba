import { isCapital, type Line } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import { caseNumberOf, openness, opennessOfGroup } from '../words/vocabulary.ts'
import type { Candidate } from './candidates.ts'
import type { Run } from './chains.ts'

type Around = { lines: readonly Line[]; candidates: readonly Candidate[]; parts: ReadonlySet<string> }
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
 * The names of the parts of an agenda: what stands right over the same item twice, in its contents and before it.
 *
 * @source own: "SAGER TIL ORIENTERING" over item 9, "Tema 2: Sager til beslutning" over item 2.1
 */
export function partsIn(lines: readonly Line[]): Set<string> {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  lines.forEach(({ blank, noise, text }, at) => {
    if (blank || noise || text.length > 80 || /^\d|[.:;!?\d]$/.test(text)) return
    const below = lines.slice(at + 1, at + 4).find((line) => !line.blank && !line.noise)
    if (below === undefined || !numbered.test(below.text)) return
    const name = `${text} ${bareText(below.text).slice(0, mostAlike)}`
    if (seen.has(name)) twice.add(text)
    seen.add(name)
  })
  return twice
}

/** Number and first word of the item under it: in the contents the number of a page stands behind its title. */
const mostAlike = 10
const numbered = /^\d{1,2}[.)]/

/**
 * "Lukkede punkter" or another heading over a part of the agenda right above an item.
 *
 * @source own: agendas in parts
 */
export function openOver({ lines, parts }: Around, line: number): { open: boolean | null; line: number } | null {
  for (let at = line - 1; at >= Math.max(0, line - 8); at -= 1) {
    const { blank, noise, text } = lines[at] as Line
    // "2. Lukkede punkter" over 2.1
    const open = opennessOfGroup(text.replace(/^\d{1,2}\. /, ''))
    if (blank || noise || (open === null && (openness(text) !== null || caseNumberOf(text) !== null))) continue
    const isPart = isLettered(lines, at) || isCapitalAlone(lines, at) || parts.has(text)
    return open === null && !isPart ? null : { open, line: at }
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
  if (group !== undefined && isGroup(state, { ...item, ...group }, item)) return { group: group.line }
  const named = countedOver(state.lines, item)
  return named === null ? {} : { group: named }
}

/** "Tema 2: Sager til beslutning" over 2.1 counts the group with a word of its own. */
function countedOver(lines: readonly Line[], { line, key }: Item): number | null {
  const above = Math.max(0, line - 4)
  const at = above + lines.slice(above, line).findLastIndex(({ blank, noise }) => !blank && !noise)
  const found = at < above ? null : /^\p{Lu}\p{Ll}+ (\d{1,2})(?:[:.]|$)/u.exec((lines[at] as Line).text)
  return found !== null && Number(found[1]) === key[0] && key[1] === 1 && (lines[at] as Line).gap > 0 ? at : null
}

/**
 * "2. Sager til drøftelse" over 2.1 is the heading of a group.
 *
 * @source own: agendas with numbers of two parts
 */
export function isGroup(
  { lines }: Pick<Around, 'lines'>,
  item: Candidate & { openAbove?: boolean },
  next: Candidate | undefined,
): boolean {
  if (item.key.length !== 1 || next === undefined || next.key.length < 2 || next.key[0] !== item.key[0]) return false
  const between = lines.slice(item.line + 1, next.line).filter(({ blank, noise }) => !blank && !noise)
  // Where openness stands under a title, what has its own is an item, with a list of others under it.
  if (item.openAbove === false && between.some(({ text }) => openness(text) !== null)) return false
  return between.length <= 2 && between.every(({ heading }) => heading === null)
}

/**
 * The runs of numbers without those that are only the heading of a group: "1. Velkomst og formalia" alone, right over
 * the 1.1 another run begins with.
 *
 * @source own: former minutes in which only the first group stands on top of a page
 */
export function withoutGroups(lines: readonly Line[], runs: readonly Run[]): Run[] {
  return runs.filter(({ items: [first, ...more] }, at) => {
    const next = runs[at + 1]?.items[0]
    return more.length > 0 || first === undefined || !isGroup({ lines }, first, next)
  })
}
