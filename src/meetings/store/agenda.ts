import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { FrozenItem } from '../approval/model.ts'
import type { AgendaItem, ItemKind, ItemPurpose, NewItem } from '../model.ts'

const columns = [
  'agenda_item.id as id',
  'meeting_id as meetingId',
  'parent_id as parentId',
  'position',
  'kind',
  'agenda_item.title as title',
  'text',
  'case_id as caseId',
  'stop_id as stopId',
  'minutes_of as minutesOf',
  'purpose',
  'minutes_needed as minutesNeeded',
  'agenda_item.closed as closed',
  'agenda_item.closed_reason as closedReason',
  'late',
  'extra',
  'sent_at as sentAt',
  'agenda_item.version as version',
] as const

/** The items (punkter) of a meeting that the reader may see, by position. */
export async function listItems(db: Reader, meetingId: string): Promise<AgendaItem[]> {
  return db
    .selectFrom('agenda_item')
    .select(columns)
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('agenda_item.id')
    .execute()
}

/** Items by id, those the reader may see. */
export async function itemsById(db: Reader, ids: readonly string[]): Promise<Map<string, AgendaItem>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('agenda_item')
    .select(columns)
    .where('agenda_item.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** One item; undefined when there is none or the reader may not see it. */
export async function findItem(db: Reader, id: string): Promise<AgendaItem | undefined> {
  return db.selectFrom('agenda_item').select(columns).where('agenda_item.id', '=', id).executeTakeFirst()
}

/** The items of cases at every meeting the reader may see. */
export async function listItemsOfCases(db: Reader, caseIds: readonly string[]): Promise<AgendaItem[]> {
  if (caseIds.length === 0) return []
  return db
    .selectFrom('agenda_item')
    .select(columns)
    .where('case_id', 'in', [...caseIds])
    .execute()
}

/** The items whose decision approves the minutes of a meeting. */
export async function listItemsApproving(db: Reader, meetingId: string): Promise<AgendaItem[]> {
  return db.selectFrom('agenda_item').select(columns).where('minutes_of', '=', meetingId).execute()
}

/** What stood under the items of a meeting when its minutes were approved, by item. */
export async function listFrozen(db: Reader, meetingId: string): Promise<Map<string, FrozenItem>> {
  const rows = await db
    .selectFrom('agenda_item')
    .select(['id', 'frozen'])
    .where('meeting_id', '=', meetingId)
    .where('frozen', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, frozen }) => [id, frozen as FrozenItem]))
}

/** Puts an item on an agenda (sætter på dagsordenen). @throws AppError conflict `meetings.stopOnAgenda` */
export async function insertItem(
  tx: Tx,
  item: NewItem & {
    meetingId: string
    position: number
    late?: boolean
    extra?: boolean
    sentAt?: string
  },
): Promise<string> {
  try {
    const { id } = await tx
      .insertInto('agenda_item')
      .values({
        meeting_id: item.meetingId,
        parent_id: item.parentId,
        position: item.position,
        kind: item.kind,
        title: item.title,
        text: item.text,
        case_id: item.caseId,
        stop_id: item.stopId,
        minutes_of: item.minutesOf,
        purpose: item.purpose,
        minutes_needed: item.minutesNeeded,
        closed: item.closed,
        closed_reason: item.closed ? item.closedReason : null,
        late: item.late ?? false,
        extra: item.extra ?? false,
        sent_at: item.sentAt ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'agenda_item_one_per_stop') {
      throw new AppError('conflict', 'meetings.stopOnAgenda', { field: 'caseId', cause: error })
    }
    throw error
  }
}

export type ItemChange = {
  title: string | null
  text: string | null
  purpose: ItemPurpose
  minutesNeeded: number | null
  closed: boolean
  closedReason: string | null
  /** Undefined: as it is. */
  minutesOf?: string | null
}

/** Changes what stands on an item that still has the version the user saw. @returns whether it was changed */
export async function updateItem(tx: Tx, id: string, version: number, change: ItemChange): Promise<boolean> {
  const row = await tx
    .updateTable('agenda_item')
    .set({
      title: change.title,
      text: change.text,
      purpose: change.purpose,
      minutes_needed: change.minutesNeeded,
      closed: change.closed,
      closed_reason: change.closed ? change.closedReason : null,
      ...(change.minutesOf !== undefined && { minutes_of: change.minutesOf }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives items their new positions. */
export async function setPositions(tx: Tx, positions: readonly { id: string; position: number }[]): Promise<void> {
  for (const { id, position } of positions) {
    await tx.updateTable('agenda_item').set({ position }).where('id', '=', id).execute()
  }
}

/** Holds an item, and the list in it, against what others write under it until the transaction ends. */
export async function lockItem(tx: Tx, id: string): Promise<void> {
  await tx
    .selectFrom('agenda_item')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', id), eb('parent_id', '=', id)]))
    .forUpdate()
    .execute()
}

/** Those of the items, or the lists of them, that somebody has written something under, for the secretariat alone. */
export async function listWritten(db: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('agenda_item')
    .select('id')
    .where('id', 'in', [...ids])
    .where(sql<boolean>`app_item_is_written(id)`)
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes an item off the agenda, with the list in it. */
export async function deleteItem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('agenda_item').where('id', '=', id).execute()
}

/** Says that the items of a meeting are sent. */
export async function sendItems(tx: Tx, meetingId: string, now: string): Promise<void> {
  await tx.updateTable('agenda_item').set({ sent_at: now }).where('meeting_id', '=', meetingId).execute()
}

/** Says which meeting's minutes an item approves. */
export async function setMinutesOf(tx: Tx, itemId: string, meetingId: string): Promise<void> {
  await tx.updateTable('agenda_item').set({ minutes_of: meetingId }).where('id', '=', itemId).execute()
}

/** Keeps what stood under an item when its minutes were approved (fryser). */
export async function freezeItem(tx: Tx, id: string, frozen: FrozenItem): Promise<void> {
  await tx
    .updateTable('agenda_item')
    .set({ frozen: JSON.stringify(frozen) })
    .where('id', '=', id)
    .execute()
}

export type StandingItem = { id: string; kind: Exclude<ItemKind, 'case'>; title: string | null; purpose: ItemPurpose }

/** What every new agenda of a body begins with on a day (faste punkter); empty: the body has not said. */
export async function listStandingItems(db: Reader, bodyId: string, onDate: string): Promise<StandingItem[]> {
  return db
    .selectFrom('standing_item')
    .select(['id', 'kind', 'title', 'purpose'])
    .where('body_id', '=', bodyId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', onDate)]))
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Gives a body a standing item at a place; the others move (nyt fast punkt). */
export async function insertStandingItem(
  tx: Tx,
  bodyId: string,
  item: Omit<StandingItem, 'id'>,
  position: number,
): Promise<void> {
  await tx
    .updateTable('standing_item')
    .set((eb) => ({ position: eb('position', '+', 1) }))
    .where('body_id', '=', bodyId)
    .where('position', '>=', position)
    .execute()
  await tx
    .insertInto('standing_item')
    .values({ body_id: bodyId, position, ...item })
    .execute()
}
