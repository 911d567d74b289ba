import { caseNumberOf, markerOf, openness } from '../words/vocabulary.ts'
import type { Line } from './lines.ts'

const alone = /^\d{1,3}$/
const farthest = 3
const begun = /^(?:(?:dagsordens)?punkt|pkt|sag|ad|emne|side|bilag|nr)(?!\p{L})/iu

/**
 * Whether a line is a number without any sign, with what can be a title right under it. The number of a page has a
 * header under it, or text that goes on.
 *
 * @source own: tables taken out of their file, with the number of an item in a row or a column of its own
 */
export function isOverTitle(lines: readonly Line[], at: number): boolean {
  if (!alone.test((lines[at] as Line).text) || goesOn(lines, at)) return false
  const title = lines.slice(at + 1, at + 1 + farthest).find(({ blank }) => !blank)
  if (title === undefined || title.noise || title.gap > 1 || title.heading !== null) return false
  const { text } = title
  if (!/^["“”»(]?\p{Lu}/u.test(text) || text.length > 140 || /[.:;,]$/.test(text) || begun.test(text)) return false
  return markerOf(text) === null && openness(text) === null && caseNumberOf(text) === null
}

/** The text above it is not ended: a page ended in the midst of it. */
function goesOn(lines: readonly Line[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - farthest), at).findLast(({ blank }) => !blank)?.text ?? ''
  return above.length > shortest && /[\p{Ll},-]$/u.test(above)
}

const shortest = 40

/**
 * Whether numbers alone on their lines begin items: titles stand under nearly all of them, and something is asked or
 * decided between most of them.
 *
 * @param counted - their lines, in order
 * @source own: numbers of pages stand alone on their lines too
 */
export function areItems(lines: readonly Line[], counted: readonly number[]): boolean {
  const titled = counted.filter((at) => isOverTitle(lines, at)).length
  if (titled < counted.length * 0.8) return false
  const kinds = (from: number, to: number) =>
    lines.slice(from, to).some(({ heading }) => heading?.kind === 'decision' || heading?.kind === 'recommendation')
  const asked = counted.filter((at, index) => kinds(at, counted[index + 1] ?? lines.length)).length
  return asked >= counted.length * 0.6
}
