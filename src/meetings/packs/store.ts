import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { TextPiece } from './text-pieces.ts'

/** What stands of an attachment beside its file: the text, when no more of it is known (old minutes). */
export async function findAttachmentText(db: Reader, id: string): Promise<string | null> {
  const row = await db.selectFrom('attachment').select('extracted_text as text').where('id', '=', id).executeTakeFirst()
  return row?.text ?? null
}

/** Attachments whose file has not been read yet, in a fixed order. */
export async function listWaiting(db: Reader, limit: number): Promise<{ id: string; fileId: string }[]> {
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'file_id as fileId'])
    .where('extraction', '=', 'waiting')
    .where('file_id', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, fileId }) => (fileId === null ? [] : [{ id, fileId }]))
}

/** Keeps the text of an attachment, or why there is none; search follows by itself. */
export async function keepText(
  tx: Tx,
  id: string,
  { text, extraction }: { text: string | null; extraction: 'done' | 'cut' | 'none' | 'failed' },
): Promise<void> {
  await tx.updateTable('attachment').set({ extracted_text: text, extraction }).where('id', '=', id).execute()
}

/** A long text whose pieces search waits for; `hash` tells whether title or text have changed since. */
export type WaitingText = { source: string; hash: string; attachmentId: string }

/** Long texts of attachments that are not written into the search yet, in a fixed order. */
export async function listWaitingTexts(db: Reader, limit: number): Promise<WaitingText[]> {
  const { rows } = await sql<WaitingText>`
    select id::text as source, content_hash as hash, record_id as "attachmentId"
    from search_source where text_waits order by id limit ${limit}`.execute(db)
  return rows
}

/**
 * Writes the next pieces of a long text into the search.
 *
 * @param written - pieces of it that stand already; with the first, what stood before goes
 * @param isLast - nothing more comes
 * @returns false, and nothing is written, when title or text were changed meanwhile or somebody else writes them
 */
export async function addPieces(
  tx: Tx,
  { source, hash }: WaitingText,
  { pieces, written, isLast }: { pieces: readonly TextPiece[]; written: number; isLast: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ title: string }>`
    select title from search_source where id = ${source} and content_hash = ${hash} and text_waits for update`.execute(
    tx,
  )
  if (!rows[0] || (written > 0 && (await countPieces(tx, source)) !== written)) return false
  if (written === 0 && pieces.length > 0) await sql`delete from search_piece where source_id = ${source}`.execute(tx)
  await sql`
    insert into search_piece (source_id, part, page, content, document)
    select ${source}::bigint, 'page', page, content,
      setweight(to_tsvector('danish', ${rows[0].title}), 'A') || setweight(to_tsvector('danish', content), 'B')
    from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as piece (page integer, content text)`.execute(tx)
  if (isLast) await sql`update search_source set text_waits = false where id = ${source}`.execute(tx)
  return true
}

async function countPieces(tx: Tx, source: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from search_piece where source_id = ${source}`.execute(tx)
  return rows[0]?.n ?? 0
}
