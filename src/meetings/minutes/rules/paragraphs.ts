import { isEnded } from './ended.ts'
import type { Line } from './lines.ts'
import { markerOf } from './vocabulary.ts'

const keepsHyphen = /^(?:og|eller|samt|til|og\/eller|som|i|på)\b/i
/**
 * Puts two halves of a broken line together: a word cut by a hyphen becomes whole, "social- og" keeps its hyphen.
 *
 * @source dagsordener-das: "udviklings-" / "og efteruddannelsesaktiviteter" stays, "be-" / "handling" becomes one word
 */
export function joinHalves(first: string, second: string): string {
  // Only its end is looked at: a text of thousands of lines is joined line by line.
  if (!/\p{L}-$/u.test(first.slice(-3))) return `${first} ${second}`
  if (keepsHyphen.test(second)) return `${first} ${second}`
  return /^\p{Ll}/u.test(second) ? first.slice(0, -1) + second : first + second
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
  const parts: string[] = []
  let gap = true
  for (const line of lines) {
    if (line.noise) continue
    if (line.blank) {
      gap = true
      continue
    }
    const last = parts.at(-1)
    const isEntry = markerOf(line.text) !== null
    if (last !== undefined && !isEntry && goesOn(last, line.text, gap))
      parts[parts.length - 1] = joinHalves(last, line.text)
    else if (last !== undefined && isEntry && !gap) parts.push(line.text)
    else parts.push(gap && parts.length > 0 ? `\n${line.text}` : line.text)
    gap = false
  }
  return parts.join('\n').trim()
}

function goesOn(last: string, next: string, gap: boolean): boolean {
  if (!gap) return true
  return !isEnded(last) && /^\p{Ll}/u.test(next)
}
