import { sql } from 'kysely'
import { expect } from 'vitest'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { asActor, asSystem } from './actor.ts'

const whoAmI = sql<{ role: string; user: string | null }>`select current_setting('role') as role, app_user_id() as user`

test('a request runs as the app role with its user, and the role ends with the transaction', async ({ database }) => {
  const userId = '00000000-0000-4000-8000-000000000001'
  const { app } = testApp(database, { userId })
  const inside = await asActor(app, async (tx) => (await whoAmI.execute(tx)).rows[0])
  expect(inside).toEqual({ role: 'rammevaerk_app', user: userId })
  expect((await whoAmI.execute(database.db)).rows[0]).toEqual({ role: 'none', user: null })
})

test('what is thrown inside undoes everything written inside', async ({ database }) => {
  const { db } = database
  const work = asSystem(db, 'test', async (tx) => {
    await sql`insert into source (id, title) values ('rolled-back', 'x')`.execute(tx)
    throw new Error('half way')
  })
  await expect(work).rejects.toThrow('half way')
  expect((await sql`select 1 from source where id = 'rolled-back'`.execute(db)).rows).toEqual([])
})

test('a transaction inside a transaction is refused at once instead of waiting for itself', async ({ database }) => {
  const { app } = testApp(database)
  await expect(asActor(app, () => asActor(app, async () => 1))).rejects.toThrow('already open')
})

test('a query beside an open transaction does not see into it', async ({ database }) => {
  const { db } = database
  let seenBeside: Promise<unknown[]> | undefined
  await asSystem(db, 'test', async (tx) => {
    await sql`insert into source (id, title) values ('unseen', 'x')`.execute(tx)
    seenBeside = database
      .executeSql("select current_setting('role') as role from source where id = 'unseen'")
      .then(({ rows }) => rows)
    if (database.kind === 'server') expect(await seenBeside).toEqual([])
  })
  const seen = await seenBeside
  // On the embedded database the query waited for the end; on the server it saw the state before.
  expect(seen).toEqual(database.kind === 'server' ? [] : [{ role: 'none' }])
})
