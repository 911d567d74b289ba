import type { IsoDate } from '#figures/dates.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { meetingDays, usualPractice } from '../rules/deadlines.ts'
import { type ComingRow, listComingRows, listNewsRows, type MeetingNews } from '../store/overview.ts'

export type { MeetingNews } from '../store/overview.ts'

/** Something in the bodies with a day: a meeting, or the last day for cases, an agenda, remarks or answers. */
export type MeetingEvent = {
  kind: 'meeting' | 'cases-due' | 'agenda-due' | 'remarks-due' | 'answers-due'
  /** Of the meeting, or of the procedure. */
  id: string
  on: IsoDate
  /** "12:00", Danish time; null when it is not stated. */
  at: string | null
  bodyName: string
  heldOn: IsoDate
  title: string | null
}

/**
 * What happens soon (sker snart) in the bodies, up to and with a day. Meetings are everybody's; deadlines are shown to
 * those who keep them: the secretariat of the body and its members.
 */
export async function listComingEvents(app: App, until: IsoDate): Promise<MeetingEvent[]> {
  const rows = await asActor(app, (tx) => listComingRows(tx, app.today))
  return rows.flatMap(eventsOf).filter(({ on }) => on >= app.today && on <= until)
}

/** What happened in the bodies since an instant (ændret siden), the latest first; at most `most`. */
export async function listMeetingNews(app: App, since: string, most: number): Promise<MeetingNews[]> {
  return asActor(app, (tx) => listNewsRows(tx, since, most))
}

function eventsOf(row: ComingRow): MeetingEvent[] {
  const { id, bodyName, heldOn, title } = row
  const event = (kind: MeetingEvent['kind'], on: IsoDate | null): MeetingEvent[] =>
    on === null ? [] : [{ kind, id, on, at: kind === 'meeting' ? row.startsAt : null, bodyName, heldOn, title }]
  const takesPart = row.isServed || row.isMember
  if (row.state === 'procedure') return takesPart ? event('answers-due', heldOn) : []
  if (row.state === 'minutes-in-hearing') return takesPart ? event('remarks-due', row.hearingUntil) : []
  const practice = {
    ...usualPractice,
    ...(row.submissionDays !== null && { submissionDays: row.submissionDays }),
    ...(row.agendaDays !== null && { agendaDays: row.agendaDays }),
  }
  const days = meetingDays(heldOn, practice, row.submissionDueOn)
  return [
    ...event('meeting', heldOn),
    ...(takesPart && row.state === 'planned' ? event('cases-due', days.submission) : []),
    ...(row.isServed && row.state === 'planned' ? event('agenda-due', days.agenda) : []),
  ]
}
