import type { Line } from '../lines/lines.ts'
import { caseNumberOf } from '../words/vocabulary.ts'
import { orderOf, titlesOver } from './cycles.ts'
import type { Mark } from './recurring.ts'
import type { Block } from './title-blocks.ts'
import type { Style } from './title-styles.ts'
import { besideOpenness, withOpenness } from './under-openness.ts'
import { orderOfNumber, writtenNumber } from './written-numbers.ts'

/** The items of a file as its labels tell them, and how well: an item has one decision. */
export type Items = { titles: Block[]; value: number; order: string[] }

const least = 3
/** Of titles, for a number to be theirs. */
const mostNumbered = 0.85
/** Of titles, that stand once: meetings in one file have "Eventuelt" and the like in common. */
const leastDistinct = 0.6

/**
 * The items of a file by the label of their decisions: what stands right over the first label of each, or looks alike
 * and stands once between any two decisions. Of all that could be the titles, those are that leave each item one
 * decision.
 *
 * @param styles - blocks that look alike
 * @param pivot - the label of the decision
 * @returns null when nothing comes once between any two
 * @source own: where no number tells the items apart, the labels that come again do
 */
export function itemsBy(
  lines: readonly Line[],
  marks: readonly Mark[],
  styles: readonly Style[],
  pivot: string,
): Items | null {
  const order = orderOf(marks, pivot)
  const decided = marks.filter(({ key }) => key === pivot).map(({ line }) => line)
  const over = order.map((_, first) => ({ titles: titlesOver(lines, marks, order, first), first }))
  const alike = styles.map(({ blocks }) => ({ titles: fromFirst(blocks, decided) }))
  let best: Items | null = null
  for (const { titles, first } of over)
    best = better(best, { titles, value: worthOf(titles, decided), order: turned(order, first) })
  for (const { titles } of alike) {
    const value = worthOf(titles, decided)
    if (best === null || value > best.value) best = { titles, value, order }
  }
  if (best !== null && !isSure(best, decided)) best = null
  const rows = besideOpenness(lines)
  for (const blocks of rows) {
    const titles = fromFirst(blocks, decided)
    const beside = { titles, value: worthOf(titles, decided), order }
    const isBetter =
      best === null || (hasNumber(best.titles) ? beside.value >= best.value : better(best, beside) === beside)
    if (isBetter && isSure(beside, decided)) best = beside
  }
  if (best === null) return null
  return { ...best, titles: withOpenness(rows, withNumbered(withoutGroups(lines, best.titles), styles)) }
}

/** The number of the case stands under the title, and is none. */
const hasNumber = (titles: readonly Block[]): boolean => titles.some(({ text }) => caseNumberOf(text) !== null)

const turned = (order: readonly string[], first: number): string[] => [...order.slice(first), ...order.slice(0, first)]

/** All of the other's titles and a few that have labels of an item and no decision are closed items, as a rule. */
function better(best: Items | null, other: Items): Items {
  if (best === null) return other
  const own = new Set(best.titles.map(({ from }) => from))
  const more = best.titles.length - other.titles.length
  const isMore =
    more > 0 &&
    more <= best.titles.length / 4 &&
    best.value >= other.value - more / 2 &&
    other.titles.every(({ from }) => own.has(from))
  return isMore || other.value <= best.value ? best : other
}

/** Before the first decision stands one title, and the head of the file over it. */
function fromFirst(blocks: readonly Block[], decided: readonly number[]): Block[] {
  const first = blocks.findLastIndex(({ to }) => to < (decided[0] ?? 0))
  return blocks.slice(Math.max(0, first))
}

/** One for each item with one decision; what has none or more is no item, or two. */
function worthOf(titles: readonly Block[], decided: readonly number[]): number {
  let value = 0
  let at = decided.findIndex((line) => line > (titles[0]?.to ?? Number.POSITIVE_INFINITY))
  if (at < 0) return 0
  value -= at
  titles.forEach((_, index) => {
    const end = titles[index + 1]?.from ?? Number.POSITIVE_INFINITY
    let own = 0
    for (; at < decided.length && (decided[at] as number) < end; at += 1) own += 1
    value += own === 0 ? -0.5 : 1 - (own - 1)
  })
  return value
}

function isSure({ titles, value }: Items, decided: readonly number[]): boolean {
  const texts = new Set(titles.map(({ text }) => text.toLowerCase()))
  return (
    titles.length >= least &&
    value >= Math.max(least, titles.length * 0.6, decided.length * 0.6) &&
    texts.size >= titles.length * leastDistinct
  )
}

/** "B. Sager til drøftelse" right over "1. Takster": written otherwise than the others, with nothing of its own. */
function withoutGroups(lines: readonly Line[], titles: readonly Block[]): Block[] {
  const shapes = titles.map(({ text }) => writtenNumber(text)?.shape ?? '')
  const often = (shape: string) => shapes.filter((each) => each === shape).length
  return titles.filter(({ to }, at) => {
    const next = titles[at + 1]
    const empty = next !== undefined && lines.slice(to + 1, next.from).every(({ blank, noise }) => blank || noise)
    return !empty || often(shapes[at] as string) * 2 >= titles.length
  })
}

/**
 * Items without any label, known by their numbers: where the titles have numbers in one form, a line in that form whose
 * number comes between those around it is one.
 */
function withNumbered(titles: readonly Block[], styles: readonly Style[]): Block[] {
  const shape = shapeOf(titles)
  if (shape === null) return [...titles]
  const known = new Set(titles.map(({ from }) => from))
  const style = styles.find(({ name }) => name === `number ${shape}`)
  const all = [...titles, ...(style?.blocks ?? []).filter(({ from }) => !known.has(from))]
  all.sort((a, b) => a.from - b.from)
  const numberOf = ({ text }: Block) => orderOfNumber(writtenNumber(text)?.number ?? '')
  const first = all.findIndex(({ from }) => known.has(from))
  return all.filter((block, at) => {
    if (known.has(block.from)) return true
    const before = all.slice(0, at).findLast(({ from }) => known.has(from))
    const next = all.slice(at + 1).find(({ from }) => known.has(from))
    const number = numberOf(block)
    return (
      at > first &&
      before !== undefined &&
      number > numberOf(before) &&
      number <= numberOf(before) + 3 &&
      (next === undefined || number < numberOf(next))
    )
  })
}

/**
 * The form in which titles have their numbers.
 *
 * @returns null when they have none
 * @source own: all items of a paper are numbered alike
 */
export function shapeOf(titles: readonly Block[]): string | null {
  const shapes = Map.groupBy(titles, ({ text }) => writtenNumber(text)?.shape ?? '')
  const [shape, alike] = [...shapes].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  return shape !== '' && alike.length >= titles.length * mostNumbered ? shape : null
}
