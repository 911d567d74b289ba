import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { Db, OpenDatabase } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { archiveTask, exportArchive } from './archive.ts'
import * as service from './service.ts'

let people = 0
async function person(database: OpenDatabase, role: string) {
  const { db } = database
  await sql`insert into organisation (id, kind, valid_from) values ('o', 'secretariat', '2000-01-01') on conflict do nothing`.execute(
    db,
  )
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values (${`nr${++people}@example.dk`}, ${`Nr. ${people}`}) returning id`.execute(
    db,
  )
  const userId = rows[0]?.id ?? ''
  await sql`insert into membership (user_id, role, organisation_id, valid_from) values (${userId}, ${role}, 'o', '2000-01-01')`.execute(
    db,
  )
  return testApp(database, { userId }).app
}

test('only administrators see outbox, retention and what needs an eye; visitors are asked to log in', async ({
  database,
}) => {
  const [administrator, reporter] = [await person(database, 'administrator'), await person(database, 'reporter')]
  const visitor = testApp(database).app
  for (const use of [service.getOutbox, service.getRetention, service.getAttention, service.requireAdministrator]) {
    await expect(use(reporter)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(use(visitor)).rejects.toMatchObject({ kind: 'unauthenticated' })
    await use(administrator)
  }
})

test('an unsent mail is tried again at once when an administrator says so, and a sent one never', async ({
  database,
  db,
}) => {
  const administrator = await person(database, 'administrator')
  await asActor(administrator, (tx) => queueMail(tx, { to: 'a@example.dk', subject: 's', body: 'b' }))
  await sql`update mail_message set next_attempt_at = now() + interval '1 hour', attempts = 1`.execute(db)
  const [mail] = await service.getOutbox(administrator)
  expect((await service.getAttention(administrator)).failingMails).toBe(1)
  await service.retryMail(administrator, mail?.id ?? '')
  const due = await sql<{ due: boolean }>`select next_attempt_at <= now() as due from mail_message`.execute(db)
  expect(due.rows).toEqual([{ due: true }])
  await sql`update mail_message set sent_at = now()`.execute(db)
  await expect(service.retryMail(administrator, mail?.id ?? '')).rejects.toMatchObject({ code: 'outbox.gone' })
  await expect(service.retryMail(administrator, 'x')).rejects.toMatchObject({ code: 'outbox.gone' })
})

test('the history of a record names who changed which field from what to what', async ({ database, db }) => {
  const administrator = await person(database, 'administrator')
  await asActor(administrator, (tx) =>
    sql`update app_user set name = 'Nyt navn' where id = ${administrator.actor.userId}`.execute(tx),
  )
  const query = { table: 'app_user', record: administrator.actor.userId ?? '' }
  const { entries, next } = await service.getHistory(administrator, query)
  expect(next).toBeNull()
  expect(entries.map(({ action }) => action)).toEqual(['update', 'insert'])
  expect(entries[0]).toMatchObject({ userName: 'Nyt navn', changes: [{ field: 'name', to: 'Nyt navn' }] })

  const outsider = testApp(database, { userId: await stranger(db) }).app
  expect((await service.getHistory(outsider, query)).entries).toEqual([])
  await expect(service.getHistory(testApp(database).app, query)).rejects.toMatchObject({ kind: 'unauthenticated' })
})

async function stranger(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values ('fremmed@example.dk', 'Fremmed') returning id`.execute(db)
  return rows[0]?.id ?? ''
}

test('pages of the history hold every entry once, also when new ones are written meanwhile', async ({
  database,
  db,
}) => {
  const administrator = await person(database, 'administrator')
  await sql`insert into audit_entry (table_name, record_id, action) select 'paged', n::text, 'insert' from generate_series(1, 7) n`.execute(
    db,
  )
  const seen: string[] = []
  let before: number | undefined
  do {
    const page = await service.getHistory(administrator, { table: 'paged', before, limit: 3 })
    seen.push(...page.entries.map(({ record }) => record))
    before = page.next ?? undefined
    await sql`insert into audit_entry (table_name, record_id, action) values ('paged', 'new', 'insert')`.execute(db)
  } while (before !== undefined)
  expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1'])
})

test('a day of the history is the day in Copenhagen', async ({ database, db }) => {
  const administrator = await person(database, 'administrator')
  await sql`insert into audit_entry (at, table_name, record_id, action) values
    ('2025-03-29 22:59:59+00', 'days', 'before', 'insert'), ('2025-03-29 23:00+00', 'days', 'first', 'insert'),
    ('2025-03-30 21:59:59+00', 'days', 'last', 'insert'), ('2025-03-30 22:00+00', 'days', 'after', 'insert')`.execute(
    db,
  )
  const day = { from: '2025-03-30', to: '2025-03-30' }
  const { entries } = await service.getHistory(administrator, { table: 'days', ...day })
  expect(entries.map(({ record }) => record)).toEqual(['last', 'first'])
})

test('the archive holds closed rounds with their values, and nothing of open ones', async ({ database, db }) => {
  await person(database, 'reporter')
  await sql`insert into template (id, name, line_kind) values ('t', 't', 'organisation')`.execute(db)
  await sql`insert into template_version (template_id, version, definition, valid_from) values ('t', 1, '{}', '2001-01-01')`.execute(
    db,
  )
  await sql`insert into round (template_id, template_version, year, title, owner_id, state) values
    ('t', 1, 2024, 'Lukket', 'o', 'closed'), ('t', 1, 2025, 'Åben', 'o', 'open')`.execute(db)
  await sql`insert into respondent (round_id, organisation_id) select id, 'o' from round`.execute(db)
  await sql`insert into submission (respondent_id, number, state, approved_at) select id, 1, 'approved', now() from respondent`.execute(
    db,
  )
  await sql`insert into submission_value (submission_id, line_id, field, state, low, high) select id, 'o', 'places', 'exact', 6.40, 6.40 from submission`.execute(
    db,
  )

  const folder = mkdtempSync(join(tmpdir(), 'rammevaerk-archive-'))
  try {
    const file = join(folder, 'a.zip')
    const steps: number[][] = []
    await exportArchive(db, file, '2025-03-17T11:00:00Z', async (done, total) => void steps.push([done, total]))
    const found = unzipSync(readFileSync(file))
    expect(
      Object.keys(found)
        .filter((path) => path.startsWith('runder/'))
        .sort(),
    ).toEqual([
      'runder/2024-t/begrundelser.csv',
      'runder/2024-t/haendelser.csv',
      'runder/2024-t/runde.json',
      'runder/2024-t/vaerdier.csv',
    ])
    expect(new TextDecoder().decode(found['runder/2024-t/vaerdier.csv'])).toMatch(/,o,places,exact,6\.4,6\.4,/)
    expect(steps).toEqual([[1, 1]])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the archive task leaves a file that only its starter can fetch', async ({ database, db }) => {
  const [starter, other] = [await person(database, 'administrator'), await person(database, 'reporter')]
  const result = (await archiveTask(db).run(starter.actor.userId, {}, async () => {})) as { fileId: string }
  const find = (app: typeof starter) =>
    asActor(app, (tx) => tx.selectFrom('stored_file').select('name').where('id', '=', result.fileId).execute())
  expect(await find(starter)).toHaveLength(1)
  expect(await find(other)).toEqual([])
})
