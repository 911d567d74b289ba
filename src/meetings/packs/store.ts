import type { Reader } from '#platform/database/database.ts'

/** What stands of an attachment beside its file: the text, when no more of it is known (old minutes). */
export async function findAttachmentText(db: Reader, id: string): Promise<string | null> {
  const row = await db.selectFrom('attachment').select('extracted_text as text').where('id', '=', id).executeTakeFirst()
  return row?.text ?? null
}
