import type { RoundState, SubmissionState } from '../model.ts'

/** A point of a round's calendar; `at` is an instant (ISO, UTC). */
export type Stage = {
  kind: 'test-from' | 'opens' | 'deadline' | 'corrections-until' | 'final'
  at: string
  /** What a staged deadline is for: "Udkast", "Endelig". */
  name?: string | null
}

/** Why a form cannot be changed, since when where a date made it so, until when (null: until somebody lifts it), and who may lift it. */
export type Lock = {
  reason:
    | 'exempt'
    | 'planned'
    | 'test'
    | 'not-open'
    | 'deadline'
    | 'closed'
    | 'submitted'
    | 'approved'
    | 'superseded'
    | 'corrections'
    | 'final'
  since: string | null
  until: string | null
  liftedBy: 'secretariat' | 'approver' | 'correction' | 'nobody'
}

export type Calendar = { state: RoundState; stages: readonly Stage[] }
export type RespondentTerms = { extendedUntil: string | null; exemptedAt: string | null }

/**
 * The state (tilstand) a round is in at an instant: what somebody moved it to, or what its calendar has moved it to since.
 * A planned round goes into its test window and opens, a round in its test window opens, and an open one closes when its
 * figures are final, each in the very second the calendar names. A round that was opened again after that stays open.
 *
 * @param round.openedAt - the last time it was opened; null when it never was
 * @returns the state, and the instant of the calendar that made it so; null when no instant did
 * @source own: a round opens and closes by its calendar, whether or not anybody is there
 */
export function stateAt(
  { state, openedAt }: { state: RoundState; openedAt: string | null },
  stages: readonly Stage[],
  now: string,
): { state: RoundState; since: string | null } {
  const reached = (kind: Stage['kind']) => {
    const at = stageAt(stages, kind)
    return at !== null && now >= at ? at : null
  }
  if (state === 'planned' || state === 'test') {
    const opens = reached('opens')
    const final = reached('final')
    if (opens !== null && final !== null) return { state: 'closed', since: final }
    if (opens !== null) return { state: 'open', since: opens }
    const test = state === 'planned' ? reached('test-from') : null
    return test === null ? { state, since: null } : { state: 'test', since: test }
  }
  const final = state === 'open' ? reached('final') : null
  const isReopened = final !== null && openedAt !== null && openedAt >= final
  return final === null || isReopened ? { state, since: null } : { state: 'closed', since: final }
}

/**
 * Which lock (lås) keeps a respondent's form from being changed now, or null when it is open.
 *
 * The deadline instant itself is too late: "kl. 12.00" is open through 11.59.59. An extension counts only when it
 * is later than the deadline. A returned form is open past the deadline until the round closes, and a correction
 * of an approved one (number above 1) also after that: mistakes are found late. It is open until the calendar's last
 * day for corrections, when it has been returned until the figures are final.
 * In the test window (prøveperiode) a form is open for filling; `sendLockOf` keeps it from being sent.
 *
 * @param submission - the newest version, null when nothing has been written yet
 * @param now - instant, ISO in UTC
 * @source own: every refused edit says which lock, until when, and who may lift it
 */
export function lockOf(
  calendar: Calendar,
  respondent: RespondentTerms,
  submission: { state: SubmissionState; number: number } | null,
  now: string,
): Lock | null {
  if (submission?.state === 'submitted') return { reason: 'submitted', since: null, until: null, liftedBy: 'approver' }
  if (submission?.state === 'superseded') return { reason: 'superseded', since: null, until: null, liftedBy: 'nobody' }
  const final = stageAt(calendar.stages, 'final')
  if (final !== null && now >= final) return { reason: 'final', since: final, until: null, liftedBy: 'secretariat' }
  if (submission?.state === 'approved') return { reason: 'approved', since: null, until: null, liftedBy: 'correction' }
  if (submission !== null && submission.number > 1) {
    return submission.state === 'returned' ? null : correctionLockOf(calendar.stages, now)
  }
  return roundLock(calendar, respondent, submission, now)
}

