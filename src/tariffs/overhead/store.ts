import { sql } from 'kysely'
import {
  type DecimalText,
  exact,
  highOf,
  interval,
  isKnown,
  lowOf,
  notReported,
  type Quantity,
} from '#figures/quantity.ts'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { NewOverhead, Overhead } from './model.ts'
import './tables.ts'

/** All reports of a year, or of an operator (alle indberetninger), newest first within operator and unit. */
export async function listOverheads(
  db: Reader,
  filter: { year?: number; operatorId?: string },
): Promise<Omit<Overhead, 'operatorName'>[]> {
  let query = db
    .selectFrom('operator_overhead')
    .leftJoin('source', 'source.id', 'operator_overhead.source_id')
    .select([
      'operator_overhead.id',
      'operator_id as operatorId',
      'unit_name as unitName',
      'year',
      'number',
      'low',
      'high',
      'basis',
      'definition',
      'operator_overhead.source_id as sourceId',
      'source.title as sourceTitle',
      'recorded_at as recordedAt',
    ])
  if (filter.year !== undefined) query = query.where('year', '=', filter.year)
  if (filter.operatorId !== undefined) query = query.where('operator_id', '=', filter.operatorId)
  const rows = await query.orderBy('year', 'desc').orderBy('unit_name').orderBy('number', 'desc').execute()
  return rows.map(({ low, high, ...row }) => ({ ...row, percent: quantityOf(low, high) }))
}

/** Years with at least one report (år i registret), newest first. */
export async function listOverheadYears(db: Reader): Promise<number[]> {
  const rows = await db.selectFrom('operator_overhead').select('year').distinct().orderBy('year', 'desc').execute()
  return rows.map(({ year }) => year)
}

/** The number of the newest report of an operator's unit in a year (seneste version); 0 when there is none. */
export async function newestNumber(db: Reader, row: Pick<NewOverhead, 'operatorId' | 'unitName' | 'year'>) {
  const found = await db
    .selectFrom('operator_overhead')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('operator_id', '=', row.operatorId)
    .where('unit_name', '=', row.unitName)
    .where('year', '=', row.year)
    .executeTakeFirst()
  return Number(found?.number ?? 0)
}

/** Adds a report (indberetning) with the number after the one seen. @returns whether it was free */
export async function insertOverhead(
  tx: Tx,
  row: NewOverhead & { recordedBy: string | null; sourceId?: string },
): Promise<boolean> {
  const added = await tx
    .insertInto('operator_overhead')
    .values({
      operator_id: row.operatorId,
      unit_name: row.unitName,
      year: row.year,
      number: row.version + 1,
      low: isKnown(row.percent) ? lowOf(row.percent) : null,
      high: isKnown(row.percent) ? highOf(row.percent) : null,
      basis: row.basis,
      definition: row.definition,
      source_id: row.sourceId ?? null,
      recorded_by: row.recordedBy,
    })
    .onConflict((conflict) => conflict.constraint('operator_overhead_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Organisations the one who asks reports for today (egne driftsherrer). */
export async function listOwnOperators(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select app_organisations('reporter') as id`.execute(db)
  return rows.map(({ id }) => id)
}

function quantityOf(low: DecimalText | null, high: DecimalText | null): Quantity {
  if (low === null || high === null) return notReported
  return low === high ? exact(low) : interval(low, high)
}
