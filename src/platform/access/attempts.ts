import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { secretHash } from './secret.ts'
import './tables.ts'

/** Failures within the window, after which no more are looked at. Many people share one address of a town hall. */
export const attemptLimits = { minutes: 15, perEmail: 8, perAddress: 60 }

export type Attempt = { id: number; allowed: boolean }

/**
 * Notes an attempt before it is looked at, so that many at once cannot slip through together, and says
 * whether it may go on. A refused attempt is not kept: waiting ends 15 minutes after the last that counted.
 */
export async function beginAttempt(tx: Tx, email: string, address: string): Promise<Attempt> {
  const email_hash = secretHash(`email:${email}`)
  const address_hash = secretHash(`address:${address}`)
  // One at a time for each e-mail, until the transaction ends: others must see this attempt when they count.
  await sql`select pg_advisory_xact_lock(hashtextextended(${email_hash}, 0))`.execute(tx)
  const { id } = await tx
    .insertInto('login_attempt')
    .values({ email_hash, address_hash, succeeded: false })
    .returning('id')
    .executeTakeFirstOrThrow()

  const since = sql<string>`now() - make_interval(mins => ${sql.lit(attemptLimits.minutes)})`
  const failed = await tx
    .selectFrom('login_attempt')
    .select([
      sql<number>`count(*) filter (where email_hash = ${email_hash})`.as('email'),
      sql<number>`count(*) filter (where address_hash = ${address_hash})`.as('address'),
    ])
    .where('succeeded', '=', false)
    .where('at', '>', since)
    .where((eb) => eb.or([eb('email_hash', '=', email_hash), eb('address_hash', '=', address_hash)]))
    .executeTakeFirstOrThrow()

  const allowed = failed.email <= attemptLimits.perEmail && failed.address <= attemptLimits.perAddress
  if (!allowed) await tx.deleteFrom('login_attempt').where('id', '=', id).execute()
  return { id, allowed }
}

/** The attempt was right: it and the earlier failures of the same e-mail no longer count. */
export async function attemptSucceeded(tx: Tx, attempt: Attempt, email: string): Promise<void> {
  await tx.updateTable('login_attempt').set({ succeeded: true }).where('id', '=', attempt.id).execute()
  await tx
    .deleteFrom('login_attempt')
    .where('email_hash', '=', secretHash(`email:${email}`))
    .where('succeeded', '=', false)
    .execute()
}