function roundLock(
  calendar: Calendar,
  respondent: RespondentTerms,
  submission: { state: SubmissionState } | null,
  now: string,
): Lock | null {
  if (respondent.exemptedAt !== null) return { reason: 'exempt', since: null, until: null, liftedBy: 'secretariat' }
  const opens = stageAt(calendar.stages, 'opens')
  if (calendar.state === 'planned') return { reason: 'planned', since: null, until: opens, liftedBy: 'secretariat' }
  if (calendar.state === 'closed') return { reason: 'closed', since: null, until: null, liftedBy: 'secretariat' }
  const testFrom = stageAt(calendar.stages, 'test-from')
  if (calendar.state === 'test' && testFrom !== null && now < testFrom) {
    return { reason: 'planned', since: null, until: testFrom, liftedBy: 'secretariat' }
  }
  if (calendar.state === 'open' && opens !== null && now < opens) {
    return { reason: 'not-open', since: null, until: opens, liftedBy: 'secretariat' }
  }
  const deadline = deadlineOf(calendar.stages, respondent)
  if (submission?.state === 'returned' || deadline === null || now < deadline) return null
  return { reason: 'deadline', since: deadline, until: null, liftedBy: 'secretariat' }
}

/**
 * Which lock keeps a form from being sent now: in the test window (prøveperiode) one fills, and does not send.
 * @source own: the test window is for trying the form; what is sent counts
 */
export function sendLockOf(
  calendar: Calendar,
  respondent: RespondentTerms,
  submission: { state: SubmissionState; number: number } | null,
  now: string,
): Lock | null {
  const lock = lockOf(calendar, respondent, submission, now)
  if (lock !== null || calendar.state !== 'test') return lock
  return { reason: 'test', since: null, until: stageAt(calendar.stages, 'opens'), liftedBy: 'secretariat' }
}

/**
 * Which lock keeps a correction (rettelse) of an approved form from being begun or written now.
 * @source own: corrected figures come in until the calendar says; then only the secretariat moves the date
 */
export function correctionLockOf(stages: readonly Stage[], now: string): Lock | null {
  const final = stageAt(stages, 'final')
  if (final !== null && now >= final) return { reason: 'final', since: final, until: null, liftedBy: 'secretariat' }
  const corrections = stageAt(stages, 'corrections-until')
  if (corrections === null || now < corrections) return null
  return { reason: 'corrections', since: corrections, until: null, liftedBy: 'secretariat' }
}

/**
 * How firm the figures (tal) of a round are: being collected until the last deadline, preliminary (foreløbige) while
 * corrections come in, corrected (rettede) when they no longer do, and final (endelige).
 * @source own: preliminary, corrected, final
 */
export function figuresPhase(
  stages: readonly Stage[],
  now: string,
): 'collecting' | 'preliminary' | 'corrected' | 'final' {
  const reached = (kind: Stage['kind']) => {
    const at = stageAt(stages, kind)
    return at !== null && now >= at
  }
  if (reached('final')) return 'final'
  if (reached('corrections-until')) return 'corrected'
  return reached('deadline') ? 'preliminary' : 'collecting'
}

/** What is wrong with a calendar and at which of its points, as the form names it. */
export type CalendarFault = { path: string; code: string }

/**
 * Everything that makes a calendar (kalender) impossible; empty when its points follow each other.
 * Test window, opening, deadlines, last corrections and final figures each come strictly after the one before.
 * @source own: an inverted calendar is refused with every place that is wrong
 */
export function calendarFaults(stages: readonly Stage[]): CalendarFault[] {
  const faults: CalendarFault[] = []
  const fault = (path: string, code: string) => faults.push({ path, code: `reporting.calendar.${code}` })
  const at = (kind: Stage['kind']) => stageAt(stages, kind)
  const [test, opens, last, corrections, final] = [
    at('test-from'),
    at('opens'),
    at('deadline'),
    at('corrections-until'),
    at('final'),
  ]
  const deadlines = stages.filter(({ kind }) => kind === 'deadline')
  if (last === null) fault('deadlines[0].date', 'noDeadline')
  if (test !== null && opens === null) fault('opens.date', 'testWithoutOpening')
  if (test !== null && opens !== null && test >= opens) fault('testFrom.date', 'testAfterOpening')
  for (const [index, deadline] of deadlines.entries()) {
    if (opens !== null && deadline.at <= opens) fault(`deadlines[${index}].date`, 'deadlineBeforeOpening')
    if (deadlines.findIndex((other) => other.at === deadline.at) < index)
      fault(`deadlines[${index}].date`, 'sameDeadline')
  }
  if (corrections !== null && last !== null && corrections <= last)
    fault('correctionsUntil.date', 'correctionsBeforeDeadline')
  if (final !== null && last !== null && final <= last) fault('final.date', 'finalBeforeDeadline')
  if (final !== null && corrections !== null && final < corrections) fault('final.date', 'finalBeforeCorrections')
  return faults
}

