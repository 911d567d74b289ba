import type { FollowUpFound } from '../../model.ts'
import type { Line } from '../lines/lines.ts'
import { dueOf } from './follow-ups.ts'

const columns = {
  who: /^(?:hvem|ansvarlige?|tovholder)\??$/i,
  what: /^(?:hvad|opgaver?|handling|aktivitet|aftale)\??$/i,
  when: /^(?:hvornår|frist|tidsfrist|deadline|senest)\??$/i,
}

/**
 * The table of tasks at the foot of a decision, "Hvem   Hvad   Deadline": where it begins, and its rows as follow-ups.
 *
 * @param date - day of the meeting, for days without a year; null when unknown
 * @returns null where no such table stands, or other text follows it
 * @source own: minutes of working groups, with the same table under each decision
 */
export function taskTable(
  lines: readonly Line[],
  date: string | null,
): { from: number; followUps: FollowUpFound[] } | null {
  const from = lines.findLastIndex(({ blank, noise, raw }) => !blank && !noise && headOf(cells(raw)) !== null)
  const head = from < 0 ? null : headOf(cells((lines[from] as Line).raw))
  if (head === null) return null
  const rows = lines.slice(from + 1).filter(({ blank, noise }) => !blank && !noise)
  const followUps = rows.map(({ raw }) => taskOf(cells(raw), head, date))
  const isWhole = followUps.length > 0 && followUps.every((one) => one !== null)
  return isWhole ? { from, followUps: followUps.filter((one) => one !== null) } : null
}

type Head = { who: number; what: number; when: number }

/** Which column says what; null for a line that is no head of such a table. */
function headOf(names: readonly string[]): Head | null {
  const at = (kind: keyof typeof columns) => names.findIndex((name) => columns[kind].test(name))
  const head = { who: at('who'), what: at('what'), when: at('when') }
  const known = Object.values(head).filter((column) => column >= 0).length
  return head.who >= 0 && head.what >= 0 && known === names.length ? head : null
}

function taskOf(row: readonly string[], head: Head, date: string | null): FollowUpFound | null {
  const [text, responsible, when] = [row[head.what], row[head.who], row[head.when]]
  if (text === undefined || responsible === undefined || row.length > Object.keys(head).length) return null
  const due = when === undefined ? null : (dueOf(`senest ${when}`, date) ?? when)
  return { text, responsible, ...(due === null ? {} : { due }) }
}

const cells = (raw: string): string[] => raw.trim().split(/\t+| {2,}/)
