import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Db, Tx } from './database.ts'
import { databaseFailure } from './failures.ts'

/** Who asks. `userId` null is a visitor who has not logged in. */
export type Actor = {
  userId: string | null
  language: 'da' | 'en'
  requestId: string
  /** An access that may only read: the database refuses its changes. */
  readOnly?: boolean
}

/** The least a use case needs to reach the database on somebody's behalf. */
export type ActingOn = { db: Db; actor: Actor }

const held = new AsyncLocalStorage<true>()

/**
 * Runs `work` in one transaction as the actor: role `rammevaerk_app`, `app.user_id` set, so that the
 * row-level policies decide what is seen and written. This is the only way a request reaches data.
 *
 * @throws Error when called inside another transaction: on the embedded database it would wait for itself
 */
export async function asActor<T>({ db, actor }: ActingOn, work: (tx: Tx) => Promise<T>): Promise<T> {
  return guarded(() =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'rammevaerk_app', true),
        set_config('app.user_id', ${actor.userId ?? ''}, true),
        set_config('app.request_id', ${actor.requestId}, true),
        set_config('transaction_read_only', ${actor.readOnly ? 'on' : 'off'}, true)`.execute(tx)
      return actor.readOnly ? refusingChanges(() => work(tx)) : work(tx)
    }),
  )
}

async function refusingChanges<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isChange = error instanceof Error && 'code' in error && error.code === '25006'
    throw isChange ? new AppError('forbidden', 'access.readOnly', { cause: error }) : error
  }
}

/**
 * Runs `work` in one transaction as the owner of the database, outside row policies: loading of
 * reference data, jobs that act for nobody, log-in. The audit trail names `by` instead of a user.
 */
export async function asSystem<T>(db: Db, by: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return guarded(() =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('app.user_id', '', true), set_config('app.system', ${by}, true)`.execute(tx)
      return work(tx)
    }),
  )
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  if (held.getStore()) throw new Error('A transaction is already open here: pass its tx on instead of opening another')
  return held.run(true, async () => {
    try {
      return await work()
    } catch (error) {
      throw databaseFailure(error)
    }
  })
}
