import type { Front } from '../heads/fronts.ts'
import type { Line } from '../lines/lines.ts'
import { headerOf } from '../pages/headers.ts'
import { labelOf } from '../words/head-labels.ts'
import type { Candidate } from './candidates.ts'
import type { Run } from './chains.ts'

/** The labels of a head stand within these lines under the name of its meeting. */
const reach = 12

/**
 * The items of a file in their meetings: a head of another day between two of them begins another, and where items have
 * no numbers of their own they are counted anew in it.
 *
 * @source own: numbers do not tell where items have none
 */
export function meetingsOf(lines: readonly Line[], items: readonly Candidate[], fronts: readonly Front[]): Run[] {
  const runs: Run[] = []
  let date: string | null = null
  items.forEach((item, at) => {
    const over = fronts.filter(({ line }) => line > (items[at - 1]?.line ?? -1) && line <= item.line)
    const front = over.findLast((each) => isHead(lines, each)) ?? (at === 0 ? over.at(-1) : undefined)
    if (at === 0 || (front !== undefined && front.date !== date))
      runs.push({ items: [], score: 0, end: Number.POSITIVE_INFINITY })
    date = front?.date ?? date
    const own = (runs.at(-1) as Run).items
    const place = own.length + 1
    own.push({ ...item, key: [place], ...(item.counted === true ? { number: String(place) } : {}) })
  })
  return runs
}

/**
 * The heads of meetings that stand between two items: a line that names a meeting and its day, with place or people under
 * it, wherever on its page that is.
 *
 * @source own: the former minutes behind those of a meeting
 */
export function headsBetween(lines: readonly Line[], items: readonly Candidate[]): Front[] {
  return items.slice(1).flatMap(({ line: end, titleFrom = end }, at) => {
    const fronts: Front[] = []
    for (let line = (items[at] as Candidate).line + 1; line < titleFrom; line += 1) {
      const { blank, text } = lines[line] as Line
      const header = blank ? null : headerOf(text)
      const front = header === null ? null : { ...header, line, strength: 1, labelled: false }
      if (front !== null && isHead(lines, front)) fronts.push({ ...front, labelled: true })
    }
    return fronts
  })
}

/** Place and people stand under the name of a meeting; a header that runs over the pages has none. */
function isHead(lines: readonly Line[], { line, labelled }: Front): boolean {
  if (labelled) return true
  return lines.slice(line + 1, line + reach).some(({ blank, text }) => {
    const kind = blank ? undefined : labelOf(text)?.kind
    return kind === 'place' || kind === 'present' || kind === 'absent'
  })
}
