import type { Line } from '../lines/lines.ts'
import { bareText } from '../words/bare-text.ts'
import type { Thread } from './threads.ts'

/**
 * Joins an agenda and the minutes behind it in the same file to one meeting: the minutes repeat number and title of its
 * items and hold what was decided, and nothing else. The agenda's thread knows the line they begin with.
 *
 * @source own: files to which the minutes were added when the meeting was over
 */
export function joinRecords(lines: readonly Line[], threads: readonly Thread[]): Thread[] {
  const joined: Thread[] = []
  for (const thread of threads) {
    const at = joined.findLastIndex((agenda) => isRecordOf(lines, thread, agenda))
    const agenda = joined[at]
    const [first] = thread.items
    if (agenda === undefined || first === undefined) joined.push(thread)
    else {
      const record = { front: thread.front, first: first.line }
      joined[at] = { ...agenda, date: agenda.date ?? thread.date, body: agenda.body ?? thread.body, record }
    }
  }
  return joined
}

function isRecordOf(lines: readonly Line[], thread: Thread, agenda: Thread): boolean {
  const [first, last] = [thread.items[0], agenda.items.at(-1)]
  if (first === undefined || last === undefined || first.line < last.line || agenda.record !== undefined) return false
  if (thread.date !== null && agenda.date !== null && thread.date !== agenda.date) return false
  if (thread.items.length < 2 || thread.items.length < agenda.items.length / 2) return false
  const places = thread.items.map((item) =>
    agenda.items.findIndex(({ number, title }) => number === item.number && isAlike(title, item.title)),
  )
  if (places.some((place, at) => place < 0 || place <= (places[at - 1] ?? -1))) return false
  const has = ({ items }: Thread, kind: string, end: number) =>
    items.filter(({ line }, at) =>
      lines.slice(line + 1, items[at + 1]?.line ?? end).some(({ heading }) => heading?.kind === kind),
    ).length
  const own = thread.items.length
  const until = thread.front ?? first.line
  return (
    has(thread, 'decision', lines.length) >= own * 0.6 &&
    has(thread, 'recommendation', lines.length) === 0 &&
    has(agenda, 'decision', until) <= agenda.items.length / 3
  )
}

/** One may be broken where the other is whole. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [bareText(one), bareText(other)]
  return a.startsWith(b) || b.startsWith(a)
}
