import type { Front } from '../heads/fronts.ts'
import type { Line } from '../lines/lines.ts'
import { isFootOver } from '../pages/foot-fields.ts'
import type { Header } from '../pages/headers.ts'
import type { Candidate } from './candidates.ts'
import { missingBetween, type Run } from './chains.ts'
import type { Evidence } from './evidence.ts'
import { noteOver } from './groups-over.ts'
import { groupWithTop, isGroup, openOver } from './item-groups.ts'
import { caseNumberNear, hasCaseNumber, isOpenAbove, opennessNear } from './openness.ts'
import { outerNext } from './outer-next.ts'
import { isTitleAbove, titleOver } from './title-above.ts'

/** An item's beginning, accepted. */
export type Beginning = Candidate & {
  thread: number
  outOfOrder: boolean
  /** Openness, or the case number, stands over the number in this meeting, not under the title. */
  openAbove: boolean
  caseAbove: boolean
  /** What the heading of its part of the agenda says of its openness, and where that stands right above it. */
  openGroup: boolean | null
}

/** The items of one meeting as they follow each other in the file. */
export type Thread = {
  date: string | null
  body: string | null
  /** What a header among its items names, for a meeting whose head says nothing. */
  guess?: { date: string | null; body: string | null }
  front: number | null
  form: Candidate['form']
  items: Beginning[]
  /** Where its decisions are recorded behind it under a head of their own: that head, and the first of them. */
  record?: { front: number | null; first: number }
}

/** What is known of a file when its meetings are told apart. */
export type State = {
  lines: readonly Line[]
  candidates: readonly Candidate[]
  fronts: readonly Front[]
  evidence: Evidence
  keyOf: (candidate: Candidate) => Header | null
  /** An empty line stands behind nearly every line of the file. */
  spaced: boolean
  /** The names of the parts of the agenda. */
  parts: ReadonlySet<string>
}

/**
 * The line of the last item before a line, of whichever run; -1 where none is.
 *
 * @source own: what stands behind it belongs to the next item
 */
export function lastBefore(runs: readonly Run[], line: number): number {
  const before = runs.flatMap(({ items }) => items.map((item) => item.line)).filter((each) => each < line)
  return before.reduce((most, each) => Math.max(most, each), -1)
}

/**
 * The last front between two lines.
 *
 * @source own: the head of a meeting stands over its first item
 */
export function frontBetween({ fronts }: State, after: number, line: number): Front | null {
  return fronts.findLast((front) => front.line > after && front.line <= line) ?? null
}

/** A count that begins under the head of an earlier meeting is that one's, though the pages bear the day of the pack. */
function headOfOther(state: State, after: number, first: Candidate): Front | null {
  const day = state.keyOf(first)?.date ?? frontBetween(state, after, first.line)?.date
  if (day === undefined || after < 0 || first.key[0] !== 1) return null
  const heads = state.fronts.filter(({ line, labelled }) => labelled && line > after && line <= first.line)
  const head = heads.at(-1)
  return head !== undefined && head.date < day ? head : null
}

/**
 * Meetings from the runs: each its own, but where the numbers of an earlier one go on.
 *
 * @source dagsordener-das: the pack of 17 March 2025 goes on with item 3 behind the minutes of 9 January
 */
export function threadsOf(state: State, runs: readonly Run[]): Thread[] {
  const threads: Thread[] = []
  const open: number[] = []
  for (const { items } of runs) {
    const [first] = items as [Candidate]
    const over = lastBefore(runs, first.line)
    const head = headOfOther(state, over, first)
    const front = head ?? frontBetween(state, over, first.line)
    const key = head === null ? (state.keyOf(first) ?? (front === null ? laterKey(state, items) : null)) : null
    let at = resumed(threads, open, first, key, front)
    if (at === null) {
      at = threads.length
      threads.push({ ...nameOf(key, front), front: frontOf(front, key), form: first.form, items: [] })
      open.push(at)
    }
    for (const item of items) {
      at = outerNext(state.lines, threads, open, at, item) ?? at
      open.length = open.indexOf(at) + 1
      add(threads, at, item)
    }
  }
  for (const thread of threads) {
    const openAbove = isOpenAbove(state.lines, linesOf(thread))
    const caseAbove = isCaseAbove(state, thread)
    const titled = isTitleAbove(state.lines, thread.items, state.spaced)
    let openGroup: boolean | null = null
    thread.items = thread.items.map((item) => ({ ...item, openAbove }))
    thread.items = thread.items
      .map((item, at) => {
        const over = openOver(state, item.line)
        openGroup = over?.open ?? openGroup
        const note = over === null && !titled ? noteOver(state.lines, item.line, linesOf(thread)) : null
        const known = over?.line ?? state.evidence.nameOver(item.line) ?? note
        const group = known === null ? groupWithTop(state, thread.items, at) : { group: known }
        const above = titled ? { titleFrom: titleOver(state.lines, item.line, state.spaced, 'sure') ?? item.line } : {}
        return { ...item, caseAbove, openGroup, ...above, ...group }
      })
      .filter((item, at) => !isGroup(state, item, thread.items[at + 1]))
  }
  return threads
}

const linesOf = ({ items }: Thread) => items.map(({ line }) => line)

function isCaseAbove({ lines }: State, { items }: Thread): boolean {
  const opensAbove = (line: number) => (opennessNear(lines, line, -1, 1) === null ? 1 : 2)
  const above = items.filter(
    ({ line }) => caseNumberNear(lines, line, -1, opensAbove(line)) !== null && !isFootOver(lines, line),
  ).length
  return above > items.filter(({ line }) => hasCaseNumber(lines, line, 4)).length
}

function add(threads: readonly Thread[], at: number, item: Candidate): void {
  const { items } = threads[at] as Thread
  const before = items.at(-1)
  const outOfOrder = before !== undefined && missingBetween(before.key, item.key) !== 0
  items.push({ ...item, thread: at, outOfOrder, openAbove: true, caseAbove: false, openGroup: null })
}

/** The first header over a later item, for a meeting whose first page has none. */
const laterKey = (state: State, items: readonly Candidate[]) =>
  items.map(state.keyOf).find((each) => each !== null) ?? null

const nameOf = (key: Header | null, front: Front | null) => ({
  date: key?.date ?? front?.date ?? null,
  body: key?.body ?? front?.body ?? null,
})

const frontOf = (front: Front | null, key: Header | null) =>
  front !== null && (key === null || front.date === key.date) ? front.line : null

/** The meeting that goes on with this run: the same by its header, else the innermost whose next number this is. */
function resumed(
  threads: readonly Thread[],
  open: readonly number[],
  first: Candidate,
  key: Header | null,
  front: Front | null,
): number | null {
  const same =
    key === null ? -1 : threads.findIndex(({ date, items }) => date === key.date && items[0]?.look === first.look)
  if (same >= 0) return open.includes(same) ? same : null
  if (first.key[0] === 1 && (first.key[1] ?? 1) === 1) return null
  for (const index of [...open].reverse()) {
    const { items, date } = threads[index] as Thread
    const last = items.at(-1) as Beginning
    const day = key?.date ?? (front !== null && front.strength >= 2 ? front.date : null)
    const named = day !== null && date !== null && date !== day
    if (!named && last.look === first.look && missingBetween(last.key, first.key) !== null) return index
  }
  return front === null && key === null && threads.length > 0 ? (open.at(-1) ?? null) : null
}
