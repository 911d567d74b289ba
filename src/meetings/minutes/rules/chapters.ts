import type { Candidate } from './candidates.ts'
import type { Line } from './lines.ts'
import { isPaperNumber } from './paper-page.ts'

/** The name of a paper takes no more lines than these. */
const tallest = 4
const farthest = 9

const file = /\S\.(?:pdf|docx?|xlsx?|pptx?)$/iu
/** What can hold an agenda of its own. */
const ofMeeting = /referat|protokol|dagsorden|møder?(?:t|ne)?(?!\p{L})/iu

/**
 * Whether a count of numbers is that of the chapters of an attachment: its 1 stands right under the name of that paper,
 * "Bilag 2: Budget 2013" or "Budget 2013.pdf", which names no minutes.
 *
 * @source own: packs in which each attachment begins on a page of its own, with its number and its title
 */
export function areChapters(lines: readonly Line[], [first]: readonly Candidate[]): boolean {
  if (first === undefined || first.form === 'word' || first.key[0] !== 1) return false
  const above: string[] = []
  for (let at = first.line - 1; at >= Math.max(0, first.line - farthest) && above.length < tallest; at -= 1) {
    const { blank, noise, text, heading } = lines[at] as Line
    if (blank) continue
    // Where each paper has its number or its year at the top of a page, that runs.
    if (isPaperNumber(text)) return !ofMeeting.test([text, ...above].join(' '))
    if (file.test(text)) return above.length === 0 && !ofMeeting.test(text)
    if (noise) continue
    // Text, or what is asked and decided, is no name.
    if (heading !== null || /\p{Ll}{2}[.:;]$/u.test(text)) return false
    above.push(text)
  }
  return false
}
