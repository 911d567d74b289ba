// Occupancy of 6,000 facilities over 10 years from 2 million dated stays: through the use case, and the same
// question in hand-written SQL as the owner of the same database. Prints one JSON line.
import { sql } from 'kysely'
import pg from 'pg'
import '../src/registry/tables.ts'
import '../src/capacity/tables.ts'
import { occupancyOfPeriods } from '../src/capacity/service/period-occupancy.ts'
import { yearRange } from '../src/figures/dates.ts'
import { ratioText } from '../src/figures/ratio.ts'
import { asSystem } from '../src/platform/database/actor.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { testApp } from '../src/testing/app.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'

const facilities = Number(process.env.BENCH_FACILITIES ?? 6000)
const stays = Number(process.env.BENCH_STAYS ?? 2_000_000)
const repetitions = 5
const years = Array.from({ length: 10 }, (_, index) => 2015 + index)
const analyst = '00000000-0000-4000-8000-0000000000aa'

/** A column per year: one pass over each table, the fastest of the shapes tried (a join with the years takes three times as long). */
const sumsByYear = (table: string, prefix: string, what: string, only = 'true') =>
  `${prefix} as (select offering_id, ${years
    .map((year) => {
      const [from, to] = [`date '${year}-01-01'`, `date '${year + 1}-01-01'`]
      const days = `(least(coalesce(valid_to, ${to}), ${to}) - greatest(valid_from, ${from}))`
      const rows = `valid_from < ${to} and (valid_to is null or valid_to > ${from}) and ${only}`
      return `sum(${what}${days}) filter (where ${rows}) as y${year}`
    })
    .join(', ')} from ${table} group by offering_id)`

/** What a person who knows SQL well writes for this one question. */
const baseline = `
  with ${sumsByYear('place_period', 'capacity', 'places * ')},
  ${sumsByYear('place_reduction', 'closed', 'places * ', "kind = 'closed'")},
  ${sumsByYear('place_reduction', 'blocked', 'places * ', "kind = 'blocked'")},
  ${sumsByYear('stay', 'used', '')}
  select offering_id, year, used, available, round(100 * used / nullif(available, 0), 6) as percent,
    round(100 * (used + blocked) / nullif(available, 0), 6) as with_blocked
  from (
    ${years
      .map(
        (
          year,
        ) => `select c.offering_id, ${year} as year, coalesce(u.y${year}, 0) as used, coalesce(b.y${year}, 0) as blocked,
      c.y${year} - coalesce(r.y${year}, 0) as available
      from capacity c left join closed r using (offering_id) left join blocked b using (offering_id) left join used u using (offering_id)`,
      )
      .join('\n    union all ')}) sums
  order by offering_id, year`

const server = await startPostgres()
try {
  await server.create('bench')
  const database = await openDatabase({ databaseUrl: server.url('bench'), dataFolder: '' })
  await migrate(database)
  await asSystem(database.db, 'bench', fill)
  await database.executeSql('analyze')

  const client = new pg.Client({ connectionString: server.url('bench') })
  client.on('error', () => {}) // the server is stopped below, also after a failure
  await client.connect()
  const { app } = testApp(database, { userId: analyst })
  const viaUseCase = () => occupancyOfPeriods(app, { periods: years.map(yearRange) })
  const byHand = async () => (await client.query(baseline)).rows

  assertSame(await viaUseCase(), await byHand())
  const [ms = 0, baselineMs = 0] = await alternately(viaUseCase, byHand)
  const ratio = Math.round((ms / baselineMs) * 100) / 100
  const size = { facilities, years: years.length, stays }
  console.log(JSON.stringify({ name: 'occupancy', ms, baselineMs, ratio, aim: 1.5, repetitions, ...size }))

  await client.end()
  await database.close()
} finally {
  await server.stop()
}

/** One offering per facility, places that change once, some closed months, stays of up to a year and a half. */
async function fill(tx: Parameters<Parameters<typeof asSystem>[2]>[0]) {
  await sql`insert into organisation (id, kind, valid_from) values ('op', 'region', '2007-01-01'), ('nat', 'national', '2007-01-01')`.execute(
    tx,
  )
  await sql`insert into app_user (id, email, name) values (${analyst}, 'analytiker@bench.example', 'Analytiker')`.execute(
    tx,
  )
  await sql`insert into membership (user_id, role, organisation_id, valid_from) values (${analyst}, 'national-analyst', 'nat', '2007-01-01')`.execute(
    tx,
  )
  await sql`insert into facility (id, valid_from) select 'f-' || n, '2007-01-01' from generate_series(1, ${facilities}) n`.execute(
    tx,
  )
  await sql`insert into facility_operator (facility_id, operator_id, valid_from) select 'f-' || n, 'op', '2007-01-01' from generate_series(1, ${facilities}) n`.execute(
    tx,
  )
  await sql`insert into offering (id, facility_id, legal_basis_text, valid_from) select 'o-' || n, 'f-' || n, 'SEL § 108', '2007-01-01' from generate_series(1, ${facilities}) n`.execute(
    tx,
  )
  await sql`insert into place_period (offering_id, places, valid_from, valid_to)
    select 'o-' || n, 5 + n % 40, date '2014-01-01', date '2019-01-01' + n % 365 from generate_series(1, ${facilities}) n
    union all select 'o-' || n, 6 + n % 40, date '2019-01-01' + n % 365, null from generate_series(1, ${facilities}) n`.execute(
    tx,
  )
  await sql`insert into place_reduction (offering_id, kind, places, valid_from, valid_to, reason)
    select 'o-' || n, case when n % 2 = 0 then 'closed' else 'blocked' end, 1, date '2020-03-01' + n % 900, date '2020-06-01' + n % 900, 'renovering'
    from generate_series(1, ${facilities}, 3) n`.execute(tx)
  await sql`insert into stay (offering_id, valid_from, valid_to)
    select 'o-' || (1 + n % ${facilities}), begins, case when n % 50 = 0 then null else begins + 1 + (n * 7919 % 540)::int end
    from (select n, date '2014-06-01' + (n * 104729 % 3800)::int as begins from generate_series(1::bigint, ${stays}) n) s`.execute(
    tx,
  )
}

type ByHand = { offering_id: string; year: number; used: string; available: string; percent: string }

function assertSame(figures: Awaited<ReturnType<typeof occupancyOfPeriods>>, rows: ByHand[]) {
  if (figures.length !== rows.length) throw new Error(`${figures.length} figures, ${rows.length} rows by hand`)
  for (const [index, row] of rows.entries()) {
    const figure = figures[index]
    const percent = figure?.percent && ratioText(figure.percent, { rule: 'half-away-from-zero', decimals: 6 })
    if (figure?.offeringId !== row.offering_id || percent !== row.percent || figure.usedDays !== String(row.used)) {
      throw new Error(`${row.offering_id} ${row.year}: ${percent}, by hand ${row.percent}`)
    }
  }
}

/** Medians, one run of each after the other, so that both meet the same machine. */
async function alternately(...work: (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[][] = work.map(() => [])
  for (let round = 0; round < repetitions; round += 1) {
    for (const [index, run] of work.entries()) {
      const begin = performance.now()
      await run()
      times[index]?.push(performance.now() - begin)
    }
  }
  return times.map((list) => Math.round(list.sort((a, b) => a - b)[Math.floor(repetitions / 2)] as number))
}
