import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { FollowUp, FollowUpDone, NewFollowUp } from '../model.ts'

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
  'follow_up.version as version',
] as const

export type ListedFollowUp = FollowUp & { itemId: string | null; decisionText: string | null }

/** Follow-ups (opfølgninger) the reader may see, what is due first, with the item of their decision. */
export async function listFollowUps(
  db: Reader,
  filter: {
    bodyId?: string
    decisionIds?: readonly string[]
    /** Only those that are not done. */
    open?: boolean
    /** Only those of one of these bodies, or that one of these organisations acts on. */
    of?: { bodies: readonly string[]; organisations: readonly string[] }
  } = {},
): Promise<ListedFollowUp[]> {
  if (filter.decisionIds?.length === 0) return []
  let query = db
    .selectFrom('follow_up')
    .leftJoin('decision', 'decision.id', 'follow_up.decision_id')
    .select([...columns, 'decision.item_id as itemId', 'decision.text as decisionText'])
  if (filter.bodyId) query = query.where('follow_up.body_id', '=', filter.bodyId)
  if (filter.open) query = query.where('done_on', 'is', null)
  const { of } = filter
  if (of) {
    query = query.where(
      sql<boolean>`(follow_up.body_id = any (${of.bodies}::text[]) or organisation_id = any (${of.organisations}::text[]))`,
    )
  }
  if (filter.decisionIds) query = query.where('decision_id', 'in', [...filter.decisionIds])
  return query
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('follow_up.id')
    .execute()
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
  input: NewFollowUp & { bodyId: string; decisionId: string | null; isProposal?: boolean },
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
