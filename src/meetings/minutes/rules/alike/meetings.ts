import type { Candidate } from '../candidates.ts'
import type { Run } from '../chains.ts'
import type { Front } from '../fronts.ts'

/**
 * The items of a file in their meetings: a head of another day between two of them begins another.
 *
 * @source own: numbers do not tell where items have none
 */
export function meetingsOf(items: readonly Candidate[], fronts: readonly Front[]): Run[] {
  const runs: Run[] = []
  let date: string | null = null
  items.forEach((item, at) => {
    const over = fronts.filter(({ line }) => line > (items[at - 1]?.line ?? -1) && line <= item.line)
    const front = over.findLast(({ labelled }) => labelled) ?? (at === 0 ? over.at(-1) : undefined)
    if (at === 0 || (front !== undefined && front.date !== date))
      runs.push({ items: [], score: 0, end: Number.POSITIVE_INFINITY })
    date = front?.date ?? date
    ;(runs.at(-1) as Run).items.push(item)
  })
  return runs
}
