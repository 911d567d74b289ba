import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { NewRate, StoredRate } from './model.ts'
import './tables.ts'

/** Every rate that was entered (skøn), corrections too, newest year first and the newest of a year first. */
export async function listRates(db: Reader): Promise<StoredRate[]> {
  return db
    .selectFrom('index_rate')
    .select(['year', 'kind', 'number', 'percent', 'source', 'decided_on as decidedOn', 'recorded_at as recordedAt'])
    .orderBy('year', 'desc')
    .orderBy('kind', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

/** The number of the newest rate of a year and kind; 0 when there is none. */
export async function newestRateNumber(db: Reader, { year, kind }: Pick<NewRate, 'year' | 'kind'>): Promise<number> {
  const found = await db
    .selectFrom('index_rate')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('year', '=', year)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return Number(found?.number ?? 0)
}

/** Adds a rate with the number after the one seen (nyt skøn). @returns whether it was free */
export async function insertRate(tx: Tx, row: NewRate & { recordedBy: string }): Promise<boolean> {
  const written = await tx
    .insertInto('index_rate')
    .values({
      year: row.year,
      kind: row.kind,
      number: row.version + 1,
      percent: row.percent,
      source: row.source,
      decided_on: row.decidedOn,
      recorded_by: row.recordedBy,
    })
    .onConflict((conflict) => conflict.constraint('index_rate_number').doNothing())
    .executeTakeFirst()
  return written.numInsertedOrUpdatedRows !== 0n
}

/** Whether the one who asks may enter rates: administrators and secretariats. */
export async function mayEnterRates(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app_has_role('administrator', 'secretariat') as may`.execute(db)
  return rows[0]?.may ?? false
}
