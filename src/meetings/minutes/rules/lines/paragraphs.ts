import { isEnded } from '../words/ended.ts'
import { markerOf } from '../words/vocabulary.ts'
import type { Line } from './lines.ts'

const keepsHyphen = /^(?:og|eller|samt|til|og\/eller|som|i|på)\b/i
/**
 * Puts two halves of a broken line together: a word cut by a hyphen becomes whole, "social- og" keeps its hyphen.
 *
 * @source dagsordener-das: "udviklings-" / "og efteruddannelsesaktiviteter" stays, "be-" / "handling" becomes one word
 */
export function joinHalves(first: string, second: string): string {
  const { cut, glue } = joint(first, second)
  return first.slice(0, first.length - cut) + glue + second
}

function joint(first: string, second: string): { cut: 0 | 1; glue: '' | ' ' } {
  if (!/\p{L}-$/u.test(first.slice(-3)) || keepsHyphen.test(second)) return { cut: 0, glue: ' ' }
  return { cut: /^\p{Ll}/u.test(second) ? 1 : 0, glue: '' }
}

/**
 * The text of some lines as paragraphs: broken lines joined, list entries on a line each, an empty line between
 * paragraphs, page stamps and running headers left out.
 *
 * A paragraph goes on behind an empty line when its last line is not ended and the next begins in lower case: some
 * systems leave an empty line inside a list entry, and every page break is one.
 *
 * @source dagsordener-das: clause 2 of item 3 of 17 March 2025, whose second line stands behind an empty one
 */
export function paragraphs(lines: readonly Line[]): string {
  // The pieces of each part are put together at the end: joining them one by one takes the square of their length.
  const parts: string[][] = []
  let gap = true
  for (const line of lines) {
    if (line.noise) continue
    if (line.blank) {
      gap = true
      continue
    }
    const last = parts.at(-1)
    const isEntry = markerOf(line.text) !== null
    if (last !== undefined && !isEntry && goesOn(last.at(-1) as string, line.text, gap)) {
      const end = last.at(-1) as string
      const { cut, glue } = joint(end, line.text)
      if (cut > 0) last[last.length - 1] = end.slice(0, -cut)
      last.push(glue + line.text)
    } else if (last !== undefined && isEntry && !gap) parts.push([line.text])
    else parts.push([gap && parts.length > 0 ? `\n${line.text}` : line.text])
    gap = false
  }
  return parts
    .map((pieces) => pieces.join(''))
    .join('\n')
    .trim()
}

function goesOn(last: string, next: string, gap: boolean): boolean {
  if (!gap) return true
  return !isEnded(last) && /^\p{Ll}/u.test(next)
}
