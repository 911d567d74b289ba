import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { BodyPractice } from './model.ts'
import type { ReminderDays } from './rules.ts'

/** Sets how a body works (praksis), over the version the user saw; 0: it never said. @returns whether it was changed */
export async function writePractice(tx: Tx, bodyId: string, version: number, practice: BodyPractice): Promise<boolean> {
  const values = {
    submission_days: practice.submissionDays,
    agenda_days: practice.agendaDays,
    hearing_days: practice.hearingDays,
    remind_before: sql<number[]>`${list(practice.remindBefore)}::integer[]`,
    remind_after: sql<number[]>`${list(practice.remindAfter)}::integer[]`,
  }
  const row =
    version === 0
      ? await tx
          .insertInto('meeting_practice')
          .values({ body_id: bodyId, ...values })
          .onConflict((conflict) => conflict.doNothing())
          .returning('body_id')
          .executeTakeFirst()
      : await tx
          .updateTable('meeting_practice')
          .set({ ...values, version: version + 1 })
          .where('body_id', '=', bodyId)
          .where('version', '=', version)
          .returning('body_id')
          .executeTakeFirst()
  return row !== undefined
}

const list = (days: readonly number[]) => `{${days.join(',')}}`

/** Takes a standing item from a body (fjerner et fast punkt). @returns whether it had it */
export async function deleteStandingItem(tx: Tx, bodyId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('standing_item')
    .where('body_id', '=', bodyId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives the standing items of a body the order of `ids`. */
export async function orderStandingItems(tx: Tx, bodyId: string, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tx
      .updateTable('standing_item')
      .set({ position: index + 1 })
      .where('body_id', '=', bodyId)
      .where('id', '=', id)
      .execute()
  }
}

/** An open follow-up with a last day, as the reminders need it. */
export type Remindable = ReminderDays & {
  id: string
  bodyName: string
  what: string
  responsible: string
  organisationId: string | null
  secretariatId: string | null
  dueOn: string
  heldOn: string | null
  /** Nothing closes the matter it comes from, so it may stand in a mail. */
  isOpen: boolean
  /** Those who must act may read it: the draft minutes have been sent out. */
  isTold: boolean
}

/** Follow-ups that are not done, with a last day in a span (opfølgninger med frist). For the jobs, which see all. */
export async function listRemindable(db: Reader, from: string, to: string): Promise<Remindable[]> {
  const { rows } = await sql<Remindable>`
    select f.id, coalesce(b.short_name, b.name) as "bodyName", f.what, f.responsible, f.organisation_id as "organisationId",
      a.secretariat_id as "secretariatId", f.due_on as "dueOn", m.held_on as "heldOn",
      f.decision_id is null or coalesce(app_item_is_open(d.item_id) or not c.closed, false) as "isOpen",
      f.decision_id is null or coalesce(m.state in ('minutes-in-hearing', 'minutes-approved'), w.state = 'closed', false) as "isTold",
      coalesce(p.remind_before, '{7}') as "remindBefore", coalesce(p.remind_after, '{1,14}') as "remindAfter"
    from follow_up f
    join body b on b.id = f.body_id
    left join area a on a.id = b.area
    left join meeting_practice p on p.body_id = f.body_id
    left join decision d on d.id = f.decision_id
    left join agenda_item i on i.id = d.item_id
    left join meeting m on m.id = i.meeting_id
    left join written_procedure w on w.id = d.procedure_id
    left join meeting_case c on c.id = w.case_id
    where f.done_on is null and not f.is_proposal and f.due_on between ${from} and ${to}
    order by f.due_on, f.id`.execute(db)
  return rows
}

export type Addressee = { userId: string; email: string; name: string; language: 'da' | 'en' }

/** People with one of some roles in an organisation on a day. For the jobs, which see all. */
export async function listHolders(
  db: Reader,
  organisationId: string,
  roles: readonly string[],
  onDate: string,
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct u.id as "userId", u.email, u.name, u.language
    from membership m join app_user u on u.id = m.user_id
    where m.organisation_id = ${organisationId} and m.role in (${sql.join(roles)}) and u.disabled_at is null
      and m.valid_from <= ${onDate} and (m.valid_to is null or m.valid_to > ${onDate})
    order by u.email`.execute(db)
  return rows
}

export type OpenFollowUp = {
  what: string
  responsible: string
  dueOn: string | null
  /** The item its decision was made on. */
  itemId: string | null
  /** Nothing closes the matter it comes from. */
  isOpen: boolean
  /** Everybody may read the decision it comes from. */
  isApproved: boolean
}

/** The follow-ups of a body that are not done (åbne opfølgninger), what is due first. */
export async function listOpen(db: Reader, bodyId: string): Promise<OpenFollowUp[]> {
  const { rows } = await sql<OpenFollowUp>`
    select f.what, f.responsible, f.due_on as "dueOn", d.item_id as "itemId",
      f.decision_id is null or coalesce(app_item_is_open(d.item_id) or not c.closed, false) as "isOpen",
      f.decision_id is null or coalesce(m.state = 'minutes-approved', w.state = 'closed', false) as "isApproved"
    from follow_up f
    left join decision d on d.id = f.decision_id
    left join agenda_item i on i.id = d.item_id
    left join meeting m on m.id = i.meeting_id
    left join written_procedure w on w.id = d.procedure_id
    left join meeting_case c on c.id = w.case_id
    where f.body_id = ${bodyId} and f.done_on is null and not f.is_proposal
    order by f.due_on nulls last, f.id`.execute(db)
  return rows
}
