import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Meeting, MeetingState, NewMeeting } from '../model.ts'
import { type Practice, usualPractice } from '../rules/deadlines.ts'

const columns = [
  'id',
  'body_id as bodyId',
  'held_on as heldOn',
  sql<string | null>`to_char(starts_at, 'HH24:MI')`.as('startsAt'),
  sql<string | null>`to_char(ends_at, 'HH24:MI')`.as('endsAt'),
  'place',
  'state',
  'submission_due_on as submissionDueOn',
  'agenda_sent_at as agendaSentAt',
  'hearing_until as hearingUntil',
  'minutes_approved_at as minutesApprovedAt',
  'minutes_approved_by as minutesApprovedBy',
  'cancelled_at as cancelledAt',
  'version',
] as const

export type MeetingFilter = { bodyId?: string; from?: string; before?: string; states?: MeetingState[] }

/** Meetings (møder), the earliest first. */
export async function listMeetings(db: Reader, filter: MeetingFilter = {}): Promise<Meeting[]> {
  let query = db.selectFrom('meeting').select(columns)
  if (filter.bodyId) query = query.where('body_id', '=', filter.bodyId)
  if (filter.from) query = query.where('held_on', '>=', filter.from)
  if (filter.before) query = query.where('held_on', '<', filter.before)
  if (filter.states) query = query.where('state', 'in', filter.states)
  return query.orderBy('held_on').orderBy('starts_at').orderBy('id').execute()
}

/** Meetings by id. */
export async function meetingsById(db: Reader, ids: readonly string[]): Promise<Map<string, Meeting>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('meeting')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** One meeting (møde); undefined when there is none. */
export async function findMeeting(db: Reader, id: string): Promise<Meeting | undefined> {
  return db.selectFrom('meeting').select(columns).where('id', '=', id).executeTakeFirst()
}

/** The same, held against other changes of it until the transaction ends. */
export async function lockMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  return tx.selectFrom('meeting').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The address of the online meeting, for those who take part. */
export async function findLink(db: Reader, meetingId: string): Promise<string | null> {
  const row = await db.selectFrom('meeting_link').select('url').where('meeting_id', '=', meetingId).executeTakeFirst()
  return row?.url ?? null
}

const values = (input: Omit<NewMeeting, 'link'>) => ({
  held_on: input.heldOn,
  starts_at: input.startsAt,
  ends_at: input.endsAt,
  place: input.place,
  submission_due_on: input.submissionDueOn,
})

/** Plans a meeting. @throws AppError conflict `meetings.meetingExists` when the body meets at that time already */
export async function insertMeeting(
  tx: Tx,
  input: Omit<NewMeeting, 'link'> & { state?: MeetingState; sourceId?: string | null },
): Promise<string> {
  const state = input.state ?? 'planned'
  return named(async () => {
    const { id } = await tx
      .insertInto('meeting')
      .values({ ...values(input), body_id: input.bodyId, state, source_id: input.sourceId ?? null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

/** Changes date, time and place of a meeting that still has the version the user saw. @returns whether it was changed */
export async function updateMeeting(
  tx: Tx,
  { id, version, ...input }: Omit<NewMeeting, 'link' | 'bodyId'> & { id: string; version: number },
): Promise<boolean> {
  return named(async () => {
    const row = await tx
      .updateTable('meeting')
      .set({ ...values({ ...input, bodyId: '' }), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  })
}

async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const constraint = (error as { constraint?: string }).constraint
    if (constraint === 'meeting_once')
      throw new AppError('conflict', 'meetings.meetingExists', { field: 'heldOn', cause: error })
    if (constraint === 'meeting_body_id_fkey')
      throw new AppError('invalid', 'meetings.bodyMissing', { field: 'bodyId', cause: error })
    throw error
  }
}

/** Sets or removes the address of the online meeting. */
export async function setLink(tx: Tx, meetingId: string, url: string | null): Promise<void> {
  if (url === null) await tx.deleteFrom('meeting_link').where('meeting_id', '=', meetingId).execute()
  else
    await tx
      .insertInto('meeting_link')
      .values({ meeting_id: meetingId, url })
      .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet({ url }))
      .execute()
}

/** Moves a meeting to a state, with what belongs to the step. The trigger refuses what is no step. */
export async function moveMeeting(
  tx: Tx,
  id: string,
  state: MeetingState,
  more: {
    agendaSentAt?: string
    hearingUntil?: string | null
    minutesApprovedAt?: string
    minutesApprovedBy?: string
  } = {},
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set((eb) => ({
      state,
      version: eb('version', '+', 1),
      ...(more.agendaSentAt && { agenda_sent_at: more.agendaSentAt }),
      ...(more.hearingUntil !== undefined && { hearing_until: more.hearingUntil }),
      ...(more.minutesApprovedAt && { minutes_approved_at: more.minutesApprovedAt }),
      ...(more.minutesApprovedBy && { minutes_approved_by: more.minutesApprovedBy }),
    }))
    .where('id', '=', id)
    .execute()
}

/** Counts the agenda of a meeting as changed, so that another who saw the old one is told. */
export async function touchMeeting(tx: Tx, id: string): Promise<number> {
  const { version } = await tx
    .updateTable('meeting')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** How each body works, in days; bodies that never said use `usualPractice`. */
export async function practices(db: Reader): Promise<(bodyId: string) => Practice & { version: number }> {
  const rows = await db
    .selectFrom('meeting_practice')
    .select([
      'body_id as bodyId',
      'submission_days as submissionDays',
      'agenda_days as agendaDays',
      'hearing_days as hearingDays',
      'remind_before as remindBefore',
      'remind_after as remindAfter',
      'version',
    ])
    .execute()
  const byBody = new Map(rows.map((row) => [row.bodyId, row]))
  return (bodyId) => byBody.get(bodyId) ?? { ...usualPractice, version: 0 }
}

/** The next meetings of some bodies from a day, the earliest first (næste møder). */
export async function listComing(db: Reader, bodyIds: readonly string[], from: string): Promise<Meeting[]> {
  if (bodyIds.length === 0) return []
  return db
    .selectFrom('meeting')
    .select(columns)
    .where('body_id', 'in', [...bodyIds])
    .where('held_on', '>=', from)
    .where('state', 'in', ['planned', 'agenda-sent'])
    .where('cancelled_at', 'is', null)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
}
