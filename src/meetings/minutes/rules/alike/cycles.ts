import type { Line } from '../lines/lines.ts'
import type { Mark } from './recurring.ts'
import { type Block, blockAbove } from './title-blocks.ts'

/** Items without the pivot leave two of another between one and the next. */
const mostTwice = 0.34
/** No item has more. */
const mostLabels = 60

/**
 * The labels of a file in the order in which they come in each item, the one that is asked about last. Labels that come
 * more than once in an item are left out.
 *
 * @param pivot - a label that comes once in each item
 * @source own: each item has the same labels in the same order, and may lack some
 */
export function orderOf(marks: readonly Mark[], pivot: string): string[] {
  const windows = windowsOf(marks, pivot)
  const all = Map.groupBy(marks, ({ key }) => key)
  const often = [...all].sort(([, a], [, b]) => b.length - a.length).slice(0, mostLabels)
  const keys = often.flatMap(([key]) => (key !== pivot && comesOnce(windows, key) ? [key] : []))
  const places = windows.map((window) => new Map(window.map((key, at) => [key, at] as const)))
  const wins = (a: string, b: string) =>
    places.reduce((sum, place) => {
      const [one, other] = [place.get(a), place.get(b)]
      return one === undefined || other === undefined ? sum : sum + Math.sign(other - one)
    }, 0)
  const rank = new Map(
    keys.map((key) => [key, keys.reduce((sum, other) => sum + Math.sign(wins(key, other)), 0)] as const),
  )
  return [...keys.sort((a, b) => (rank.get(b) as number) - (rank.get(a) as number)), pivot]
}

/** The labels between one pivot and the next. */
function windowsOf(marks: readonly Mark[], pivot: string): string[][] {
  const windows: string[][] = [[]]
  for (const { key } of marks) {
    if (key === pivot) windows.push([])
    else (windows.at(-1) as string[]).push(key)
  }
  return windows
}

function comesOnce(windows: readonly string[][], key: string): boolean {
  const counts = windows.map((window) => window.filter((each) => each === key).length).filter((count) => count > 0)
  return counts.length >= 2 && counts.filter((count) => count > 1).length <= counts.length * mostTwice
}

/**
 * The titles that stand right over the first label of each item, if items begin with a given one of the ordered labels:
 * a new item begins where the order begins anew.
 *
 * @param first - which label of the order items begin with at the earliest
 * @source own: where no number tells, the labels that come again do
 */
export function titlesOver(
  lines: readonly Line[],
  marks: readonly Mark[],
  order: readonly string[],
  first: number,
): Block[] {
  const ranks = new Map(order.map((key, at) => [key, (at - first + order.length) % order.length] as const))
  const known = marks.filter(({ key }) => ranks.has(key))
  const places = new Set(marks.map(({ line }) => line))
  const blocks: Block[] = []
  // The first item can lack its first labels, but over what comes behind a decision is no title.
  let last = ranks.get(order.at(-1) as string) as number
  for (const { key, line } of known) {
    const rank = ranks.get(key) as number
    const block = rank <= last ? blockAbove(lines, line, (at) => places.has(at)) : null
    if (block !== null) blocks.push(block)
    last = rank
  }
  return blocks
}
