import type { Line } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import { markerOf } from '../words/vocabulary.ts'
import type { Candidate } from './candidates.ts'

const reach = 6

/**
 * Whether what stands right under a numbered line is what an item begins with: a heading, or its title once more. The
 * last entry of a list can have a heading under it too.
 *
 * @source own: web pages on which a title comes twice, and items of which only the case is known
 */
export function startsItem(lines: readonly Line[], { line, number, title }: Candidate): boolean {
  if (title === '') return false
  const below = filled(lines.slice(line + 1, line + 1 + reach))[0]
  if (below === undefined) return false
  if (bareText(below.text) === bareText(title) && bareText(title).length > 5) return true
  const above = filled(lines.slice(Math.max(0, line - reach), line)).at(-1)
  const inList = markerOf(above?.text ?? '')?.number === Number(number) - 1
  return below.heading !== null && !inList && (lines[line] as Line).gap > 0
}

const filled = (lines: readonly Line[]) => lines.filter(({ blank, noise }) => !blank && !noise)
