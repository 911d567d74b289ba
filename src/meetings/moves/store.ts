import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { MeetingChange } from './model.ts'

/** What became of a meeting since it was planned (flytninger og aflysning), the latest first. */
export async function listChanges(db: Reader, meetingId: string): Promise<MeetingChange[]> {
  return db
    .selectFrom('meeting_change')
    .select([
      'id',
      'kind',
      'reason',
      'from_on as fromOn',
      sql<string | null>`to_char(from_starts_at, 'HH24:MI')`.as('fromStartsAt'),
      'to_on as toOn',
      sql<string | null>`to_char(to_starts_at, 'HH24:MI')`.as('toStartsAt'),
      sql<string | null>`app_person_name(by_user)`.as('byName'),
      'at',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
}

/** Keeps that a meeting was moved or cancelled. */
export async function insertChange(
  tx: Tx,
  input: Omit<MeetingChange, 'id' | 'byName' | 'at'> & { meetingId: string; userId: string; at: string },
): Promise<void> {
  await tx
    .insertInto('meeting_change')
    .values({
      meeting_id: input.meetingId,
      kind: input.kind,
      reason: input.reason,
      from_on: input.fromOn,
      from_starts_at: input.fromStartsAt,
      to_on: input.toOn,
      to_starts_at: input.toStartsAt,
      by_user: input.userId,
      at: input.at,
    })
    .execute()
}

/** Cancels a meeting that still has the version the user saw (aflyser). @returns whether it was changed */
export async function cancel(tx: Tx, id: string, version: number, now: string): Promise<boolean> {
  const row = await tx
    .updateTable('meeting')
    .set({ cancelled_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Frees the stops of an agenda: its items keep their case, and the cases wait for another meeting of the body.
 * @returns how many cases wait again
 */
export async function releaseStops(tx: Tx, meetingId: string): Promise<number> {
  const freed = await tx
    .selectFrom('agenda_item')
    .select('stop_id as stopId')
    .where('meeting_id', '=', meetingId)
    .where('stop_id', 'is not', null)
    .execute()
  const ids = freed.flatMap(({ stopId }) => stopId ?? [])
  await tx.updateTable('agenda_item').set({ stop_id: null }).where('meeting_id', '=', meetingId).execute()
  // Stops planned for this meeting without an item wait too.
  await tx
    .updateTable('case_stop')
    .set((eb) => ({ state: 'planned', meeting_id: null, version: eb('version', '+', 1) }))
    .where((eb) => eb.or([...(ids.length > 0 ? [eb('id', 'in', ids)] : []), eb('meeting_id', '=', meetingId)]))
    .where('state', 'in', ['planned', 'on-agenda', 'sent'])
    .execute()
  return ids.length
}
