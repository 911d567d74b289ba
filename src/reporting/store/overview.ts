import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import type { Stage } from '../rules/calendar.ts'

/** A point of the calendar of a round, or (`extended`) the later deadline of one respondent the reader follows. */
export type RoundEvent = {
  kind: Stage['kind'] | 'extended'
  roundId: string
  roundTitle: string
  /** Of an extended deadline; null otherwise. */
  organisationId: string | null
  /** What a staged deadline is for. */
  name: string | null
  at: string
}

/** Points of the calendars of rounds between two instants, the next first. Rounds from a printed source have none. */
export async function listRoundEvents(db: Reader, from: string, to: string): Promise<RoundEvent[]> {
  const { rows } = await sql<RoundEvent>`
    select e.kind, o.id as "roundId", o.title as "roundTitle", e.organisation_id as "organisationId", e.name, e.at
    from round o
    join (
      select round_id, kind, name, at, null as organisation_id from round_stage
      union all
      select round_id, 'extended', null, extended_until, organisation_id from respondent
        where exempted_at is null and id in (select app_respondents('report', 'approve', 'follow'))
    ) e on e.round_id = o.id
    where o.state <> 'closed' and o.source_id is null
      and e.at >= ${from}::timestamptz and e.at < ${to}::timestamptz
    order by e.at, o.title`.execute(db)
  return rows
}

/** Something that happened to a submission or a round. */
export type ReportingNews = {
  kind: 'submitted' | 'returned' | 'approved' | 'reopened' | 'question' | 'answer' | 'opened' | 'closed'
  roundId: string
  roundTitle: string
  /** Null for what happened to the whole round. */
  respondentId: string | null
  organisationId: string | null
  at: string
}

/** What others did to rounds and submissions since an instant, the latest first: only what the reader may see. */
export async function listReportingNewsRows(
  db: Reader,
  query: { since: string; userId: string; most: number },
): Promise<ReportingNews[]> {
  const { rows } = await sql<ReportingNews>`
    select n.kind, o.id as "roundId", o.title as "roundTitle", n.respondent_id as "respondentId",
      n.organisation_id as "organisationId", n.at
    from (
      select id as round_id, 'opened' as kind, null::uuid as respondent_id, null as organisation_id, opened_at as at from round
      union all
      select id, 'closed', null, null, closed_at from round
      union all
      select r.round_id, e.kind, r.id, r.organisation_id, e.at
      from submission_event e join submission s on s.id = e.submission_id join respondent r on r.id = s.respondent_id
      where e.kind in ('submitted', 'returned', 'approved', 'reopened', 'question', 'answer')
        and e.by_user is distinct from ${query.userId}::uuid
    ) n
    join round o on o.id = n.round_id
    where o.source_id is null and n.at > ${query.since}::timestamptz
    order by n.at desc, o.title
    limit ${query.most}`.execute(db)
  return rows
}
