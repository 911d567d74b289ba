import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Attendance, Decision, NewAttendance, NewRemark, Outcome, Remark } from '../model.ts'

export type MinutesText = { itemId: string; text: string; version: number; writtenAt: string }

/** Minutes (referat) of the items of a meeting, as far as the reader may see them. */
export async function listMinutes(db: Reader, meetingId: string): Promise<Map<string, MinutesText>> {
  const rows = await db
    .selectFrom('minutes_text')
    .innerJoin('agenda_item', 'agenda_item.id', 'minutes_text.item_id')
    .select([
      'minutes_text.item_id as itemId',
      'minutes_text.text as text',
      'minutes_text.version as version',
      'minutes_text.written_at as writtenAt',
    ])
    .where('agenda_item.meeting_id', '=', meetingId)
    .execute()
  return new Map(rows.map((row) => [row.itemId, row]))
}

/**
 * Writes the minutes of an item over the version the writer saw; 0: there were none.
 * @returns the new version, or null when another version stands there
 */
export async function writeMinutes(
  tx: Tx,
  input: { itemId: string; text: string; version: number; userId: string | null; now: string },
): Promise<number | null> {
  const { itemId, text, version, userId, now } = input
  if (version === 0) {
    const inserted = await tx
      .insertInto('minutes_text')
      .values({ item_id: itemId, text, written_by: userId, written_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    return inserted?.version ?? null
  }
  const changed = await tx
    .updateTable('minutes_text')
    .set({ text, version: version + 1, written_by: userId, written_at: now })
    .where('item_id', '=', itemId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return changed?.version ?? null
}

/** The minutes of one item as they stand now. */
export async function findMinutes(db: Reader, itemId: string): Promise<MinutesText | undefined> {
  return db
    .selectFrom('minutes_text')
    .select(['item_id as itemId', 'text', 'version', 'written_at as writtenAt'])
    .where('item_id', '=', itemId)
    .executeTakeFirst()
}

export type Writer = { userId: string; name: string | null; takenAt: string; seenAt: string }

/** Who holds the pen of a meeting's minutes (skriver referat). */
export async function findWriter(db: Reader, meetingId: string): Promise<Writer | undefined> {
  return db
    .selectFrom('minutes_writer')
    .select([
      'user_id as userId',
      sql<string | null>`app_person_name(user_id)`.as('name'),
      'taken_at as takenAt',
      'seen_at as seenAt',
    ])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
}

/** Takes the pen, from whoever held it (overtager). */
export async function takePen(tx: Tx, meetingId: string, userId: string, now: string): Promise<void> {
  await tx
    .insertInto('minutes_writer')
    .values({ meeting_id: meetingId, user_id: userId, taken_at: now, seen_at: now })
    .onConflict((conflict) =>
      conflict.column('meeting_id').doUpdateSet({ user_id: userId, taken_at: now, seen_at: now }),
    )
    .execute()
}

/** Says that the writer is still there. */
export async function keepPen(tx: Tx, meetingId: string, now: string): Promise<void> {
  await tx.updateTable('minutes_writer').set({ seen_at: now }).where('meeting_id', '=', meetingId).execute()
}

/** Decisions (beslutninger) of items, with their outcomes, as far as the reader may see them. */
export async function listDecisions(db: Reader, itemIds: readonly string[]): Promise<Map<string, Decision>> {
  return decisionsBy(db, 'item_id', itemIds)
}

/** Those of written procedures (skriftlige høringer), by the procedure. */
export async function listProcedureDecisions(db: Reader, ids: readonly string[]): Promise<Map<string, Decision>> {
  return decisionsBy(db, 'procedure_id', ids)
}

async function decisionsBy(db: Reader, column: 'item_id' | 'procedure_id', ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Decision>()
  const rows = await db
    .selectFrom('decision')
    .select([
      'id',
      'item_id as itemId',
      `${column} as key`,
      'text',
      'delegated_to as delegatedTo',
      'delegated_what as delegatedWhat',
      'version',
    ])
    .where(column, 'in', [...ids])
    .execute()
  const outcomes = await listOutcomes(
    db,
    rows.map(({ id }) => id),
  )
  return new Map<string, Decision>(
    rows.map(({ key, ...row }) => [key ?? '', { ...row, outcomes: outcomes.get(row.id) ?? [] }]),
  )
}

async function listOutcomes(db: Reader, decisionIds: readonly string[]): Promise<Map<string, Outcome[]>> {
  if (decisionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('decision_outcome')
    .select([
      'decision_id as decisionId',
      'position',
      'clause_id as clauseId',
      'verb',
      'clause',
      'outcome',
      'option_number as optionNumber',
      'change',
    ])
    .where('decision_id', 'in', [...decisionIds])
    .orderBy('position')
    .execute()
  const found = new Map<string, Outcome[]>()
  for (const { decisionId, ...outcome } of rows) found.set(decisionId, [...(found.get(decisionId) ?? []), outcome])
  return found
}

/** Those of some clauses that something was decided on, also in minutes that the reader may not read yet; not what. */
export async function decidedClauses(db: Reader, clauseIds: readonly string[]): Promise<Set<string>> {
  if (clauseIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`select id from app_decided_clauses(${clauseIds}::uuid[]) id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export type DecisionWords = Pick<Decision, 'text' | 'delegatedTo' | 'delegatedWhat'>

/**
 * Records the decision of an item over the version the writer saw; 0: there was none.
 * @returns the id, or null when another version stands there
 */
export async function writeDecision(
  tx: Tx,
  input: { itemId: string; version: number; words: DecisionWords; outcomes: readonly Omit<Outcome, 'position'>[] },
): Promise<string | null> {
  const { itemId, version, words, outcomes } = input
  const values = { text: words.text, delegated_to: words.delegatedTo, delegated_what: words.delegatedWhat }
  const row =
    version === 0
      ? await tx
          .insertInto('decision')
          .values({ item_id: itemId, ...values })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('decision')
          .set({ ...values, version: version + 1 })
          .where('item_id', '=', itemId)
          .where('version', '=', version)
          .returning('id')
          .executeTakeFirst()
  if (!row) return null
  await tx.deleteFrom('decision_outcome').where('decision_id', '=', row.id).execute()
  for (const [index, outcome] of outcomes.entries()) {
    await tx
      .insertInto('decision_outcome')
      .values({
        decision_id: row.id,
        position: index + 1,
        clause_id: outcome.clauseId,
        verb: outcome.verb,
        clause: outcome.clause,
        outcome: outcome.outcome,
        option_number: outcome.optionNumber,
        change: outcome.change,
      })
      .execute()
  }
  return row.id
}

/** What a decision tells an earlier stop (tilbagemelding); said again, it replaces what was said. */
export async function giveFeedback(
  tx: Tx,
  decisionId: string,
  stopIds: readonly string[],
  text: string | null,
): Promise<void> {
  await tx.deleteFrom('stop_feedback').where('decision_id', '=', decisionId).execute()
  if (text === null) return
  for (const stopId of stopIds) {
    await tx.insertInto('stop_feedback').values({ decision_id: decisionId, stop_id: stopId, text }).execute()
  }
}

/** `isTold`: the minutes or the procedure it comes from are out. */
export type Feedback = { stopId: string; decisionId: string; text: string; givenAt: string; isTold: boolean }

/** What later bodies told the stops of a case. */
export async function listFeedback(db: Reader, stopIds: readonly string[]): Promise<Feedback[]> {
  if (stopIds.length === 0) return []
  return db
    .selectFrom('stop_feedback')
    .select(['stop_id as stopId', 'decision_id as decisionId', 'text', 'given_at as givenAt'])
    .select(sql<boolean>`app_decision_is_out(decision_id)`.as('isTold'))
    .where('stop_id', 'in', [...stopIds])
    .orderBy('given_at')
    .execute()
}

/** Who was at a meeting and who was not (deltagere), in the order they were written. */
export async function listAttendance(db: Reader, meetingId: string): Promise<Attendance[]> {
  const rows = await db
    .selectFrom('attendance')
    .select(['id', 'kind', 'presence', 'name', 'described', 'deputy_for as deputyFor'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const items = await db
    .selectFrom('attendance_item')
    .select(['attendance_id as attendanceId', 'item_id as itemId'])
    .where(
      'attendance_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.map((row) => ({
    ...row,
    itemIds: items.filter(({ attendanceId }) => attendanceId === row.id).map(({ itemId }) => itemId),
  }))
}

/** Adds a person to a meeting. */
export async function insertAttendance(tx: Tx, meetingId: string, person: NewAttendance): Promise<string> {
  const { last } = await tx
    .selectFrom('attendance')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('attendance')
    .values({
      meeting_id: meetingId,
      kind: person.kind,
      presence: person.presence,
      name: person.name,
      described: person.described,
      deputy_for: person.deputyFor,
      position: Number(last ?? 0) + 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const itemId of person.itemIds) {
    await tx.insertInto('attendance_item').values({ attendance_id: id, item_id: itemId }).execute()
  }
  return id
}

/** Takes a person off the list of a meeting. @returns whether there was one */
export async function deleteAttendance(tx: Tx, meetingId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('attendance')
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Remarks to the draft minutes (bemærkninger i høring), the oldest first. */
export async function listRemarks(db: Reader, meetingId: string): Promise<Remark[]> {
  return db
    .selectFrom('minutes_remark')
    .select([
      'id',
      'item_id as itemId',
      'text',
      sql<string | null>`app_person_name(by_user)`.as('byName'),
      sql<boolean>`by_user is not distinct from app_user_id()`.as('isOwn'),
      'at',
      'outcome',
      'reply',
    ])
    .where('meeting_id', '=', meetingId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Adds a remark. */
export async function insertRemark(tx: Tx, meetingId: string, userId: string, remark: NewRemark): Promise<string> {
  const { id } = await tx
    .insertInto('minutes_remark')
    .values({ meeting_id: meetingId, item_id: remark.itemId, text: remark.text, by_user: userId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Says what became of a remark. @returns whether there was one */
export async function answerRemark(
  tx: Tx,
  meetingId: string,
  id: string,
  answer: { outcome: 'taken' | 'not-taken'; reply: string | null },
): Promise<boolean> {
  const row = await tx
    .updateTable('minutes_remark')
    .set(answer)
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
