import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { Result, Step, StepKind } from '../model.ts'
import '../tables.ts'

export type NewStep = {
  sheetId: string
  kind: StepKind
  field?: string | null
  text?: string | null
  answersId?: string | null
  bodyId?: string | null
  decidedOn?: string | null
  reference?: string | null
  byUser: string | null
}

/** Adds steps (trin) to sheets and gives their ids. Nothing takes one away. */
export async function insertSteps(tx: Tx, steps: readonly NewStep[]): Promise<string[]> {
  if (steps.length === 0) return []
  const rows = steps.map((step) => ({ ...step, id: randomUUID() }))
  await tx
    .insertInto('tariff_step')
    .values(
      rows.map((step) => ({
        id: step.id,
        sheet_id: step.sheetId,
        kind: step.kind,
        field: step.field ?? null,
        text: step.text ?? null,
        answers_id: step.answersId ?? null,
        body_id: step.bodyId ?? null,
        decided_on: step.decidedOn ?? null,
        reference: step.reference ?? null,
        by_user: step.byUser,
      })),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** The steps of sheets, oldest first, with the names of body and person. */
export async function listSteps(db: Reader, sheetIds: readonly string[]): Promise<Step[]> {
  if (sheetIds.length === 0) return []
  return db
    .selectFrom('tariff_step as s')
    .leftJoin('body as b', 'b.id', 's.body_id')
    .select([
      's.id',
      's.sheet_id as sheetId',
      's.kind',
      's.field',
      's.text',
      's.answers_id as answersId',
      's.body_id as bodyId',
      's.decided_on as decidedOn',
      's.reference',
      's.at',
    ])
    .select([
      sql<string | null>`coalesce(b.short_name, b.name)`.as('bodyName'),
      sql<string | null>`app_person_name(s.by_user)`.as('byName'),
    ])
    .where('s.sheet_id', 'in', sheetIds)
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()
}

/** A remark (bemærkning) the user may read; undefined when it is none. */
export async function findRemark(db: Reader, id: string): Promise<{ id: string; sheetId: string } | undefined> {
  return db
    .selectFrom('tariff_step')
    .select(['id', 'sheet_id as sheetId'])
    .where('id', '=', id)
    .where('kind', 'in', ['remark', 'sent-back'])
    .executeTakeFirst()
}

/** Which of some steps are remarks to an operator the user reports or approves for. */
export async function answerableRemarks(db: Reader, stepIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from app_tariff_remarks() where id = any(${stepIds}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

export type PathStep = 'checked' | 'recommended' | 'approved' | 'late' | 'mid-year'

/** Which bodies take which step for a secretariat's rounds on a day (rækkefølge). */
export async function listPath(
  db: Reader,
  ownerId: string,
  onDate: string,
): Promise<{ step: PathStep; bodyId: string; bodyName: string }[]> {
  const { rows } = await sql<{ step: PathStep; bodyId: string; bodyName: string }>`
    select p.step, p.body_id as "bodyId", coalesce(b.short_name, b.name) as "bodyName"
    from tariff_path p join body b on b.id = p.body_id
    where p.owner_id = ${ownerId} and p.valid_from <= ${onDate}::date
      and (p.valid_to is null or p.valid_to > ${onDate}::date)
    order by p.step, p.body_id`.execute(db)
  return rows
}

/** Makes sure that a step of a path is there; again changes nothing. */
export async function ensurePath(
  tx: Tx,
  path: { ownerId: string; step: PathStep; bodyId: string; validFrom: string },
): Promise<void> {
  await tx
    .insertInto('tariff_path')
    .values({
      owner_id: path.ownerId,
      step: path.step,
      body_id: path.bodyId,
      valid_from: path.validFrom,
      valid_to: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Names of bodies by id, short where there is a short one. */
export async function bodyNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('body')
    .select(['id', sql<string>`coalesce(short_name, name)`.as('name')])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether the user is the secretariat of an owner today. */
export async function isSecretariatOf(db: Reader, ownerId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select ${ownerId} in (select app_organisations('secretariat')) as is`.execute(db)
  return rows[0]?.is === true
}

/** Which of some offerings the user reports for. */
export async function ownOfferings(db: Reader, offeringIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from app_operated_offerings('reporter') id where id = any(${offeringIds}::text[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Results of earlier years (over- og underskud) the user may read, oldest first. */
export async function listResults(
  db: Reader,
  filter: { offeringIds: readonly string[]; carriedYear?: number },
): Promise<Result[]> {
  if (filter.offeringIds.length === 0) return []
  return db
    .selectFrom('tariff_result')
    .select([
      'id',
      'offering_id as offeringId',
      'year',
      'basis',
      'result',
      'retained',
      'to_tariff as toTariff',
      'carried_year as carriedYear',
      'note',
      'recorded_at as recordedAt',
    ])
    .select(sql<string | null>`app_person_name(recorded_by)`.as('recordedByName'))
    .where('offering_id', 'in', filter.offeringIds)
    .$if(filter.carriedYear !== undefined, (query) => query.where('carried_year', '=', filter.carriedYear as number))
    .orderBy('offering_id')
    .orderBy('year')
    .execute()
}

export type NewResult = Omit<Result, 'id' | 'recordedByName' | 'recordedAt'> & { recordedBy: string | null }

/** Keeps the result of a year; recording it again replaces the former, which stays in the trail. */
export async function keepResult(tx: Tx, result: NewResult): Promise<void> {
  const row = {
    basis: result.basis,
    result: result.result,
    retained: result.retained,
    to_tariff: result.toTariff,
    carried_year: result.carriedYear,
    note: result.note,
    recorded_by: result.recordedBy,
  }
  await tx
    .insertInto('tariff_result')
    .values({ offering_id: result.offeringId, year: result.year, ...row })
    .onConflict((conflict) =>
      conflict
        .constraint('tariff_result_once')
        .doUpdateSet((eb) => ({ ...row, recorded_at: sql`now()`, version: eb('tariff_result.version', '+', 1) })),
    )
    .execute()
}
