import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { NewUse, StoredUse } from './model.ts'
import '../cycle/tables.ts'
import './tables.ts'

export type LedgerEntry = {
  offeringId: string
  year: number
  basis: string
  result: string
  retained: string
  toTariff: string
  carriedYear: number | null
  note: string | null
}

/** Results of years (over- og underskud) the user may read, by offering and year. */
export async function ledgerEntries(db: Reader, offeringIds?: readonly string[]): Promise<LedgerEntry[]> {
  return db
    .selectFrom('tariff_result')
    .select(['offering_id as offeringId', 'year', 'basis', 'result', 'retained'])
    .select(['to_tariff as toTariff', 'carried_year as carriedYear', 'note'])
    .$if(offeringIds !== undefined, (query) => query.where('offering_id', 'in', offeringIds ?? []))
    .orderBy('offering_id')
    .orderBy('year')
    .execute()
}

/** Uses of retained amounts the user may read, by offering and year. */
export async function retainedUses(db: Reader, offeringIds?: readonly string[]): Promise<StoredUse[]> {
  return db
    .selectFrom('tariff_retained_use')
    .select(['offering_id as offeringId', 'year', 'purpose', 'amount as kr', 'note'])
    .select(sql<string | null>`app_person_name(recorded_by)`.as('recordedByName'))
    .where('amount', '>', '0')
    .$if(offeringIds !== undefined, (query) => query.where('offering_id', 'in', offeringIds ?? []))
    .orderBy('offering_id')
    .orderBy('year')
    .orderBy('purpose')
    .execute()
}

/** Whoever records for an offering waits here, so that two uses cannot take the same amount. */
export async function lockLedger(tx: Tx, offeringId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('tariff-ledger ' || ${offeringId}, 0))`.execute(tx)
}

/** Keeps a use; recording it again replaces the former, which stays in the trail. */
export async function keepUse(tx: Tx, use: NewUse & { recordedBy: string }): Promise<void> {
  const row = { amount: use.kr, note: use.note || null, recorded_by: use.recordedBy }
  await tx
    .insertInto('tariff_retained_use')
    .values({ offering_id: use.offeringId, year: use.year, purpose: use.purpose, ...row })
    .onConflict((conflict) =>
      conflict
        .constraint('tariff_retained_use_once')
        .doUpdateSet((eb) => ({ ...row, recorded_at: sql`now()`, version: eb('tariff_retained_use.version', '+', 1) })),
    )
    .execute()
}

/** The offerings the user reports for. */
export async function reportedOfferings(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from app_operated_offerings('reporter') id order by id`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
