import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { NewWatchEntry, WatchEnd, WatchEntry } from '../model.ts'

type Filter = { offeringIds?: readonly string[]; onlyOpen?: boolean }

/** Watch entries (ydelser, der følges tæt), the latest first, ended ones after the open ones. */
export async function listWatchEntries(
  db: Reader,
  { offeringIds, onlyOpen }: Filter = {},
): Promise<Omit<WatchEntry, 'bodyName'>[]> {
  if (offeringIds?.length === 0) return []
  let query = db
    .selectFrom('watch_entry')
    .select([
      'id',
      'offering_id as offeringId',
      'body_id as bodyId',
      'reason',
      'initiatives',
      'proposed_by as proposedBy',
      'valid_from as from',
      'valid_to as to',
      'end_reason as endReason',
      'source_id as sourceId',
      'version',
    ])
  if (offeringIds) query = query.where('offering_id', 'in', [...offeringIds])
  if (onlyOpen) query = query.where('valid_to', 'is', null)
  return query
    .orderBy('valid_to', (order) => order.desc().nullsFirst())
    .orderBy('valid_from', 'desc')
    .orderBy('offering_id')
    .execute()
}

/**
 * Begins to follow an offering (følges fra).
 *
 * @returns id of the new entry
 * @throws AppError conflict `capacity.watchOverlap` when the body already follows the offering on that day; invalid
 *   `capacity.offeringMissing` for an offering that does not exist
 */
export async function insertWatchEntry(tx: Tx, entry: NewWatchEntry & { sourceId?: string | null }): Promise<string> {
  try {
    const { id } = await tx
      .insertInto('watch_entry')
      .values({
        offering_id: entry.offeringId,
        body_id: entry.bodyId,
        reason: entry.reason,
        initiatives: entry.initiatives,
        proposed_by: entry.proposedBy,
        valid_from: entry.from,
        source_id: entry.sourceId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint
    if (constraint === 'watch_entry_no_overlap') {
      throw new AppError('conflict', 'capacity.watchOverlap', { field: 'bodyId', cause: error })
    }
    if (constraint === 'watch_entry_offering_id_fkey') {
      throw new AppError('invalid', 'capacity.offeringMissing', { field: 'offeringId', cause: error })
    }
    throw error
  }
}

/** Ends an open entry that still has the version the user saw (følges til). @returns whether it was ended */
export async function endWatchEntry(tx: Tx, { id, to, endReason, version }: WatchEnd): Promise<boolean> {
  const ended = await tx
    .updateTable('watch_entry')
    .set({ valid_to: to, end_reason: endReason, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('valid_to', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** First day of an open entry that the reader may see. */
export async function findWatchEntry(
  db: Reader,
  id: string,
): Promise<{ from: string; to: string | null; version: number } | undefined> {
  return db
    .selectFrom('watch_entry')
    .select(['valid_from as from', 'valid_to as to', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}
