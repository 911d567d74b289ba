import { sql } from 'kysely'
import { expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { AppError } from './errors.ts'
import { createLog } from './log.ts'
import { findTask, listTasks, resumeTasksJob, startTask, type TaskKind, taskJob } from './tasks.ts'

const log = createLog('error', () => true)

async function person(db: Db, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values (${email}, 'Test') returning id`.execute(db)
  return rows[0]?.id ?? ''
}

test('a task tells how far it is, and what came of it', async ({ database, db }) => {
  const userId = await person(db, 'a@example.dk')
  const { app, sent } = testApp(database, { userId })
  const id = await asActor(app, (tx) => startTask(app, tx, 'count', 'Tæller', { to: 3 }))
  expect(sent).toEqual([{ name: 'task.run', data: { id }, options: undefined }])
  expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'waiting', done: 0, total: null })

  const seen: unknown[] = []
  const count: TaskKind = {
    kind: 'count',
    async run(by, input, progress) {
      expect(by).toBe(userId)
      for (let n = 1; n <= (input as { to: number }).to; n++) {
        await progress(n, 3)
        const task = await asActor(app, (tx) => findTask(tx, id))
        seen.push([task?.state, task?.done, task?.total])
      }
      return { counted: 3 }
    },
  }
  await taskJob(db, [count], log).run({ id })
  expect(seen).toEqual([
    ['running', 1, 3],
    ['running', 2, 3],
    ['running', 3, 3],
  ])
  expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'done', result: { counted: 3 } })

  await taskJob(db, [{ kind: 'count', run: () => Promise.reject(new Error('twice')) }], log).run({ id })
  expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'done' })
})

test('a task of a killed program is done again from the start', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await person(db, 'killed@example.dk') })
  const id = await asActor(app, (tx) => startTask(app, tx, 'again', 'Igen', {}))
  await sql`update background_task set state = 'running', done = 5 where id = ${id}`.execute(db)
  await taskJob(db, [{ kind: 'again', run: async () => 'whole' }], log).run({ id })
  expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'done', result: 'whole' })
})

test('what a killed program was doing is taken up within minutes; what somebody does, or is old, is not', async ({
  database,
  db,
}) => {
  const { app } = testApp(database, { userId: await person(db, 'resumed@example.dk') })
  const runs: unknown[] = []
  const kinds: TaskKind[] = [{ kind: 'left', run: async (_by, input) => runs.push(input) }]
  const left = async (lease: string) => {
    const id = await asActor(app, (tx) => startTask(app, tx, 'left', 'Efterladt', { lease }))
    await sql`update background_task set state = 'running', runner = gen_random_uuid(), lease_until = now() + ${lease}::interval
      where id = ${id}`.execute(db)
    return id
  }
  const [gone, held, old] = [await left('-1 second'), await left('1 minute'), await left('-2 seconds')]
  await sql`update background_task set created_at = now() - interval '61 minutes' where id = ${old}`.execute(db)
  await Promise.all([resumeTasksJob(db, kinds, log).run({}), resumeTasksJob(db, kinds, log).run({})])
  expect(runs).toEqual([{ lease: '-1 second' }])
  expect(await asActor(app, (tx) => findTask(tx, gone))).toMatchObject({ state: 'done' })
  for (const id of [held, old]) {
    expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'running' })
  }
})

test('a task that takes longer than its job is done by one runner only', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await person(db, 'long@example.dk') })
  const id = await asActor(app, (tx) => startTask(app, tx, 'long', 'Lang', {}))
  let runs = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const long: TaskKind = {
    kind: 'long',
    async run() {
      runs += 1
      begun.resolve()
      await promise
      return runs
    },
  }
  const first = taskJob(db, [long], log).run({ id })
  await begun.promise
  await expect(taskJob(db, [long], log).run({ id }), 'the job comes again later').rejects.toThrow('another runner')
  resolve()
  await first
  await taskJob(db, [long], log).run({ id })
  expect(runs).toBe(1)
  expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'done', result: 1 })
})

test('who lost a task to another leaves its outcome alone', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await person(db, 'lost@example.dk') })
  const id = await asActor(app, (tx) => startTask(app, tx, 'lost', 'Tabt', {}))
  const paused: TaskKind = {
    kind: 'lost',
    async run(_by, _input, progress) {
      await sql`update background_task set lease_until = now() - interval '1 second' where id = ${id}`.execute(db)
      await taskJob(db, [{ kind: 'lost', run: async () => 'theirs' }], log).run({ id })
      await progress(1, 2)
      return 'mine'
    },
  }
  await taskJob(db, [paused], log).run({ id })
  expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({ state: 'done', result: 'theirs' })
})

test('a refusal keeps its code, a bug shows nothing of itself', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await person(db, 'fails@example.dk') })
  const failures = { refused: new AppError('tooLarge', 'files.size'), broken: new Error('secret detail') }
  const kinds = Object.entries(failures).map(([kind, error]) => ({ kind, run: () => Promise.reject(error) }))
  for (const [kind, code] of [
    ['refused', 'files.size'],
    ['broken', 'web.internal'],
    ['no-such-kind', 'web.internal'],
  ] as const) {
    const id = await asActor(app, (tx) => startTask(app, tx, kind, kind, {}))
    await taskJob(db, kinds, log).run({ id })
    expect(await asActor(app, (tx) => findTask(tx, id))).toMatchObject({
      state: 'failed',
      errorCode: code,
      result: null,
    })
  }
})

test('people see their own tasks only, the latest first', async ({ database, db }) => {
  const { app: mine } = testApp(database, { userId: await person(db, 'mine@example.dk') })
  const { app: theirs } = testApp(database, { userId: await person(db, 'theirs@example.dk') })
  const first = await asActor(mine, (tx) => startTask(mine, tx, 'x', 'Første', {}))
  const second = await asActor(mine, (tx) => startTask(mine, tx, 'x', 'Anden', {}))
  await asActor(theirs, (tx) => startTask(theirs, tx, 'x', 'Andres', {}))
  expect((await asActor(mine, (tx) => listTasks(tx))).map(({ id }) => id)).toEqual([second, first])
  expect(await asActor(theirs, (tx) => findTask(tx, first))).toBeUndefined()
})

test('nobody starts a task in the name of another', async ({ database, db }) => {
  const { app } = testApp(database, { userId: await person(db, 'one@example.dk') })
  const other = await person(db, 'other@example.dk')
  const stolen = asActor(app, (tx) =>
    tx.insertInto('background_task').values({ kind: 'x', title: 'x', user_id: other, input: '{}' }).execute(),
  )
  await expect(stolen).rejects.toThrow(/row-level security/)
})
