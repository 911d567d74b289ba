import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { databaseTest as base } from '#testing/database.ts'
import { seedPeopleAndRound } from '#testing/isolation.ts'
import { importCommand } from './import.ts'

const folder = join(import.meta.dirname, '../meetings/minutes/examples')

const test = base.extend('ready', { scope: 'file' }, async ({ db }) => {
  await seedPeopleAndRound(db)
  await asSystem(db, 'test', async (tx) => {
    await sql`insert into area (id, name, secretariat_id)
      values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland')`.execute(tx)
    await sql`update body set area = 'nordjylland', name = 'KKS Social' where id = 'das'`.execute(tx)
  })
  return true
})

async function counts({ db }: OpenDatabase) {
  const { rows } = await sql`select (select count(*) from meeting)::int as meetings,
    (select count(*) from agenda_item)::int as items, (select count(*) from follow_up)::int as follow_ups,
    (select count(*) from minutes_import)::int as imports`.execute(db)
  return rows[0]
}

async function run(database: OpenDatabase, ...args: string[]) {
  const answer = { code: 0, out: '', err: '' }
  const out = (text: string) => {
    answer.out += text
  }
  const err = (text: string) => {
    answer.err += text
  }
  answer.code = await importCommand(args, { stdin: () => '', out, err, env: {}, database })
  return answer
}

test('--save stores what has a known body, as proposals, and the second time nothing', async ({ database, ready }) => {
  expect(ready).toBe(true)
  const path = join(folder, 'missing-first-pages.txt')
  const first = await run(database, 'minutes', path, '--save')
  expect(first).toMatchObject({ code: 0, err: 'Gemt: das 2022-09-14\n' })
  expect(JSON.parse(first.out).meetings).toHaveLength(1)
  const before = await counts(database)
  expect(before).toEqual({ meetings: 1, items: 3, follow_ups: 1, imports: 1 })
  expect(await run(database, 'minutes', path, '--save')).toEqual(first)
  expect(await counts(database)).toEqual(before)
  const { rows } = await sql`select is_proposal, responsible from follow_up`.execute(database.db)
  expect(rows).toEqual([{ is_proposal: true, responsible: 'Sekretariatet' }])
})

test('--save says when no meeting belongs to a known body, and stores nothing', async ({ database }) => {
  const before = await counts(database)
  const answer = await run(database, 'minutes', join(folder, 'dashes-no-pages.txt'), '--save')
  expect(answer).toMatchObject({ code: 2, out: '' })
  expect(JSON.parse(answer.err).error).toMatchObject({ code: 'not-saved', message: expect.stringContaining('forum') })
  expect(await counts(database)).toEqual(before)
})
