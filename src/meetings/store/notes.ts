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

/** Writes a note; an empty one is none. */
export async function writeNote(tx: Tx, userId: string, itemId: string, text: string): Promise<void> {
  if (text.trim() === '') {
    await tx.deleteFrom('private_note').where('user_id', '=', userId).where('item_id', '=', itemId).execute()
    return
  }
  await tx
    .insertInto('private_note')
    .values({ user_id: userId, item_id: itemId, text })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'item_id'])
        .doUpdateSet((eb) => ({ text, version: eb('private_note.version', '+', 1) })),
    )
    .execute()
}
