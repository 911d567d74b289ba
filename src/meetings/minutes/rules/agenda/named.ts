import { attachmentStamp, type Line } from '../lines/lines.ts'
import { bodyOf, type Header } from '../pages/headers.ts'
import { bodyWord } from '../words/body-words.ts'
import { dateInText } from '../words/dates.ts'
import { labelOf } from '../words/head-labels.ts'
import type { Thread } from './threads.ts'

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
    const date =
      header?.date ?? labelledIn(lines, from, to) ?? decidedIn(lines, from, to) ?? runningDay(lines, from, to)
    thread.guess = { date, body: header?.body ?? null }
  }
  for (const thread of threads) {
    if (thread.date !== null)
      thread.body ??= headers.find(({ date, body }) => date === thread.date && body !== null)?.body ?? null
    if (thread.body !== null || (thread.guess?.body ?? null) !== null) continue
    const [from, to] = [thread.items[0]?.line ?? 0, endOf(thread, threads, lines.length)]
    const body = runningName(lines, from, to) ?? deciderIn(lines, from, to)
    thread.guess = { date: thread.guess?.date ?? null, body }
  }
  return threads
}

/** "Beslutning den 12. marts 2025" over most of what was decided. */
function decidedIn(lines: readonly Line[], from: number, to: number): string | null {
  const headings = lines.slice(from, to).filter(({ heading }) => heading?.kind === 'decision')
  const days = headings.flatMap(({ text }) => dateInText(text)?.date ?? [])
  const [day, alike] = mostOften(days)
  return alike >= 2 && alike > headings.length / 2 ? day : null
}

/** "Socialudvalget, 3. april 2019, pkt. 42" over most of what was decided. */
function deciderIn(lines: readonly Line[], from: number, to: number): string | null {
  const names = lines.slice(from, to).flatMap(({ heading }) => {
    const where = heading?.kind === 'decision' ? heading.where : undefined
    const name = where === undefined ? null : bodyOf(where.slice(0, dateInText(where)?.at))
    return name !== null && bodyWord.test(name) ? [name] : []
  })
  const [name, alike] = mostOften(names)
  return alike >= 2 && alike > names.length / 2 ? name : null
}

/** A day alone on a line that runs over the pages, first over the item itself: enclosed minutes have their own. */
function runningDay(lines: readonly Line[], from: number, to: number): string | null {
  const days = lines.slice(Math.max(0, from - tallestStamp), to).flatMap(({ noise, text }) => {
    const found = noise && text.length < 30 ? dateInText(text) : null
    return found?.at === 0 && found.length === text.length ? found.date : []
  })
  const [day] = days
  return day !== undefined && days.filter((each) => each === day).length >= 2 ? day : null
}

const tallestStamp = 5

/** A name without any number that runs over most pages. */
function runningName(lines: readonly Line[], from: number, to: number): string | null {
  const names = lines
    .slice(from, to)
    .flatMap(({ noise, blank, text }) => (noise && !blank && !/\d/.test(text) && bodyWord.test(text) ? text : []))
  const [name, alike] = mostOften(names)
  return alike >= 2 && alike > names.length / 2 ? bodyOf(name) : null
}

function mostOften(texts: readonly string[]): [string, number] {
  const counts = [...Map.groupBy(texts, (text) => text)].sort(([, a], [, b]) => b.length - a.length)
  return [counts[0]?.[0] ?? '', counts[0]?.[1].length ?? 0]
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
