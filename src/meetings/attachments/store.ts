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
