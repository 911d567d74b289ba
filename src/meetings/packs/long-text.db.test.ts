import { sql } from 'kysely'
import { expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { saveFile } from '#platform/files.ts'
import { createLog } from '#platform/log.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { searchQuery } from '../search/model.ts'
import { id, readers, run, seedReaders } from '../search/search-fixture.ts'
import { listUnsearched, searchMeetings } from '../search/service.ts'
import { attachmentTextJob } from './attachment-text.ts'
import { addPieces, listWaitingTexts } from './store.ts'
import { textLimits } from './text-pieces.ts'

/** Attachments by number, beside those of the other tests of this file. */
async function seed(db: Db, texts: Record<number, string>) {
  if (!(await db.selectFrom('meeting_case').select('id').executeTakeFirst())) await seedCase(db)
  await asSystem(db, 'test', async (tx) => {
    for (const [n, text] of Object.entries(texts)) {
      const head = { name: 'f', mediaType: 'text/plain', purpose: 'attachment', ownerId: null }
      const { id: fileId } = await saveFile(tx, head, [Buffer.from(text)])
      await run(
        tx,
        `insert into attachment (id, case_id, position, title, file_id) values ('${id(5, Number(n))}', '${id(2, 1)}', ${Number(n) + 1}, 'Bilag ${n}', '${fileId}')`,
      )
    }
  })
}

async function seedCase(db: Db) {
  await seedReaders(db)
  await asSystem(db, 'test', (tx) =>
    run(tx, `insert into meeting_case (id, area, number, title) values ('${id(2, 1)}', 'nordjylland', '1', 'Fugle')`),
  )
}

const piecesOf = async (db: Db, n: number) => {
  const { rows } = await sql<{ number: number; longest: number; at_once: number; waits: boolean }>`
    select count(*)::integer as number, max(length(p.content)) as longest, s.text_waits as waits,
      (select max(t.n)::integer from (select count(*) as n from search_piece q where q.source_id = s.id group by q.xmin::text) t) as at_once
    from search_source s join search_piece p on p.source_id = s.id
    where s.kind = 'attachment' and s.record_id = ${id(5, n)} group by s.id`.execute(db)
  return rows[0]
}

/** As in the program, with a tenth of the signs: what is cut is cut alike, and a batch is a batch. */
const takeTexts = (db: Db) => attachmentTextJob(db, createLog('error'), textLimits.total / 10).run({})

const rest = 'Ventelisten på området er vokset med fjorten borgere. '

test('long texts are written in small batches and found from the first word to the last that is searched', async ({
  database,
  db,
}) => {
  await seed(db, {
    0: `flamingo ${'a'.repeat(400_000)} pelikan`,
    1: `tukan ${rest.repeat(9000)} skarv ${rest.repeat(15_000)} stork`,
  })
  await takeTexts(db)
  for (const n of [0, 1]) {
    const pieces = await piecesOf(db, n)
    expect(pieces).toMatchObject({ waits: false, at_once: 10 })
    expect(pieces?.number).toBeGreaterThan(40)
    expect(pieces?.number).toBeLessThan(70)
    expect(pieces?.longest).toBeLessThanOrEqual(textLimits.piece * 1.01)
  }
  const hits = async (q: string) =>
    (await searchMeetings(testApp(database, { userId: readers.secretariat }).app, searchQuery.parse({ q }))).hits
  expect(await hits('flamingo')).toBe(1)
  expect(await hits('pelikan')).toBe(1)
  expect(await hits('tukan')).toBe(1)
  expect(await hits('skarv')).toBe(1)
  expect(await hits('stork')).toBe(0)
  expect(await hits('"Bilag 1"')).toBe(1)
})

test('who may read them is told which attachments are not searched to the end, and which not yet', async ({
  database,
  db,
}) => {
  await seed(db, { 10: 'tukan', 11: rest.repeat(10_000) })
  const told = async (who: keyof typeof readers) => {
    const { gaps, more } = await listUnsearched(testApp(database, { userId: readers[who] ?? undefined }).app)
    const those = gaps.filter(({ title }) => /Bilag 1\d/.test(title))
    return { told: those.map(({ title, reason }) => `${title} ${reason}`).sort(), more }
  }
  expect(await told('secretariat')).toEqual({ told: ['Bilag 10 waiting', 'Bilag 11 waiting'], more: false })
  await takeTexts(db)
  expect(await told('secretariat')).toEqual({ told: ['Bilag 11 cut'], more: false })
  // Cut already, and now waiting anew: named once.
  await asSystem(db, 'test', (tx) => run(tx, `update attachment set title = 'Bilag 11 igen' where id = '${id(5, 11)}'`))
  expect(await told('secretariat')).toEqual({ told: ['Bilag 11 igen waiting'], more: false })
  await takeTexts(db)
  expect(await told('secretariat')).toEqual({ told: ['Bilag 11 igen cut'], more: false })
  for (const who of ['visitor', 'member of das', 'secretariat elsewhere'] as const) {
    expect(await told(who)).toEqual({ told: [], more: false })
  }
  for (const n of [12, 13, 14, 15, 16]) await seed(db, { [n]: 'falk' })
  expect(await told('secretariat')).toMatchObject({ more: true })
})

test('a long text that changes while it is written waits anew, and two writers do not write it twice', async ({
  db,
}) => {
  await seed(db, { 2: rest.repeat(4000) })
  await asSystem(db, 'test', (tx) =>
    run(
      tx,
      `update attachment set extracted_text = repeat('${rest}', 4000), extraction = 'done' where id = '${id(5, 2)}'`,
    ),
  )
  const before = await piecesOf(db, 2)
  expect(before).toMatchObject({ number: 1, waits: true })
  const [waiting] = await listWaitingTexts(db, 5)
  if (!waiting) throw new Error('nothing waits')
  const pieces = [{ page: 1, content: 'Falk' }]
  const add = (written: number) =>
    asSystem(db, 'test', (tx) => addPieces(tx, waiting, { pieces, written, isLast: false }))
  expect(await add(0)).toBe(true)
  expect(await add(3)).toBe(false)
  expect(await add(1)).toBe(true)
  await asSystem(db, 'test', (tx) => run(tx, `update attachment set title = 'Et nyt navn' where id = '${id(5, 2)}'`))
  expect(await add(2)).toBe(false)
  expect(await piecesOf(db, 2)).toMatchObject({ number: 1, waits: true })
  await takeTexts(db)
  const after = await piecesOf(db, 2)
  expect(after).toMatchObject({ waits: false })
  expect(after?.number).toBeGreaterThan(20)
})
