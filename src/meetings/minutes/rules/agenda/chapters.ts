import type { Line } from '../lines/lines.ts'
import { isPaperNumber } from '../pages/paper-page.ts'
import type { Candidate } from './candidates.ts'
import { missingBetween, type Run } from './chains.ts'

/** The name of a paper takes no more lines than these. */
const tallest = 4
const farthest = 9

const file = /\S\.(?:pdf|docx?|xlsx?|pptx?)$/iu
/** What can hold an agenda of its own. */
const ofMeeting = /referat|protokol|dagsorden|møder?(?:t|ne)?(?!\p{L})/iu

/**
 * Joins a meeting whose numbers go on behind the chapters of a paper: they count from 1 between its items 3 and 4, and
 * nothing was asked or decided under any of them.
 *
 * @param isTold - whether something was asked or decided under an item that ends before a line
 * @source own: a report among the items of minutes, with contents of its own
 */
export function withoutChapters(runs: readonly Run[], isTold: (item: Candidate, until: number) => boolean): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const tail = joined.length === 0 ? null : tailOver(joined.at(-1) as Run, run, isTold)
    const told = run.items.map((item, at) => isTold(item, run.items[at + 1]?.line ?? run.end))
    const first = told.indexOf(true)
    // Behind chapters, or the chapters of several papers, the numbers go on with those of the meeting.
    const next = run.items[first]
    const around = first < 1 ? -1 : joined.findLastIndex(({ items }) => follows(items.at(-1), next))
    const before = joined[tail === null ? around : joined.length - 1]
    if (before === undefined) joined.push(run)
    else {
      const items = [
        ...before.items.slice(0, tail ?? before.items.length),
        ...run.items.slice(tail === null ? first : 0),
      ]
      joined[joined.indexOf(before)] = { items, score: before.score + run.score, end: run.end }
    }
  }
  return joined
}

const follows = (last: Candidate | undefined, next: Candidate | undefined): boolean =>
  last !== undefined && next !== undefined && missingBetween(last.key, next.key) === 0

/** Chapters 7 to 9 of a paper behind item 5: where item 6 follows them, and nothing was decided under any. */
function tailOver(before: Run, run: Run, isTold: (item: Candidate, until: number) => boolean): number | null {
  const [first, second] = run.items
  if (first === undefined || first.key[0] === 1 || !isTold(first, second?.line ?? run.end)) return null
  const last = before.items.findLastIndex(({ key }) => missingBetween(key, first.key) === 0)
  const tail = before.items.slice(last + 1)
  const told = tail.some((item, at) => isTold(item, tail[at + 1]?.line ?? first.line))
  const own = before.items.slice(0, last + 1)
  const sure = own.filter((item, at) => isTold(item, before.items[at + 1]?.line ?? first.line)).length
  return tail.length === 0 || told || sure < Math.max(1, own.length / 2) ? null : last + 1
}

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
