/*
 * The data of a page of the annex with 5,000 approved tariffs, through the use case as visitors ask it, p95 with 10 at a time, and
 * the bare query of the same page as the owner of the same PostgreSQL. Memory: growth of the process over the requests.
 */
import { annexPageSize, annexQuery } from '../src/tariffs/cycle/model.ts'
import { getAnnex } from '../src/tariffs/cycle/service.ts'
import { testApp } from '../src/testing/app.ts'
import { p95 } from './support/p95.ts'
import { withReporting } from './support/reporting.ts'
import { insertTariffs } from './support/tariffs.ts'

const tariffs = Number(process.env.BENCH_TARIFFS ?? 5000)
const requests = 300
const concurrent = 10

await withReporting(async ({ as, client }) => {
  await insertTariffs(client, tariffs, 'approved')
  const { db } = as('sekretariat@rammeaftale-nordjylland.example')
  const visitor = testApp({ db } as never).app
  const queries = [{}, { q: 'tilbud 49' }, { legalBasis: 'SEL § 107' }, { targetGroup: 'Målgruppe 7' }]
  const page = async (n: number) => {
    const query = annexQuery.parse({ side: 1 + (n % 5), ...queries[n % queries.length] })
    const { total } = await getAnnex(visitor, { year: 2025, query })
    if (total === 0) throw new Error('an empty page')
  }
  const bare = async (n: number) => {
    await client.query(
      `select * from tariff_sheet where year = 2025 and stage = 'approved' order by facility_name, offering_id, valid_from limit ${annexPageSize} offset $1`,
      [annexPageSize * (n % 5)],
    )
    await client.query(`select count(*) from tariff_sheet where year = 2025 and stage = 'approved'`)
  }
  await p95(page, 40, concurrent)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const ms = await p95(page, requests, concurrent)
  const grown = Math.round((process.memoryUsage().rss - before) / 1024 / 1024)
  const baselineMs = await p95(bare, requests, concurrent)
  const ratio = Math.round((ms / baselineMs) * 100) / 100
  console.log(
    JSON.stringify({
      name: 'tariff-annex',
      p95: ms,
      baselineP95: baselineMs,
      ratio,
      tariffs,
      requests,
      concurrent,
      grownMb: grown,
    }),
  )
})
