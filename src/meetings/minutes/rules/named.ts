import type { Thread } from './agenda.ts'
import { dateInText } from './dates.ts'
import { labelOf } from './fronts.ts'
import { bodyOf, type Header } from './headers.ts'
import { attachmentStamp, type Line } from './lines.ts'

/**
 * Gives meetings without a name the date and body that stand on their pages: in a header or stamp that comes only now
 * and then, or in the title of the attachment they are.
 *
 * @source dagsordener-das 2021: pages stamped "Punkt 2, Bilag 1: Bilag 1 Referat … d. 25. marts 2021"
 */
export function named(threads: Thread[], lines: readonly Line[], headers: readonly Header[]): Thread[] {
  for (const thread of threads) {
    if (thread.date !== null) continue
    const [from, to] = [thread.items[0]?.line ?? 0, endOf(thread, threads, lines.length)]
    const stamped = stampIn(lines, from, to)
    const header = headers.find(({ line }) => line >= from && line < to)
    thread.date = stamped?.date ?? null
    thread.body ??= stamped?.body ?? null
    thread.guess = { date: header?.date ?? labelledIn(lines, from, to), body: header?.body ?? null }
  }
  for (const thread of threads) {
    if (thread.date !== null)
      thread.body ??= headers.find(({ date, body }) => date === thread.date && body !== null)?.body ?? null
  }
  return threads
}

function endOf(thread: Thread, threads: readonly Thread[], end: number): number {
  const last = thread.items.at(-1)?.line ?? 0
  const next = threads.flatMap(({ items }) => items.map(({ line }) => line)).filter((line) => line > last)
  return Math.min(end, ...next)
}

/** "Dato: 26. marts 2015" among the fields of a decision. */
function labelledIn(lines: readonly Line[], from: number, to: number): string | null {
  let decided = 0
  for (let at = from; at < to; at += 1) {
    const { blank, text, heading } = lines[at] as Line
    if (blank) continue
    decided = heading?.kind === 'decision' ? mostFields : decided - 1
    const label = decided > 0 && text.includes(':') ? labelOf(text) : null
    const found = label?.kind === 'time' ? dateInText(label.rest) : null
    if (found !== null) return found.date
  }
  return null
}

/** Fields stand right under the heading of the decision. */
const mostFields = 5

function stampIn(lines: readonly Line[], from: number, to: number): { date: string; body: string | null } | null {
  for (let at = from; at < to; at += 1) {
    const line = lines[at] as Line
    const stamp = line.noise ? attachmentStamp(line.text) : null
    const found = stamp === null || !/referat|dagsorden/i.test(stamp.title) ? null : dateInText(stamp.title)
    if (stamp === null || found === null) continue
    const rest = stamp.title.slice(0, found.at).replace(/^bilag\s*\d*\s*[:–-]?/i, '')
    return { date: found.date, body: bodyOf(rest) }
  }
  return null
}