/**
 * The deadline (frist) that counts for a respondent: the last of the round's, or a later extension; null when there is none.
 * @source own: staged deadlines remind, the last one locks
 */
export function deadlineOf(
  stages: readonly Stage[],
  respondent: Pick<RespondentTerms, 'extendedUntil'>,
): string | null {
  const common = stageAt(stages, 'deadline')
  const { extendedUntil } = respondent
  if (common === null) return extendedUntil
  return extendedUntil !== null && extendedUntil > common ? extendedUntil : common
}

/** The last instant of a kind; null when the calendar has none. Instants are compared as ISO text in UTC. */
function stageAt(stages: readonly Stage[], kind: Stage['kind']): string | null {
  const instants = stages.filter((stage) => stage.kind === kind).map((stage) => stage.at)
  return instants.sort().at(-1) ?? null
}

/**
 * The instant of a date and clock time in Denmark (Europe/Copenhagen), as ISO text in UTC.
 * On the night clocks go back a time exists twice: the later one is meant, so that nobody loses an hour.
 * On the night they go forward a time is missing: the first instant after the gap is meant.
 *
 * @param time - "12.00" or "12:00"
 * @returns null when date or time cannot be read
 * @source 2026-02-06 kl. 12.00 is 11:00 UTC, 2026-07-06 kl. 12.00 is 10:00 UTC
 */
export function danishInstant(date: string, time: string): string | null {
  const clock = /^([01]?[0-9]|2[0-3])[.:]([0-5][0-9])$/.exec(time.trim())
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (clock === null || !/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(midnight)) return null
  if (new Date(midnight).toISOString().slice(0, 10) !== date) return null
  const wall = midnight + (Number(clock[1]) * 60 + Number(clock[2])) * 60_000
  // Denmark is one hour ahead of UTC in winter and two in summer; the winter reading is the later instant.
  const readings = [wall - hour, wall - 2 * hour].filter((instant) => instant + offsetAt(instant) === wall)
  return new Date(readings[0] ?? springForward(wall)).toISOString()
}

/**
 * Date and clock time in Denmark of an instant, as `danishInstant` reads them.
 * @source 2026-02-06T11:00:00Z is 2026-02-06 kl. 12.00
 */
export function danishClock(instant: string): { date: string; time: string } {
  const wall = new Date(Date.parse(instant) + offsetAt(Date.parse(instant))).toISOString()
  return { date: wall.slice(0, 10), time: wall.slice(11, 16).replace(':', '.') }
}

/**
 * An instant as Danish clocks show it, with how far they are ahead, so that it stays the same instant.
 * @source 2026-02-06T11:00:00Z is 2026-02-06T12:00:00+01:00
 */
export function danishIso(instant: string): string {
  const ahead = offsetAt(Date.parse(instant))
  const wall = new Date(Date.parse(instant) + ahead).toISOString()
  return `${wall.slice(0, 19)}+0${ahead / hour}:00`
}

const hour = 3_600_000
const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hourCycle: 'h23',
  hour: '2-digit',
  day: '2-digit',
})

/** How far Danish clocks are ahead of UTC: one hour or two. */
function offsetAt(instant: number): number {
  const part = wallClock.formatToParts(new Date(instant)).find(({ type }) => type === 'hour')?.value
  return ((Number(part) - new Date(instant).getUTCHours() + 24) % 24) * hour
}

/** Clocks go from 02:00 to 03:00 at 01:00 UTC. */
function springForward(wall: number): number {
  return Math.floor(wall / hour) * hour - hour
}

/**
 * Whole Danish calendar days from one day to another: 0 the same day, negative when it has passed.
 * @source own: 28 to 30 March 2026 is 2 days, though one hour is missing
 */
export function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / (24 * hour))
}
