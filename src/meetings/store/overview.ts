import { sql } from 'kysely'
import type { IsoDate } from '#figures/dates.ts'
import type { Reader } from '#platform/database/database.ts'
import type { MeetingState } from '../model.ts'

/** A meeting to come or one whose minutes are heard, or (with `title`) a written procedure that waits for answers. */
export type ComingRow = {
  id: string
  bodyName: string
  heldOn: IsoDate
  startsAt: string | null
  state: MeetingState | 'procedure'
  title: string | null
  submissionDueOn: IsoDate | null
  submissionDays: number | null
  agendaDays: number | null
  hearingUntil: IsoDate | null
  /** The reader is its secretariat, or sits in the body. */
  isServed: boolean
  isMember: boolean
}

/** What is to come in the bodies: meetings from a day on, minutes that are heard, procedures (høringer) the reader may see. */
export async function listComingRows(db: Reader, today: IsoDate): Promise<ComingRow[]> {
  const { rows } = await sql<ComingRow>`
    with rights as materialized (
      select array(select app_served_bodies()) as served, array(select app_member_bodies()) as member
    )
    select m.id, coalesce(b.short_name, b.name) as "bodyName", m.held_on as "heldOn",
      to_char(m.starts_at, 'HH24:MI') as "startsAt", m.state, null as title,
      m.submission_due_on as "submissionDueOn", p.submission_days as "submissionDays", p.agenda_days as "agendaDays",
      m.hearing_until as "hearingUntil", m.body_id = any(r.served) as "isServed", m.body_id = any(r.member) as "isMember"
    from meeting m
    join body b on b.id = m.body_id
    cross join rights r
    left join meeting_practice p on p.body_id = m.body_id
    where m.cancelled_at is null and (m.held_on >= ${today}::date and m.state in ('planned', 'agenda-sent')
      or m.state = 'minutes-in-hearing' and m.hearing_until >= ${today}::date)
    union all
    -- One who came to the body later has no answer to give.
    select w.id, coalesce(b.short_name, b.name), w.deadline, null, 'procedure', c.title, null, null, null, null,
      w.body_id = any(r.served), exists (select from app_answers_for(w.id))
    from written_procedure w
    join body b on b.id = w.body_id
    cross join rights r
    join meeting_case c on c.id = w.case_id
    where w.state = 'open' and w.deadline >= ${today}::date`.execute(db)
  return rows
}

/** Something that happened in the bodies. `title`: of the case. */
export type MeetingNews = {
  kind: 'agenda-sent' | 'minutes-approved' | 'procedure-sent' | 'procedure-closed' | 'feedback'
  /** Of the meeting, the procedure or the case. */
  id: string
  at: string
  bodyName: string
  heldOn: IsoDate | null
  title: string | null
}

/** What happened in the bodies since an instant (ændret siden), the latest first: only what the reader may see. */
export async function listNewsRows(db: Reader, since: string, most: number): Promise<MeetingNews[]> {
  const { rows } = await sql<MeetingNews>`
    select n.kind, n.id, n.at, coalesce(b.short_name, b.name) as "bodyName", n.held_on as "heldOn", n.title
    from (
      select 'agenda-sent' as kind, id, agenda_sent_at as at, body_id, held_on, null as title from meeting
      union all
      -- Old minutes that are read in today are no news.
      select 'minutes-approved', id, minutes_approved_at, body_id, held_on, null from meeting
        where held_on > minutes_approved_at - interval '1 year'
      union all
      select 'procedure-sent', w.id, w.sent_at, w.body_id, null, c.title
        from written_procedure w join meeting_case c on c.id = w.case_id where w.state <> 'draft'
      union all
      select 'procedure-closed', w.id, w.closed_at, w.body_id, null, c.title
        from written_procedure w join meeting_case c on c.id = w.case_id where w.state = 'closed'
      union all
      select 'feedback', c.id, f.given_at, s.body_id, null, c.title
        from stop_feedback f join case_stop s on s.id = f.stop_id join meeting_case c on c.id = s.case_id
    ) n
    join body b on b.id = n.body_id
    where n.at > ${since}::timestamptz
    order by n.at desc, n.id
    limit ${most}`.execute(db)
  return rows
}
