import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { FollowUp, FollowUpDone, NewFollowUp } from '../model.ts'
import type { FollowUpFilter, ListedFollowUp } from './model.ts'

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

// The days as the indexes follow_up_order and follow_up_done_order hold them.
const dueDay = sql<string>`coalesce(due_on, date 'infinity')`

/**
 * Follow-ups the reader may see, what is due first, or of those that are done the latest first; with the item of their
 * decision.
 *
 * @param after - the id of the last one of the page before
 */
export async function listFollowUps(
  db: Reader,
  asked: FollowUpsAsked,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<ListedFollowUp[]> {
  const isDone = asked.show === 'done'
  // Cut before the decisions are looked up, so that no policy is asked about one that is not on the page.
  const page = found(db, asked)
    .select(columns)
    .$if(after !== undefined, (rows) =>
      rows.where(
        isDone
          ? sql<boolean>`(done_on, id) < (select a.done_on, a.id from follow_up a where a.id = ${after})`
          : sql<boolean>`(${dueDay}, id) > (select coalesce(a.due_on, date 'infinity'), a.id from follow_up a where a.id = ${after})`,
      ),
    )
    .orderBy(isDone ? sql`done_on desc` : dueDay)
    .orderBy('id', isDone ? 'desc' : 'asc')
    .limit(limit)
  const rows = await page.execute()
  const ids = rows.flatMap(({ decisionId }) => decisionId ?? [])
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'item_id as itemId', 'procedure_id as procedureId', 'text'])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute()
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  return rows.map((row) => {
    const { itemId = null, procedureId = null, text = null } = byId.get(row.decisionId ?? '') ?? {}
    return { ...row, itemId, procedureId, decisionText: text }
  })
}

/** How many follow-ups the reader may see of those asked for; no further than `most`. */
export async function countFollowUps(db: Reader, asked: FollowUpsAsked, most: number): Promise<number> {
  const { n } = await db
    .selectFrom(found(db, asked).select('id').limit(most).as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

function found(db: Reader, { show, bodyId, responsible, id, of, today }: FollowUpsAsked) {
  return db
    .selectFrom('follow_up')
    .$if(show === 'done', (rows) => rows.where('done_on', 'is not', null))
    .$if(show === 'open' || show === 'overdue', (rows) => rows.where('done_on', 'is', null))
    .$if(show === 'overdue', (rows) => rows.where('due_on', '<', today))
    .$if(bodyId !== undefined, (rows) => rows.where('body_id', '=', bodyId ?? ''))
    .$if(id !== undefined, (rows) => rows.where('id', '=', id ?? ''))
    .$if(Boolean(responsible), (rows) =>
      rows.where(sql<boolean>`strpos(danish_lower(responsible), danish_lower(${responsible})) > 0`),
    )
    .$if(of !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(body_id = any (${of?.bodies}::text[]) or organisation_id = any (${of?.organisations}::text[]))`,
      ),
    )
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
