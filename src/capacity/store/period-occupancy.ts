import { sql } from 'kysely'
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

type Row = {
  offering_id: string
  n: number
  capacity: string
  closed: string
  blocked: string
  used: string
}

/**
 * Sums place-days (pladsdage) and days used (sengedage) per offering and period in the database, for any
 * number of stays. It counts what `occupancyOverPeriod` counts: each row only inside the period, `valid_to`
 * the first day that does not count, an open row until the end of the period.
 *
 * @param periods - each with at least one day
 * @param offeringIds - only these; all that the reader may see when left out
 * @returns offerings with nothing in a period have no row for it
 */
export async function listPeriodSums(
  db: Reader,
  periods: readonly DateRange[],
  offeringIds?: readonly string[],
): Promise<PeriodSums[]> {
  const only = offeringIds ? sql`and offering_id = any(${offeringIds}::text[])` : sql``
  const first = periods.reduce((day, { from }) => (from < day ? from : day), '9999-12-31')
  const last = periods.reduce((day, { to }) => (to > day ? to : day), '0001-01-01')
  const touching = sql`valid_from < ${last}::date and (valid_to is null or valid_to > ${first}::date) ${only}`
  const shared = sql`least(coalesce(r.valid_to, p.day_to), p.day_to) - greatest(r.valid_from, p.day_from)`
  const inPeriod = sql`r.valid_from < p.day_to and (r.valid_to is null or r.valid_to > p.day_from)`

  const { rows } = await sql<Row>`
    with period as materialized (
      select n::int, day_from, day_to
      from unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[])
        with ordinality as p (day_from, day_to, n)),
    parts as (
      select offering_id, p.n, sum(places * (${shared})) as capacity, 0::numeric as closed, 0::numeric as blocked, 0::bigint as used
      from (select * from place_period where ${touching}) r join period p on ${inPeriod} group by offering_id, p.n
      union all
      select offering_id, p.n, 0,
        coalesce(sum(places * (${shared})) filter (where kind = 'closed'), 0),
        coalesce(sum(places * (${shared})) filter (where kind = 'blocked'), 0), 0
      from (select * from place_reduction where ${touching}) r join period p on ${inPeriod} group by offering_id, p.n
      union all
      select offering_id, p.n, 0, 0, 0, sum(${shared})
      from (select offering_id, valid_from, valid_to from stay where ${touching}) r join period p on ${inPeriod} group by offering_id, p.n)
    select offering_id, n, sum(capacity) as capacity, sum(closed) as closed, sum(blocked) as blocked, sum(used) as used
    from parts group by offering_id, n order by offering_id, n`.execute(db)

  return rows.map((row) => ({
    offeringId: row.offering_id,
    period: row.n - 1,
    capacityDays: row.capacity,
    closedDays: row.closed,
    blockedDays: row.blocked,
    usedDays: String(row.used),
  }))
}
