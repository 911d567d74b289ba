import { sql } from 'kysely'
import { expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { databaseTest as test } from '#testing/database.ts'
import { type JobKind, startJobs } from './jobs.ts'
import { createLog } from './log.ts'

const log = createLog('error', () => true)
const patience = 30_000

/** A kind of job that writes down what it was given; `fail` lets the first tries fail. */
function recording(name: string, done: unknown[], fail = 0): JobKind {
  let tries = 0
  return {
    name,
    run: async (data) => {
      tries += 1
      if (tries <= fail) throw new Error('not yet')
      done.push((data as { n: number }).n)
    },
  }
}

const send = (database: OpenDatabase, jobs: Awaited<ReturnType<typeof startJobs>>, name: string, n: number) =>
  asSystem(database.db, 'test', (tx) => jobs.send(tx, name, { n }))

const until = (condition: () => boolean) => expect.poll(condition, { timeout: patience, interval: 100 }).toBe(true)

test('two instances share the work: each job is done, and by one of them only', async ({ database }) => {
  const [one, other]: [number[], number[]] = [[], []]
  const first = await startJobs(database, [recording('shared', one)], log)
  const second = await startJobs(database, [recording('shared', other)], log)
  try {
    for (let n = 0; n < 12; n++) await send(database, first, 'shared', n)
    await until(() => one.length + other.length >= 12)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect([...one, ...other].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n))
  } finally {
    await first.stop()
    await second.stop()
  }
})

test('a job that fails is tried again', async ({ database }) => {
  const done: number[] = []
  const jobs = await startJobs(database, [recording('flaky', done, 1)], log)
  try {
    await send(database, jobs, 'flaky', 7)
    await until(() => done.length > 0)
    expect(done).toEqual([7])
  } finally {
    await jobs.stop()
  }
})

test('a job that nobody has begun when the program stops is done after the next start', async ({ database }) => {
  const [early, late]: [number[], number[]] = [[], []]
  const before = await startJobs(database, [recording('kept', early)], log)
  // A moment ahead, so that the one that is about to stop cannot take it.
  const startAfter = new Date(Date.now() + 3000)
  await asSystem(database.db, 'test', (tx) => before.send(tx, 'kept', { n: 3 }, { startAfter }))
  await before.stop()
  expect(early).toEqual([])

  const after = await startJobs(database, [recording('kept', late)], log)
  try {
    await until(() => late.length > 0)
    expect(late).toEqual([3])
  } finally {
    await after.stop()
  }
})

test('a job of an unknown kind is refused at once', async ({ database }) => {
  const jobs = await startJobs(database, [], log)
  try {
    await expect(send(database, jobs, 'no-such-kind', 1)).rejects.toThrow('No job of kind no-such-kind')
  } finally {
    await jobs.stop()
  }
})

test('a job follows the transaction it was sent in: nothing is done when that fails', async ({ database }) => {
  const done: number[] = []
  const jobs = await startJobs(database, [recording('bound', done)], log)
  try {
    const failing = asSystem(database.db, 'test', async (tx) => {
      await jobs.send(tx, 'bound', { n: 1 })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await send(database, jobs, 'bound', 2)
    await until(() => done.length > 0)
    expect(done).toEqual([2])
  } finally {
    await jobs.stop()
  }
})

test('a request may send a job, and goes on as itself afterwards', async ({ database }) => {
  const done: number[] = []
  const jobs = await startJobs(database, [recording('asked', done)], log)
  try {
    const actor = { userId: null, language: 'da' as const, requestId: 'test' }
    const role = await asActor({ db: database.db, actor }, async (tx) => {
      await jobs.send(tx, 'asked', { n: 4 })
      return (await sql<{ role: string }>`select current_user::text as role`.execute(tx)).rows[0]?.role
    })
    expect(role).toBe('rammevaerk_app')
    await until(() => done.length > 0)
  } finally {
    await jobs.stop()
  }
})
