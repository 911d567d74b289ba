import type { Front } from '../heads/fronts.ts'
import { attachmentStamp, type Line } from '../lines/lines.ts'
import type { Thread } from './threads.ts'

/** Whose papers hold the minutes of a meeting: the meeting and the item of it, or nobody's. */
export type Enclosure = { in: number | null; item: number | null }

/**
 * Finds which meetings are only attached to another: their items stand between two items of it, or they are older and
 * stand behind it, and it has an item that approves minutes.
 *
 * @source dagsordener-das: the minutes of 9 January 2025 between items 2 and 3 of 17 March 2025
 */
export function enclosures(threads: readonly Thread[], fronts: readonly Front[], lines: readonly Line[]): Enclosure[] {
  return threads.map((thread, index) => {
    const from = thread.items[0]?.line ?? 0
    const around = threads.findLastIndex((other, at) => at !== index && between(other, thread))
    if (around >= 0) return { in: around, item: itemBefore(threads[around] as Thread, from) }
    const stamped = byStamp(threads, index, lines)
    if (stamped !== null) return stamped
    const older = threads.findIndex((other, at) => at < index && isFormer(thread, other, fronts))
    if (older < 0) return { in: null, item: null }
    const approves = (threads[older] as Thread).items.findIndex(({ title }) => /referat/i.test(title))
    return { in: older, item: approves < 0 ? null : approves }
  })
}

function between(outer: Thread, inner: Thread): boolean {
  const [from, to] = [inner.items[0]?.line ?? 0, inner.items.at(-1)?.line ?? 0]
  return outer.items.some(({ line }) => line < from) && outer.items.some(({ line }) => line > to)
}

function itemBefore(thread: Thread, line: number): number {
  return thread.items.findLastIndex((item) => item.line < line)
}

/** Its pages are stamped as an attachment of an earlier meeting's item. */
function byStamp(threads: readonly Thread[], index: number, lines: readonly Line[]): Enclosure | null {
  const items = (threads[index] as Thread).items
  for (let at = (items[0]?.line ?? 0) - 12; at <= (items.at(-1)?.line ?? 0); at += 1) {
    const line = lines[at]
    const stamp = line?.noise ? attachmentStamp(line.text) : null
    if (stamp === null) continue
    const outer = threads.findIndex(
      (other, each) => each < index && other.items.some(({ number }) => number === stamp.item),
    )
    if (outer >= 0)
      return { in: outer, item: (threads[outer] as Thread).items.findIndex(({ number }) => number === stamp.item) }
  }
  return null
}

/** Behind the later meeting of the same body, and older: its minutes, brought along. */
function isFormer(thread: Thread, other: Thread, fronts: readonly Front[]): boolean {
  if (thread.date === null || other.date === null || thread.date >= other.date) return false
  const behind = (thread.items[0]?.line ?? 0) > (other.items.at(-1)?.line ?? 0)
  const same = thread.body === null || other.body === null || alike(thread.body, other.body)
  return behind && same && fronts.length > 0
}

const alike = (a: string, b: string) =>
  a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase())
