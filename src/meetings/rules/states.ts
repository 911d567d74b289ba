import type { ItemKind, MeetingState, NewDecision, NewOutcome, OutcomeKind } from '../model.ts'

const next: Record<MeetingState, MeetingState[]> = {
  planned: ['agenda-sent'],
  'agenda-sent': ['held'],
  held: ['minutes-in-hearing'],
  'minutes-in-hearing': ['held', 'minutes-approved'],
  'minutes-approved': [],
}

/**
 * Whether a meeting may go from one state to another: planned, agenda sent, held, minutes in hearing, minutes approved;
 * minutes in hearing may be taken back to be written further.
 *
 * @source own: the states of issue "Meetings, cases and decisions", guarded again by the trigger meeting_guard
 */
export function mayMove(from: MeetingState, to: MeetingState): boolean {
  return next[from].includes(to)
}

/**
 * Whether a meeting may be moved or cancelled (flyttes, aflyses): until it has begun. What was held was held.
 *
 * @source own; guarded again by the trigger meeting_guard
 */
export function mayCancel(state: MeetingState): boolean {
  return state === 'planned' || state === 'agenda-sent'
}

/**
 * Whether the agenda may still be changed: until the meeting is over, since a member may ask for an item at the start.
 *
 * @source das-2025-03-17, attachment with the minutes of 9 January 2025: an extra item was added at the start
 */
export function mayChangeAgenda(state: MeetingState): boolean {
  return state === 'planned' || state === 'agenda-sent' || state === 'held'
}

/**
 * How an item that is added now is marked: late (eftersendt) once the agenda is sent, extra when the meeting has begun.
 *
 * @source own
 */
export function lateness(state: MeetingState): { late: boolean; extra: boolean } {
  return { late: state === 'agenda-sent', extra: state === 'held' }
}

/**
 * Whether minutes and decisions may be written: from the start of the meeting until they are approved.
 *
 * @source own
 */
export function mayWriteMinutes(state: MeetingState): boolean {
  return state === 'held' || state === 'minutes-in-hearing'
}

/**
 * Whether an outcome may be recorded under an item. Under any other business (eventuelt) matters are noted, never
 * decided: nobody could prepare for them. They go to FU.
 *
 * @param kind - of the item, or of the item whose list it stands in
 * @source own: minutes of DAS Social, 27 May 2021: what came up under Eventuelt could not be approved there and went to FU
 */
export function mayRecord(kind: ItemKind, outcome: OutcomeKind): boolean {
  return kind !== 'any-other-business' || outcome === 'noted'
}

/**
 * Whether the outcomes approve the minutes of an earlier meeting: all clauses adopted, with or without changes.
 *
 * @source own
 */
export function approvesMinutes(outcomes: readonly Pick<NewOutcome, 'outcome'>[]): boolean {
  return (
    outcomes.length > 0 && outcomes.every(({ outcome }) => outcome === 'adopted' || outcome === 'adopted-with-change')
  )
}

/**
 * Whether minutes that are approved must be changed first: a clause was adopted with a change, and nobody but a person
 * can write it in.
 *
 * @source own: approved minutes never change, so "godkendt med den ændring, at …" is written in before
 */
export function changesMinutes(outcomes: readonly Pick<NewOutcome, 'outcome'>[]): boolean {
  return approvesMinutes(outcomes) && outcomes.some(({ outcome }) => outcome === 'adopted-with-change')
}

/**
 * Whether the stop of an item is done with these outcomes, or comes back: a postponed clause leaves it open.
 *
 * @source own
 */
export function isPostponed(outcomes: readonly Pick<NewOutcome, 'outcome'>[]): boolean {
  return outcomes.some(({ outcome }) => outcome === 'postponed')
}

/**
 * Whether a decision says nothing: no outcome, no words, and nothing that follows from it. Such a one is not recorded,
 * for an empty box in the minutes looks like something that was decided.
 *
 * @source own
 */
export function saysNothing({ outcomes, followUps, ...words }: NewDecision): boolean {
  return outcomes.length === 0 && followUps.length === 0 && Object.values(words).every((text) => text === null)
}

/**
 * Where a follow-up stands on a day: overdue from the day after it was due.
 *
 * @source own
 */
export function followUpState(
  { doneOn, dueOn }: { doneOn: string | null; dueOn: string | null },
  today: string,
): 'open' | 'done' | 'overdue' {
  if (doneOn !== null) return 'done'
  return dueOn !== null && dueOn < today ? 'overdue' : 'open'
}

/** How long somebody may be silent before the pen is free, in seconds. Each save says so. */
const penSeconds = 90

/**
 * Whether the one who holds the pen still writes. Anybody of the secretariat may take over either way; this says
 * whether it is needed to ask.
 *
 * @source own
 */
export function isWriting(seenAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(seenAt) < penSeconds * 1000
}
