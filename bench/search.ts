/*
 * Search over 20,000 items with 200,000 attachment pages of generated Danish-like text on PostgreSQL: through the use
 * case as visitor, member and secretariat, against the same query as owner of the tables without any filter by reader.
 * SEARCH_ITEMS makes it smaller.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { searchQuery } from '../src/meetings/search/model.ts'
import { readers, seedReaders } from '../src/meetings/search/search-fixture.ts'
import { searchMeetings } from '../src/meetings/search/service.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { testApp } from '../src/testing/app.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'

const items = Number(process.env.SEARCH_ITEMS ?? 20_000)
const pagesEach = 10
const wordsPerPage = 90
const rounds = 3

let state = 20250317
/** mulberry32: the same texts in every run. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const heads =
  'kapacitet belægning plads døgn rammeaftale takst udvikling social special region kommune styring tilsyn økonomi behandling'.split(
    ' ',
  )
const tails =
  'plan rapport gruppe opgave måling aftale oversigt analyse tilbud indsats vurdering proces ramme forum notat'.split(
    ' ',
  )
/** A few words that stand on most pages, and thousands that stand on few, as in a language. */
const words = [
  ...'og det at der som med til for er af på en ikke den har skal kan'.split(' '),
  ...heads,
  ...heads.flatMap((head) => tails.map((tail) => `${head}s${tail}`)),
  ...Array.from({ length: 4000 }, (_, n) => `${heads[n % 15]}${tails[Math.floor(n / 15) % 15]}${n.toString(36)}`),
]
const word = () => words[Math.floor(words.length * random() ** 4)] as string
const sentence = (length: number) => Array.from({ length }, word).join(' ')

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
  const filledMs = await fill(owner)
  await makeUnfiltered(owner)

  const times: Record<'ours' | 'owner', number[]> = { ours: [], owner: [] }
  for (let round = -1; round < rounds; round += 1) {
    for (const q of asked) {
      for (const who of ['visitor', 'member of das', 'secretariat'] as const) {
        const app = testApp(database, { userId: readers[who] ?? undefined }).app
        const query = await expression(owner, q)
        const ours = await time(() => searchMeetings(app, searchQuery.parse({ q })))
        const bare = await time(() =>
          owner.query('select app_search_unfiltered($1::tsquery, $2, 0, 20)', [query, '{}']),
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

/** The tables filled past their triggers, then the search filled by its own functions. A tenth is closed. */
async function fill(client: pg.Client): Promise<number> {
  const began = performance.now()
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; drop index search_piece_document`,
  )
  await client.query(
    `insert into meeting (id, body_id, held_on, state) select gen_random_uuid(), 'das', date '2005-01-01' + n, 'minutes-approved' from generate_series(1, ${Math.ceil(items / 20)}) n`,
  )
  const meetings = (await client.query('select id from meeting order by held_on')).rows.map(({ id }) => id)
  for (let from = 0; from < items; from += 500) {
    const rows = Array.from({ length: Math.min(500, items - from) }, (_, n) => ({
      id: randomUUID(),
      number: `B-${from + n}`,
      title: sentence(6).slice(0, 200),
      closed: (from + n) % 10 === 0,
      text: sentence(120),
      meeting: meetings[Math.floor((from + n) / 20)],
      pages: Array.from({ length: pagesEach }, () => sentence(wordsPerPage)).join('\f'),
    }))
    await client.query(
      `with r as (select * from jsonb_to_recordset($1::jsonb) as r(id uuid, number text, title text, closed boolean, text text, meeting uuid, pages text)),
        c as (insert into meeting_case (id, area, number, title, closed, closed_reason, presentation)
          select id, 'nordjylland', number, title, closed, case when closed then 'Fordi' end, text from r),
        s as (insert into case_stop (case_id, body_id, meeting_id, role, step, state) select id, 'das', meeting, 'decision', 1, 'done' from r),
        i as (insert into agenda_item (meeting_id, position, kind, case_id) select meeting, row_number() over (), 'case', id from r)
      insert into attachment (case_id, position, title, extracted_text, extraction) select id, 1, 'Bilag', pages, 'done' from r`,
      [JSON.stringify(rows)],
    )
  }
  await client.query('analyze')
  await client.query('select count(search_case(id)) from meeting_case')
  await client.query('create index search_piece_document on search_piece using gin (document) with (fastupdate = off)')
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
  return performance.now() - began
}

/** app_search() without the line that filters by the reader. */
async function makeUnfiltered(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select pg_get_functiondef('app_search'::regproc) as text`)
  const text = rows[0].text as string
  const bare = text.replace('app_search(', 'app_search_unfiltered(').replace(/and \(s\.is_public or [^\n]*\n/, '\n')
  if (!/is_public/.test(text) || /is_public/.test(bare)) throw new Error('The filter by reader was not found')
  await client.query(bare)
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
