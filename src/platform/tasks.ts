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

/** The job that does tasks; a task that was running when the program was killed is done again from the start. */
export function taskJob(db: Db, kinds: TaskKind[], log: Log): JobKind {
  return {
    name: 'task.run',
    retryLimit: 3,
    async run(data) {
      const { id } = data as { id: string }
      await runTask(db, kinds, id, log)
    },
  }
}

async function runTask(db: Db, kinds: TaskKind[], id: string, log: Log): Promise<void> {
  const task = await db
    .updateTable('background_task')
    .set({ state: 'running', done: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['kind', 'user_id', 'input'])
    .executeTakeFirst()
  if (!task) return
  const kind = kinds.find((one) => one.kind === task.kind)
  try {
    if (!kind) throw new Error(`No task of kind ${task.kind}`)
    const result = await kind.run(task.user_id, task.input, async (done, total) => {
      await db.updateTable('background_task').set({ done, total }).where('id', '=', id).execute()
    })
    await finish(db, id, { state: 'done', result: JSON.stringify(result ?? null) })
  } catch (error) {
    log.error('task failed', { id, kind: task.kind, error: error instanceof Error ? error.stack : String(error) })
    await finish(db, id, { state: 'failed', error_code: isAppError(error) ? error.code : 'web.internal' })
  }
}

async function finish(db: Db, id: string, outcome: { state: 'done' | 'failed'; result?: string; error_code?: string }) {
  await db
    .updateTable('background_task')
    .set({ ...outcome, finished_at: new Date().toISOString() })
    .where('id', '=', id)
    .execute()
}
