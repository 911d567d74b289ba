import type { Tx } from '#platform/database/database.ts'

/** Takes an attachment off an item. The file itself stays until retention. @returns whether there was one */
export async function deleteItemAttachment(tx: Tx, itemId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('attachment')
    .where('id', '=', id)
    .where('item_id', '=', itemId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives an attachment another title and counts the change. */
export async function setTitle(tx: Tx, id: string, title: string): Promise<void> {
  await tx
    .updateTable('attachment')
    .set((eb) => ({ title, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Gives attachments the order of their ids. */
export async function setOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tx
      .updateTable('attachment')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
  }
}
