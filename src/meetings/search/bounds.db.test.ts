import { sql } from 'kysely'
import { expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { type HitCursor, searchQuery } from './model.ts'
import { asReader, type Reader, readers, run, seedReaders } from './search-fixture.ts'
import { searchMeetings } from './service.ts'

// 1,200 records that know the word, the odd ones closed to all but the members of DAS, and 300 that stand apart.

const test = databaseTest.extend('seeded', { scope: 'file' }, async ({ db }) => {
  await seedReaders(db)
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into search_source (kind, record_id, title, content_hash, day, is_public, member_bodies)
      select case when n % 10 = 0 then 'minutes' else 'case' end, '00000000-0000-4000-8900-' || lpad(n::text, 12, '0'), 'Ulv ' || n, 'x',
        date '2000-01-01' + n, n % 2 = 0 or n > 1200, '{das}' from generate_series(1, 1500) n`,
    )
    await run(
      tx,
      `insert into search_piece (source_id, part, content, document)
      select s.id, 'text', t, to_tsvector('danish', t) from search_source s
      cross join lateral (select case when s.day > date '2000-01-01' + 1200 then 'lam' when s.id % 3 = 0 then 'ulve går omkring får' else 'får omkring ulve' end as t) x`,
    )
  })
  return true
})

const search = (database: Parameters<typeof testApp>[0], query: object, who: Reader, page = {}) =>
  searchMeetings(testApp(database, { userId: readers[who] ?? undefined }).app, searchQuery.parse(query), page)

test('no more than 1,000 are counted and 500 paged through, and the answer says so', async ({ database, seeded }) => {
  expect(seeded).toBe(true)
  const all = await search(database, { q: 'ulve' }, 'member of das')
  expect(all).toMatchObject({
    hits: 1000,
    atLeast: true,
    more: true,
    kindsAtLeast: true,
    kinds: { case: 900, minutes: 100 },
  })
  const kind = await search(database, { q: 'ulve', kind: 'minutes' }, 'member of das')
  expect(kind).toMatchObject({ hits: 120, atLeast: false, kindsAtLeast: true, kinds: { case: 900, minutes: 120 } })
  // What is closed to a reader counts for nothing: 600 are left, and are counted to the last.
  const visitor = await search(database, { q: 'ulve' }, 'visitor')
  expect(visitor).toMatchObject({ hits: 600, atLeast: false, more: true, kinds: { case: 480, minutes: 120 } })
  expect((await search(database, { q: 'lam' }, 'visitor')).hits).toBe(300)
})

test('pages that are asked for one after the other hold each of the newest 500 once', async ({ database, seeded }) => {
  expect(seeded).toBe(true)
  const seen: string[] = []
  let after: HitCursor | undefined
  do {
    const { rows, next } = await search(database, { q: 'ulve' }, 'visitor', { after, size: 50 })
    seen.push(...rows.map(({ title }) => title))
    after = next ?? undefined
  } while (after)
  expect(new Set(seen).size).toBe(500)
  expect(seen.length).toBe(500)
  // The newest ones.
  expect(seen.map((title) => Number(title.slice(4))).every((n) => n > 200)).toBe(true)
  const bySide = await search(database, { q: 'ulve' }, 'visitor', { page: 10, size: 50 })
  expect(bySide.rows.map(({ title }) => title)).toEqual(seen.slice(450))
})

/** The records in the order each way of searching finds them. */
const ways = async (tx: Tx, words: string, kind: string | null, members: string) => {
  const a = `row(${words}, ${kind ? `'${kind}'` : 'null'}, null, null, null, null, null, '${members}', '{}', '{}')::search_asked`
  const ids = async (from: string) =>
    (await sql.raw<{ id: string }>(`select p.source_id::text || ' ' || p.piece_id as id from ${from} p`).execute(tx))
      .rows
  return Promise.all([
    ids(`search_by_reading(${a}, 700)`),
    ids(`search_by_index(${a}, 700)`),
    ids(`unnest((search_by_phrase(${a}, to_tsquery('danish', 'ulve & omkring'), 700)).places)`),
  ])
}

test('each way of searching finds the same in the same order, so the answer does not depend on the way', async ({
  db,
  seeded,
}) => {
  expect(seeded).toBe(true)
  for (const kind of [null, 'minutes']) {
    for (const members of ['{}', '{das}']) {
      const [reading, index, phrase] = await asSystem(db, 'test', (tx) =>
        ways(tx, `phraseto_tsquery('danish', 'ulve går omkring')`, kind, members),
      )
      expect(reading.length, `${kind} ${members}`).toBeGreaterThan(30)
      expect(index).toEqual(reading)
      expect(phrase).toEqual(reading)
    }
  }
})

test('words together on more pages than are read give a least number', async ({ db, seeded }) => {
  expect(seeded).toBe(true)
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into search_piece (source_id, part, content, document)
      select s.id, 'text', 'hest', to_tsvector('danish', 'hest og vogn') from search_source s cross join generate_series(1, 6) where s.day <= date '2000-01-01' + 1200`,
    )
  })
  const { rows } = await asReader(db, 'member of das', (tx) =>
    sql<{ f: { hits: number; atLeast: boolean } }>`
      select app_search(phraseto_tsquery('danish', 'hest vogn'), '{}', '{"size": 1}') as f`.execute(tx),
  )
  expect(rows[0]?.f).toMatchObject({ hits: 0, atLeast: true })
  // Those the reader does not see are not among the pages that were too many.
  const { rows: own } = await asReader(db, 'visitor', (tx) =>
    sql<{ f: { hits: number; atLeast: boolean } }>`
      select app_search(phraseto_tsquery('danish', 'hest vogn'), '{}', '{"size": 1}') as f`.execute(tx),
  )
  expect(own[0]?.f).toMatchObject({ hits: 0, atLeast: false })
})
