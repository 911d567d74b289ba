import type { Reader, Tx } from '#platform/database/database.ts'

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
  { text, extraction }: { text: string | null; extraction: 'done' | 'none' | 'failed' },
): Promise<void> {
  // A null sign cannot stand in a text of the database.
  const kept = text?.replaceAll('\u0000', '') ?? null
  await tx.updateTable('attachment').set({ extracted_text: kept, extraction }).where('id', '=', id).execute()
}
