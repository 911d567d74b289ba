import type { Line } from '../lines/lines.ts'

/** What stands over the number of a paper on its page, the title of its item, and the blank lines between. */
const tallest = 3
const farthest = 8

const numbered =
  /^(?:[Bb]ilag|BILAG)(?:\s*(?:[Nn]r\.?\s*)?|\s*:\s*)\d{1,3}(?:\.\d{1,2})?(?!\d)[.:]?(?:\s+["“”»(]?[\p{Lu}\d].*)?$/u

const ofItem =
  /^(?:[Bb]ilag|BILAG) til (?:(?:dagsordens)?punkt|pkt\.?|sag)(?: nr\.?)? ?[A-Z]?\d{1,3}(?:\.\d{1,2})?[.:]?$/u

/**
 * Whether a line is the number of a paper, alone or with its title behind it: "Bilag 2.1", "Bilag 2: Budget",
 * "Bilag: 80.2. Budget"; or names the item it belongs to: "Bilag til pkt. 3".
 *
 * @source own: packs in which each attachment begins on a page of its own
 */
export const isPaperNumber = (text: string): boolean => text.length < 160 && (numbered.test(text) || ofItem.test(text))

/**
 * Whether a page begins with the number of a paper, or with the title of its item over that. A list that goes on over
 * the page does not.
 *
 * @source own: packs in which the last item of a meeting has the papers of all behind it
 */
export function isPaperPage(lines: readonly Line[], at: number): boolean {
  if (lines[at]?.page !== true) return false
  const before = lines.slice(Math.max(0, at - farthest), at).findLast(({ blank, noise }) => !blank && !noise)
  if (before === undefined || isPaperNumber(before.text) || before.heading?.kind === 'attachments') return false
  let seen = 0
  for (let next = at; next < Math.min(lines.length, at + farthest) && seen < tallest; next += 1) {
    const { blank, text, noise, heading, page } = lines[next] as Line
    if (blank) continue
    // The next page says nothing of this one.
    if (page && noise && seen > 0) return false
    if (isPaperNumber(text)) return true
    if (noise) continue
    if (heading !== null || /\p{Ll}{2}[.:;]$/u.test(text)) return false
    seen += 1
  }
  return false
}
