import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { CaseLink } from '../model.ts'
import type { AboutRecord, Linkable, LinkSearch, MentioningCase } from './model.ts'

/** A record a case can concern, as it is called now; undefined when there is none. */
export async function findLinkable(db: Reader, { kind, recordId }: AboutRecord): Promise<Linkable | undefined> {
  const { rows } = await sql<Linkable>`
    select kind, record_id as "recordId", parent_id as "parentId", label from app_linkable()
    where kind = ${kind} and record_id = ${recordId}`.execute(db)
  return rows[0]
}

/** Records whose name holds every word (tilbud, ydelser, målgrupper, runder, rapporter, initiativer), by name. */
export async function searchLinkable(db: Reader, { q, kind }: LinkSearch, limit: number): Promise<Linkable[]> {
  const words = q.split(/\s+/).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<Linkable>`
    select kind, record_id as "recordId", parent_id as "parentId", label from app_linkable()
    where (${kind ?? null}::text is null or kind = ${kind ?? null})
      and ${sql.join(
        words.map((word) => sql`label ilike ${word}`),
        sql` and `,
      )}
    order by danish_sort_key(label) collate "C", kind, record_id limit ${limit}`.execute(db)
  return rows
}

/** What a case concerns (vedrører), with the record as it is now; null when it is gone. */
export async function listLinks(
  db: Reader,
  caseId: string,
): Promise<(CaseLink & { isThere: boolean; parentId: string | null })[]> {
  const { rows } = await sql<CaseLink & { isThere: boolean; parentId: string | null }>`
    select l.kind, l.record_id as "recordId", coalesce(r.label, l.label) as label, r.label is not null as "isThere",
      r.parent_id as "parentId"
    from case_link l left join app_linkable() r on r.kind = l.kind and r.record_id = l.record_id
    where l.case_id = ${caseId} order by l.kind, danish_sort_key(l.label) collate "C", l.record_id`.execute(db)
  return rows
}

/** Adds a link of a case; the same one twice is one. */
export async function insertLink(tx: Tx, caseId: string, link: CaseLink): Promise<void> {
  await tx
    .insertInto('case_link')
    .values({ case_id: caseId, kind: link.kind, record_id: link.recordId, label: link.label })
    .onConflict((conflict) => conflict.columns(['case_id', 'kind', 'record_id']).doUpdateSet({ label: link.label }))
    .execute()
}

/** Removes a link of a case. @returns whether there was one */
export async function deleteLink(tx: Tx, caseId: string, { kind, recordId }: AboutRecord): Promise<boolean> {
  const row = await tx
    .deleteFrom('case_link')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('record_id', '=', recordId)
    .returning('case_id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Cases the reader may see that mention a record, the newest first. Those about an offering are also about its facility.
 */
export async function listMentioning(db: Reader, { kind, recordId }: AboutRecord): Promise<MentioningCase[]> {
  return db
    .selectFrom('meeting_case as c')
    .select(['c.id', 'c.number', 'c.title', 'c.closed', 'c.version'])
    .where(
      'c.id',
      'in',
      db
        .selectFrom('case_link as l')
        .select('l.case_id')
        .where((eb) =>
          eb.or([
            eb.and([eb('l.kind', '=', kind), eb('l.record_id', '=', recordId)]),
            ...(kind === 'facility'
              ? [
                  eb.and([
                    eb('l.kind', '=', 'offering'),
                    eb('l.record_id', 'in', eb.selectFrom('offering').select('id').where('facility_id', '=', recordId)),
                  ]),
                ]
              : []),
          ]),
        ),
    )
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id')
    .limit(500)
    .execute()
}
