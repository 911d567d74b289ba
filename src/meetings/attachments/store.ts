import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Attachment } from '../model.ts'

/** Attachments (bilag) of cases and items, in order, without their text. `detached`: those taken off a case too. */
export async function listAttachments(
  db: Reader,
  owners: { caseIds?: readonly string[]; itemIds?: readonly string[] },
  { detached = false }: { detached?: boolean } = {},
): Promise<Attachment[]> {
  const { caseIds = [], itemIds = [] } = owners
  if (caseIds.length + itemIds.length === 0) return []
  return db
    .selectFrom('attachment')
    .select([
      'id',
      'case_id as caseId',
      'item_id as itemId',
      'position',
      'title',
      'file_id as fileId',
      'closed',
      'late',
      'detached_at as detachedAt',
    ])
    .$if(!detached, (attachments) => attachments.where('detached_at', 'is', null))
    .where((eb) =>
      eb.or([
        ...(caseIds.length > 0 ? [eb('case_id', 'in', [...caseIds])] : []),
        ...(itemIds.length > 0 ? [eb('item_id', 'in', [...itemIds])] : []),
      ]),
    )
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Adds an attachment after the others. `text`: what is known of it without a file. */
export async function insertAttachment(
  tx: Tx,
  owner: { caseId: string } | { itemId: string },
  file: { title: string; fileId: string | null; closed?: boolean; late?: boolean; text?: string | null },
): Promise<string> {
  const ids = { case_id: 'caseId' in owner ? owner.caseId : null, item_id: 'itemId' in owner ? owner.itemId : null }
  // One that was taken off keeps its place.
  const others = await listAttachments(
    tx,
    {
      caseIds: ids.case_id ? [ids.case_id] : [],
      itemIds: ids.item_id ? [ids.item_id] : [],
    },
    { detached: true },
  )
  const { id } = await tx
    .insertInto('attachment')
    .values({
      ...ids,
      position: (others.at(-1)?.position ?? 0) + 1,
      title: file.title,
      file_id: file.fileId,
      closed: file.closed ?? false,
      late: file.late ?? false,
      extracted_text: file.text ?? null,
      extraction: file.fileId === null ? (file.text ? 'done' : 'none') : 'waiting',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whether a case has reached a body: what is attached to it is kept. */
export async function isCaseSent(db: Reader, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ isSent: boolean }>`select app_case_is_sent(${caseId}::uuid) as "isSent"`.execute(db)
  return rows[0]?.isSent ?? false
}

/**
 * Takes an attachment off its case or item; those who were sent it keep it. A file that is not shown any more stays until
 * retention.
 * @returns whether there was one
 */
export async function detachAttachment(
  tx: Tx,
  owner: { caseId: string } | { itemId: string },
  { id, now, isSent }: { id: string; now: string; isSent: boolean },
): Promise<boolean> {
  const [column, ownerId] =
    'caseId' in owner ? (['case_id', owner.caseId] as const) : (['item_id', owner.itemId] as const)
  const row = isSent
    ? await tx
        .updateTable('attachment')
        .set({ detached_at: now })
        .where('id', '=', id)
        .where(column, '=', ownerId)
        .where('detached_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
    : await tx
        .deleteFrom('attachment')
        .where('id', '=', id)
        .where(column, '=', ownerId)
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

/** Gives attachments the order of their ids, on the places they have: one that was taken off keeps its own. */
export async function setOrder(tx: Tx, ids: readonly string[], places: readonly number[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tx
      .updateTable('attachment')
      .set({ position: places[index] ?? index + 1 })
      .where('id', '=', id)
      .execute()
  }
}
