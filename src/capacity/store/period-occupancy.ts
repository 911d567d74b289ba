import { type RawBuilder, sql } from 'kysely'
import type { DateRange } from '#figures/dates.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { Reader } from '#platform/database/database.ts'

/** Place-days of an offering in the period with this index. */
export type PeriodSums = {
  offeringId: string
  period: number
  capacityDays: DecimalText
  closedDays: DecimalText
  blockedDays: DecimalText
  usedDays: DecimalText
}

/** One offering with a sum for each period; null where no row touches it. */
type Row = { offering_id: string; [sum: string]: string | number | null }

/** A sum to make in every period: of what, and over which rows. */
type Part = { prefix: string; sum: (period: DateRange) => RawBuilder<unknown>; only?: RawBuilder<boolean> }

const daysInside = ({ from, to }: DateRange) =>
  sql`(least(coalesce(valid_to, ${sql.lit(to)}::date), ${sql.lit(to)}::date) - greatest(valid_from, ${sql.lit(from)}::date))`
const placeDays = (period: DateRange) => sql`places * ${daysInside(period)}`

/**
 * Sums place-days (pladsdage) and days used (sengedage) per offering and period in the database, for any
 * number of stays. It counts what `occupancyOverPeriod` counts: each row only inside the period, `valid_to`
 * the first day that does not count, an open row until the end of the period.
 *
 * Three questions, each one pass over its table with a column per period: a join with the periods meets every
 * stay once for each of them, which takes three times as long for ten years.
 *
 * @param periods - dates that exist, each period with at least one day; at most 100
 * @param offeringIds - only these; all that the reader may see when left out
 * @returns by offering; one with nothing in a period has no row for it
 */
export async function listPeriodSums(
  db: Reader,
  periods: readonly DateRange[],
  offeringIds?: readonly string[],
): Promise<PeriodSums[]> {
  const sums = async (table: string, parts: Part[]) => {
    const columns = parts.flatMap((part) => periods.map((period, index) => columnOf(part, period, index)))
    const { rows } = await sql<Row>`select offering_id, ${sql.join(columns)} from ${sql.table(table)}
      where ${touching(periods, offeringIds)} group by offering_id`.execute(db)
    return new Map(rows.map((row) => [row.offering_id, row]))
  }
  const capacity = await sums('place_period', [{ prefix: 'capacity', sum: placeDays }])
  const reduced = await sums('place_reduction', [
    { prefix: 'closed', sum: placeDays, only: sql`kind = 'closed'` },
    { prefix: 'blocked', sum: placeDays, only: sql`kind = 'blocked'` },
  ])
  const used = await sums('stay', [{ prefix: 'used', sum: daysInside }])

  const offerings = [...new Set([...capacity.keys(), ...reduced.keys(), ...used.keys()])].sort()
  return offerings.flatMap((offeringId) => {
    const rows = [capacity.get(offeringId), reduced.get(offeringId), used.get(offeringId)] as const
    return periods.flatMap((_, period) => periodSums(offeringId, period, rows))
  })
}

function columnOf({ prefix, sum, only }: Part, period: DateRange, index: number): RawBuilder<unknown> {
  const inside = sql`valid_from < ${sql.lit(period.to)}::date and (valid_to is null or valid_to > ${sql.lit(period.from)}::date)`
  const rows = only ? sql`${inside} and ${only}` : inside
  return sql`sum(${sum(period)}) filter (where ${rows}) as ${sql.ref(`${prefix}${index}`)}`
}

/** Rows that have a day in any of the periods. */
function touching(periods: readonly DateRange[], offeringIds: readonly string[] | undefined): RawBuilder<boolean> {
  const first = periods.map(({ from }) => from).sort()[0] ?? '9999-12-31'
  const last =
    periods
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '0001-01-01'
  const only = offeringIds ? sql`and offering_id = any(${offeringIds}::text[])` : sql``
  return sql`valid_from < ${last}::date and (valid_to is null or valid_to > ${first}::date) ${only}`
}

type Rows = readonly [capacity: Row | undefined, reduced: Row | undefined, used: Row | undefined]

function periodSums(offeringId: string, period: number, [capacity, reduced, used]: Rows): PeriodSums[] {
  const given = [
    capacity?.[`capacity${period}`],
    reduced?.[`closed${period}`],
    reduced?.[`blocked${period}`],
    used?.[`used${period}`],
  ].map((sum) => sum ?? null)
  if (given.every((sum) => sum === null)) return []
  const [capacityDays, closedDays, blockedDays, usedDays] = given.map((sum) => String(sum ?? 0)) as Four
  return [{ offeringId, period, capacityDays, closedDays, blockedDays, usedDays }]
}

type Four = [string, string, string, string]
