import { randomUUID } from 'node:crypto'
import { type Generated, sql } from 'kysely'
import type { App } from './app.ts'
import type { Db, Reader, Tx } from './database/database.ts'
import { isAppError } from './errors.ts'
import type { JobKind } from './jobs.ts'
import type { Log } from './log.ts'

type TaskTable = {
  id: Generated<string>
  kind: string
  title: string
  user_id: string | null
  state: Generated<'waiting' | 'running' | 'done' | 'failed'>
  done: Generated<number>
  total: number | null
  input: string
  result: string | null
  error_code: string | null
  created_at: Generated<string>
  finished_at: string | null
  /** Who does it now, and until when nobody else may take it up. */
  runner: string | null
  lease_until: string | null
}

declare module '#platform/database/schema.ts' {
  interface Database {
    background_task: TaskTable
  }
}

/** Long work that shows progress and can be left: what it is, how far it is, where its result is. */
export type Task = {
  id: string
  kind: string
  title: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  done: number
  total: number | null
  result: unknown
  errorCode: string | null
  createdAt: string
}

export type Progress = (done: number, total: number) => Promise<void>

/** How one kind of task is done. It runs as the person who started it; `result` is shown when it is done. */
export type TaskKind = {
  kind: string
  run(userId: string | null, input: unknown, progress: Progress): Promise<unknown>
}

/** Starts a task in the caller's transaction; returns its id, which its page is found by. */
export async function startTask(app: App, tx: Tx, kind: string, title: string, input: object): Promise<string> {
  const { id } = await tx
    .insertInto('background_task')
    .values({ kind, title, user_id: app.actor.userId, input: JSON.stringify(input) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await app.jobs.send(tx, 'task.run', { id })
  return id
}

const columns = [
  'id',
  'kind',
  'title',
  'state',
  'done',
  'total',
  'result',
  'error_code as errorCode',
  'created_at as createdAt',
] as const

/** One task, or undefined when it is not the reader's. */
export async function findTask(db: Reader, id: string): Promise<Task | undefined> {
  return db.selectFrom('background_task').select(columns).where('id', '=', id).executeTakeFirst()
}

/** The reader's latest tasks. */
export async function listTasks(db: Reader): Promise<Task[]> {
  return db.selectFrom('background_task').select(columns).orderBy('created_at', 'desc').limit(20).execute()
}

/** The reader's tasks of one kind whose input holds these values, the latest first. */
export async function listTasksAbout(db: Reader, kind: string, about: object): Promise<Task[]> {
  return db
    .selectFrom('background_task')
    .select(columns)
    .where('kind', '=', kind)
    .where(sql<boolean>`user_id = app_user_id()`)
    .where(sql<boolean>`input @> ${JSON.stringify(about)}::jsonb`)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
}

const renewEverySeconds = 30
const leaseSeconds = 120

/**
 * The job that does tasks. A task that was running when the program was killed is done again from the start, once its
 * lease has run out; one that is still being done, however long it takes, is left to who does it and looked at again later.
 */
export function taskJob(db: Db, kinds: TaskKind[], log: Log): JobKind {
  return {
    name: 'task.run',
    retryLimit: 12,
    async run(data) {
      const { id } = data as { id: string }
      await runTask(db, kinds, id, log)
    },
  }
}

/**
 * Every minute: takes up tasks whose runner is gone, as when the program was killed. Their own job is counted as being done
 * for a quarter of an hour more, and people wait at their page. A task that somebody takes up first is left alone, and so is
 * one that was asked for over an hour ago: it may be what kills the program, and its own job tries a limited number of times.
 */
export function resumeTasksJob(db: Db, kinds: TaskKind[], log: Log): JobKind {
  return {
    name: 'task.resume',
    cron: '* * * * *',
    async run() {
      const left = await db
        .selectFrom('background_task')
        .select('id')
        .where('state', '=', 'running')
        .where('lease_until', '<', sql<string>`now()`)
        .where('created_at', '>', sql<string>`now() - interval '1 hour'`)
        .orderBy('created_at')
        .execute()
      for (const { id } of left) {
        await runTask(db, kinds, id, log).catch((error: unknown) =>
          log.info('task not resumed', { id, error: String(error) }),
        )
      }
    },
  }
}

type Held = { id: string; runner: string }

async function runTask(db: Db, kinds: TaskKind[], id: string, log: Log): Promise<void> {
  const held = { id, runner: randomUUID() }
  const task = await claim(db, held)
  if (!task) return
  const kind = kinds.find((one) => one.kind === task.kind)
  const renewing = setInterval(() => {
    renew(db, held).catch((error: unknown) => log.error('task lease', { id, error: String(error) }))
  }, renewEverySeconds * 1000)
  try {
    if (!kind) throw new Error(`No task of kind ${task.kind}`)
    const result = await kind.run(task.user_id, task.input, (done, total) => tell(db, held, done, total))
    await finish(db, held, { state: 'done', result: JSON.stringify(result ?? null) })
  } catch (error) {
    log.error('task failed', { id, kind: task.kind, error: error instanceof Error ? error.stack : String(error) })
    await finish(db, held, { state: 'failed', error_code: isAppError(error) ? error.code : 'web.internal' })
  } finally {
    clearInterval(renewing)
  }
}

const nextLease = sql<string>`now() + make_interval(secs => ${sql.lit(leaseSeconds)})`

/** Takes a task up. Undefined when it is over. @throws Error when another is at it, so that the job comes again */
async function claim(db: Db, { id, runner }: Held) {
  const task = await db
    .updateTable('background_task')
    .set({ state: 'running', done: 0, runner, lease_until: nextLease })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', sql<string>`now()`)]))
    .returning(['kind', 'user_id', 'input'])
    .executeTakeFirst()
  if (task) return task
  const other = await db.selectFrom('background_task').select('state').where('id', '=', id).executeTakeFirst()
  if (other?.state === 'running') throw new Error(`task ${id} is being done by another runner`)
  return undefined
}

async function renew(db: Db, held: Held): Promise<void> {
  await heldTask(db, held).set({ lease_until: nextLease }).execute()
}

/** @throws Error when the task was taken over meanwhile: what is left of it is the other's */
async function tell(db: Db, held: Held, done: number, total: number): Promise<void> {
  const told = await heldTask(db, held).set({ done, total, lease_until: nextLease }).executeTakeFirst()
  if (told.numUpdatedRows === 0n) throw new Error(`task ${held.id} was taken over by another runner`)
}

async function finish(
  db: Db,
  held: Held,
  outcome: { state: 'done' | 'failed'; result?: string; error_code?: string },
): Promise<void> {
  await heldTask(db, held)
    .set({ ...outcome, finished_at: new Date().toISOString(), lease_until: null })
    .execute()
}

function heldTask(db: Db, { id, runner }: Held) {
  return db.updateTable('background_task').where('id', '=', id).where('runner', '=', runner)
}
