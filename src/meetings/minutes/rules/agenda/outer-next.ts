import type { Line } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import type { Candidate } from './candidates.ts'
import { missingBetween } from './chains.ts'
import type { Thread } from './threads.ts'

/** Contents stand no further above the first item than this many lines. */
const reach = 60

/**
 * The outer meeting an item belongs to: where its number leaves a gap here and is the very next one there, or where it is
 * the next one of both and only the contents of the outer meeting name it.
 *
 * @param open - the meetings that may still go on, the innermost last
 * @param at - the meeting the item would go on
 * @returns null when it goes on here
 * @source own: behind minutes of two items that were enclosed at item 2, item 3 is that of the meeting around them
 */
export function outerNext(
  lines: readonly Line[],
  threads: readonly Thread[],
  open: readonly number[],
  at: number,
  item: Candidate,
): number | null {
  const own = threads[at] as Thread
  const last = own.items.at(-1)
  if (last === undefined) return null
  const outer = open.findLast((each) => {
    const before = (threads[each] as Thread).items.at(-1)
    return each !== at && before?.look === item.look && missingBetween(before.key, item.key) === 0
  })
  if (outer === undefined || missingBetween(last.key, item.key) !== 0) return outer ?? null
  return isNamed(lines, threads[outer] as Thread, item) && !isNamed(lines, own, item) ? outer : null
}

/** Whether the contents above the first item of a meeting have the number and the title of an item. */
function isNamed(lines: readonly Line[], { items: [first], front }: Thread, item: Candidate): boolean {
  const title = item.title || lines.slice(item.line + 1).find(({ blank, noise }) => !blank && !noise)?.text
  if (first === undefined || title === undefined) return false
  const name = bareText(`${item.number}${title}`).slice(0, 40)
  const over = lines.slice(Math.max(0, front ?? 0, first.line - reach), first.line)
  return over.some(({ text }) => bareText(text).startsWith(name))
}
