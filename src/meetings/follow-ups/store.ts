import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { FollowUpDone, NewFollowUp } from '../model.ts'
import type { FollowUp, FollowUpChange, FollowUpFilter, FollowUpPlace, ListedFollowUp } from './model.ts'
import type { Actor } from './rules.ts'

const columns = [
  'follow_up.id as id',
  'follow_up.body_id as bodyId',
  'decision_id as decisionId',
  'what',
  'responsible',
  'organisation_id as organisationId',
  'due_on as dueOn',
  'is_proposal as isProposal',
  'done_on as doneOn',
  'done_note as doneNote',
  'changes',
  'follow_up.version as version',
] as const

/** The follow-ups (opfølgninger) of decisions the reader may see, what is due first. */
export async function followUpsOf(db: Reader, decisionIds: readonly string[]): Promise<FollowUp[]> {
  if (decisionIds.length === 0) return []
  return db
    .selectFrom('follow_up')
    .select(columns)
    .where('decision_id', 'in', [...decisionIds])
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

/** What is asked for on a day, and `of`: only those of these bodies, or that these organisations act on. */
export type FollowUpsAsked = FollowUpFilter & {
  today: string
  of?: { bodies: readonly string[]; organisations: readonly string[] } | undefined
}

/**
 * A page of the follow-ups the reader may see, what is due first, or of those that are done the latest first, with their
 * decision; and how many there are, no further than `most`.
 *
 * @param after - where the page before ended
 */
export async function listFollowUps(
  db: Reader,
  { today, ...asked }: FollowUpsAsked,
  { limit, after, most }: { limit: number; after?: FollowUpPlace | undefined; most: number },
): Promise<{ rows: ListedFollowUp[]; count: number }> {
  const { rows: answers } = await sql<{ found: { ids: string[]; count: number } }>`
    select app_follow_ups(${JSON.stringify(asked)}::jsonb, ${today}::date,
      ${after ? JSON.stringify(after) : null}::jsonb, ${limit}, ${most}) as found`.execute(db)
  const { ids, count } = answers[0]?.found ?? { ids: [], count: 0 }
  return { rows: await withDecisions(db, ids), count }
}

async function withDecisions(db: Reader, ids: readonly string[]): Promise<ListedFollowUp[]> {
  const found = await db
    .selectFrom('follow_up')
    .select(columns)
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute()
  const decisions = await db
    .selectFrom('decision as d')
    .leftJoin('agenda_item as i', 'i.id', 'd.item_id')
    .leftJoin('written_procedure as p', 'p.id', 'd.procedure_id')
    .select((eb) => [
      'd.id',
      'd.item_id as itemId',
      'd.procedure_id as procedureId',
      'd.text',
      eb.fn.coalesce('i.case_id', 'p.case_id').as('caseId'),
    ])
    .where(sql<boolean>`d.id = any (${found.flatMap(({ decisionId }) => decisionId ?? [])}::uuid[])`)
    .execute()
  const rows = new Map(found.map((row) => [row.id, row]))
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    const { itemId = null, procedureId = null, caseId = null, text = null } = byId.get(row?.decisionId ?? '') ?? {}
    return row ? [{ ...row, itemId, procedureId, caseId, decisionText: text }] : []
  })
}

/** Titles of cases by id, of those the reader may see. */
export async function caseTitles(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('meeting_case')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** One follow-up the reader may see. */
export async function findFollowUp(db: Reader, id: string): Promise<FollowUp | undefined> {
  return db.selectFrom('follow_up').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Adds a follow-up. `isProposal`: found by the program, to be accepted by a person. */
export async function insertFollowUp(
  tx: Tx,
  input: NewFollowUp & {
    bodyId: string
    decisionId: string | null
    isProposal?: boolean
    changes?: readonly FollowUpChange[]
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('follow_up')
    .values({
      body_id: input.bodyId,
      decision_id: input.decisionId,
      what: input.what,
      responsible: input.responsible,
      organisation_id: input.organisationId,
      due_on: input.dueOn,
      is_proposal: input.isProposal ?? false,
      ...(input.changes && { changes: sql<FollowUpChange[]>`${JSON.stringify(input.changes)}::jsonb` }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Says that a follow-up is done, or open again, over the version the user saw. @returns whether it was changed */
export async function setDone(tx: Tx, id: string, version: number, done: FollowUpDone): Promise<boolean> {
  const row = await tx
    .updateTable('follow_up')
    .set({ done_on: done.doneOn, done_note: done.doneNote, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Says who must act and by when, over the version the user saw, and keeps what that was changed from; a proposal is one no
 * more. @returns whether it was changed
 */
export async function setTerms(
  tx: Tx,
  { id, version }: Pick<FollowUp, 'id' | 'version'>,
  terms: Pick<FollowUp, 'responsible' | 'organisationId' | 'dueOn'>,
  change: FollowUpChange | null,
): Promise<boolean> {
  const row = await tx
    .updateTable('follow_up')
    .set({
      responsible: terms.responsible,
      organisation_id: terms.organisationId,
      due_on: terms.dueOn,
      is_proposal: false,
      version: version + 1,
      ...(change && { changes: sql<FollowUpChange[]>`changes || ${JSON.stringify([change])}::jsonb` }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a proposal away. */
export async function deleteProposal(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('follow_up').where('id', '=', id).where('is_proposal', '=', true).execute()
}

/** Takes back a follow-up of a decision that was written wrong; one that is done stays. @returns whether there was one */
export async function deleteFollowUp(tx: Tx, id: string, decisionId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('follow_up')
    .where('id', '=', id)
    .where('decision_id', '=', decisionId)
    .where('done_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * The organisations in force on a day, for who must act on what a body decides. A municipality belongs to the area that is
 * called as a region it has lain in: areas outlive regions that are joined.
 */
export async function listActors(db: Reader, bodyId: string, onDate: string): Promise<Actor[]> {
  const { rows } = await sql<Actor>`
    select o.id, n.name, n.short_name as "shortName", o.kind,
      a.secretariat_id = o.id or exists (
        select from municipality_region m join organisation_name r on r.organisation_id = m.region_id
        where m.municipality_id = o.id and m.valid_from <= ${onDate} and r.short_name = a.name) as "inArea"
    from organisation o
    join organisation_name n on n.organisation_id = o.id and n.valid_from <= ${onDate} and (n.valid_to is null or n.valid_to > ${onDate})
    left join area a on a.id = (select b.area from body b where b.id = ${bodyId})
    where o.valid_from <= ${onDate} and (o.valid_to is null or o.valid_to > ${onDate})
    order by danish_sort_key(n.name) collate "C", o.id`.execute(db)
  return rows.map((row) => ({ ...row, inArea: row.inArea ?? false }))
}
