import { bodyOf } from '../pages/headers.ts'
import { bodyLike } from '../words/body-like.ts'
import { dateInText } from '../words/dates.ts'
import type { Part } from './sections.ts'

/** What is known of the meeting an item belongs to. */
export type Identity = { date: string | null; body: string | null }

/**
 * Which of an item's decisions is its own meeting's: agendas show what earlier bodies decided in the same case. What
 * others decided stays in the item's text, under its heading.
 *
 * Its own is the one with the meeting's date or body, or without any; where none is, the last. A single decision is
 * another's only when both its date and its body say so.
 *
 * @source dagsordener-das: cases go from FU to DAS to KKR, and each shows what was recommended before
 */
export function withOwnDecision(parts: readonly Part[], meeting: Identity): Part[] {
  const decisions = parts.filter(({ kind }) => kind === 'decision')
  const fits = new Map(decisions.map((part) => [part, likelihood(part, meeting)]))
  const best = Math.max(...fits.values(), 0)
  const last = decisions.at(-1)
  return parts.map((part) => {
    const found = fits.get(part)
    if (found === undefined || part.decided === undefined) return part
    const own = decisions.length === 1 ? found > 0 : found === best && (best > 1 || part === last)
    if (own) return part
    return { ...part, kind: 'other', lines: [part.decided.heading, ...part.lines] }
  })
}

/** 3: by date, and body where both are known, 2: nothing speaks against it, 1: one of date and body does, 0: both do. */
function likelihood({ decided }: Part, meeting: Identity): number {
  if (decided === undefined) return 2
  const date = dateInText(decided.where)
  const body = bodyOf(date === null ? decided.where : decided.where.slice(0, date.at)) ?? null
  const otherDate = date !== null && meeting.date !== null && date.date !== meeting.date
  const otherBody = body !== null && meeting.body !== null && !isAlike(body, meeting.body)
  // Two bodies can meet on one day.
  if (date !== null && date.date === meeting.date) return otherBody ? 2 : 3
  return otherDate && otherBody ? 0 : otherDate || otherBody ? 1 : 2
}

const isAlike = (written: string, body: string) =>
  bodyLike(written.replace(/(?:s|’s|'s)$/i, ''), [{ id: body, name: body, shortName: null }]) !== null ||
  bodyLike(written, [{ id: body, name: body, shortName: null }]) !== null
