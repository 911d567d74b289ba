/*
 * Search over 20,000 items with 200,000 attachment pages of generated Danish-like text on PostgreSQL: through the use
 * case as visitor, member and secretariat, against the same query as owner of the tables without any filter by reader.
 * SEARCH_ITEMS makes it smaller.
 */
import pg from 'pg'
import { searchQuery } from '../src/meetings/search/model.ts'
import { readers, seedReaders } from '../src/meetings/search/search-fixture.ts'
import { searchMeetings } from '../src/meetings/search/service.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { testApp } from '../src/testing/app.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'
import { fillSearch, pagesEach } from './support/search-world.ts'

const items = Number(process.env.SEARCH_ITEMS ?? 20_000)
const rounds = 3

const asked = [
  'kapacitet',
  'belægning',
  'rammeaftale',
  'takst',
  'kommunesplan',
  'tilsynsrapport',
  'økonomisnotat',
  'styringsgruppe',
  '"kapacitet plads"',
  'kapacitet takst',
  'behandlingsindsats region',
  'udviklingsforum -takst',
  'døgnstilbud',
  'specialsvurdering',
  'regionsanalyse plads',
  'kapacitetplan1',
  'socialproces',
  'pladsrapport',
  'findesikke',
  'taksts',
]

const server = await startPostgres()
try {
  await server.create('bench')
  const database = await openDatabase({ databaseUrl: server.url('bench'), dataFolder: '' })
  await migrate(database)
  await seedReaders(database.db)
  const owner = new pg.Client({ connectionString: server.url('bench') })
  owner.on('error', () => {}) // the server is stopped below, also after a failure
  await owner.connect()
  const filledMs = await fillSearch(owner, items)
  await makeUnfiltered(owner)

  const times: Record<'ours' | 'owner', number[]> = { ours: [], owner: [] }
  for (let round = -1; round < rounds; round += 1) {
    for (const q of asked) {
      for (const who of ['visitor', 'member of das', 'secretariat'] as const) {
        const app = testApp(database, { userId: readers[who] ?? undefined }).app
        const query = await expression(owner, q)
        const ours = await time(() => searchMeetings(app, searchQuery.parse({ q })))
        const bare = await time(() =>
          owner.query('select app_search_unfiltered($1::tsquery, $2, $3)', [query, '{}', '{"size": 20, "skip": 0}']),
        )
        if (round >= 0) times.ours.push(ours)
        if (round >= 0) times.owner.push(bare)
      }
    }
  }
  const round1 = (value: number) => Math.round(value * 10) / 10
  const [p95, baseline] = [percentile(times.ours, 0.95), percentile(times.owner, 0.95)]
  const ratios = times.ours.map((ms, at) => ms / (times.owner[at] as number))
  console.log(
    JSON.stringify({
      name: 'search',
      ms: round1(p95),
      baselineMs: round1(baseline),
      ratio: Math.round((p95 / baseline) * 100) / 100,
      aim: 'p95 <= 150 ms and ratio <= 1.5',
      medianMs: round1(percentile(times.ours, 0.5)),
      medianRatio: Math.round(percentile(ratios, 0.5) * 100) / 100,
      items,
      pages: items * pagesEach,
      filledSeconds: Math.round(filledMs / 1000),
    }),
  )
  await owner.end()
  await database.close()
} finally {
  await server.stop()
}

/** app_search() and what it asks, without the line that filters by the reader. */
async function makeUnfiltered(client: pg.Client): Promise<void> {
  const names = [
    'search_shows',
    'search_by_reading',
    'search_by_index',
    'search_by_phrase',
    'search_newest',
    'app_search',
  ]
  for (const name of names) {
    const { rows } = await client.query(`select pg_get_functiondef('${name}'::regproc) as text`)
    const text = rows[0].text as string
    const bare = text.replace(/\(s\.is_public or [^\n]*\n/, 'true\n')
    if ((name === 'search_shows') === (bare === text))
      throw new Error(`The filter by reader is not where it was: ${name}`)
    await client.query(bare.replaceAll(new RegExp(`\\b(${names.join('|')})\\(`, 'g'), '$1_unfiltered('))
  }
}

/** The words as the use case asks for them, so that both searches are for the same. */
async function expression(client: pg.Client, q: string): Promise<string> {
  const parts = [...q.matchAll(/(-?)(?:"([^"]*)"|([\p{L}\p{N}]+))/gu)].map(([, minus, phrase, one]) => {
    const term =
      phrase === undefined ? `to_tsquery('danish', '''${one}'':*')` : `phraseto_tsquery('danish', '${phrase}')`
    return minus ? `!! ${term}` : term
  })
  return (await client.query(`select (${parts.join(' && ')})::text as q`)).rows[0].q
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number
}
