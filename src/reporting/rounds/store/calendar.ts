import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Stage } from '../../rules/calendar.ts'
import '../../tables.ts'

/** Writes the calendar of a round: points that are gone are removed, new ones added, names changed. */
export async function writeStages(
  tx: Tx,
  roundId: string,
  before: readonly Stage[],
  after: readonly Stage[],
): Promise<void> {
  const same = (a: Stage, b: Stage) => a.kind === b.kind && a.at === b.at
  for (const stage of before.filter((old) => !after.some((next) => same(old, next)))) {
    await tx
      .deleteFrom('round_stage')
      .where('round_id', '=', roundId)
      .where('kind', '=', stage.kind)
      .where('at', '=', stage.at)
      .execute()
  }
  for (const { kind, at, name = null } of after) {
    const old = before.find((stage) => stage.kind === kind && stage.at === at)
    if (old && (old.name ?? null) === name) continue
    await tx
      .insertInto('round_stage')
      .values({ round_id: roundId, kind, at, name })
      .onConflict((conflict) => conflict.columns(['round_id', 'kind', 'at']).doUpdateSet({ name }))
      .execute()
  }
}

/** Days before the deadline (negative: after it) on which reminders (påmindelser) of some rounds are written. */
export async function listReminderDays(
  db: Reader,
  roundIds: readonly string[],
): Promise<{ roundId: string; days: number }[]> {
  if (roundIds.length === 0) return []
  return db
    .selectFrom('round_reminder')
    .select(['round_id as roundId', 'days_before as days'])
    .where('round_id', 'in', roundIds)
    .orderBy('days_before', 'desc')
    .execute()
}

/** Sets the reminder days of a round. */
export async function writeReminderDays(tx: Tx, roundId: string, days: readonly number[]): Promise<void> {
  const known = (await listReminderDays(tx, [roundId])).map((row) => row.days)
  const gone = known.filter((day) => !days.includes(day))
  if (gone.length > 0) {
    await tx.deleteFrom('round_reminder').where('round_id', '=', roundId).where('days_before', 'in', gone).execute()
  }
  const added = [...new Set(days)].filter((day) => !known.includes(day))
  if (added.length === 0) return
  await tx
    .insertInto('round_reminder')
    .values(added.map((day) => ({ round_id: roundId, days_before: day })))
    .execute()
}

/** Counts the version of a round up, so that who looked at it before is told. */
export async function touchRound(tx: Tx, roundId: string): Promise<void> {
  await tx
    .updateTable('round')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', roundId)
    .execute()
}

/** Throws away the drafts of a round that is in its test window (prøveperiode). @returns how many */
export async function discardTest(tx: Tx, roundId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select app_discard_test(${roundId}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Number of drafts begun in a round. */
export async function countDrafts(db: Reader, roundId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from submission s
    join respondent r on r.id = s.respondent_id where r.round_id = ${roundId} and s.state = 'draft'`.execute(db)
  return rows[0]?.n ?? 0
}
