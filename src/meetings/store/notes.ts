import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'

export type Note = { itemId: string; text: string; version: number }

/** The reader's own notes (private noter) on items. */
export async function listNotes(db: Reader, itemIds: readonly string[]): Promise<Map<string, Note>> {
  if (itemIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('private_note')
    .select(['item_id as itemId', 'text', 'version'])
    .where('item_id', 'in', [...itemIds])
    .execute()
  return new Map(rows.map((row) => [row.itemId, row]))
}

/**
 * Writes a note on the version its writer saw; 0: there was none. An emptied one keeps its row, so that a version never
 * comes again.
 * @returns the new version; null: another text stands now
 */
export async function writeNote(
  tx: Tx,
  { userId, itemId, text, version }: { userId: string; itemId: string; text: string; version: number },
): Promise<number | null> {
  const written =
    version === 0
      ? await tx
          .insertInto('private_note')
          .values({ user_id: userId, item_id: itemId, text })
          .onConflict((conflict) => conflict.columns(['user_id', 'item_id']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('private_note')
          .set((eb) => ({ text, version: eb('version', '+', 1), written_at: sql<string>`now()` }))
          .where('user_id', '=', userId)
          .where('item_id', '=', itemId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  return written?.version ?? null
}

/** The version of a note that stands; 0: there is none. */
export async function noteVersion(db: Reader, userId: string, itemId: string): Promise<number> {
  const found = await db
    .selectFrom('private_note')
    .select('version')
    .where('user_id', '=', userId)
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  return found?.version ?? 0
}
