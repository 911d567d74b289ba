import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import '../tables.ts'

type Purpose = 'first-administrator' | 'set-password'

/** A link that works once until it runs out. */
export async function insertLink(
  tx: Tx,
  link: { tokenHash: string; userId: string | null; purpose: Purpose; hours: number },
): Promise<void> {
  await tx
    .insertInto('one_time_link')
    .values({
      token_hash: link.tokenHash,
      user_id: link.userId,
      purpose: link.purpose,
      expires_at: sql<string>`now() + make_interval(hours => ${link.hours}::int)`,
    })
    .execute()
}

/** Whose the link is, when it is unused and in time. */
export async function findOpenLink(
  tx: Tx,
  tokenHash: string,
  purpose: Purpose,
): Promise<{ userId: string | null } | undefined> {
  return tx
    .selectFrom('one_time_link')
    .select('user_id as userId')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .executeTakeFirst()
}

/**
 * Uses the link up, in one statement so that two at once cannot both.
 * @returns whose it is; undefined when it is used, run out or unknown
 */
export async function useLink(
  tx: Tx,
  tokenHash: string,
  purpose: Purpose,
): Promise<{ userId: string | null } | undefined> {
  return tx
    .updateTable('one_time_link')
    .set({ used_at: sql<string>`now()` })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .returning('user_id as userId')
    .executeTakeFirst()
}

/** The person's other links no longer work. */
export async function closeLinks(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('one_time_link').where('user_id', '=', userId).where('used_at', 'is', null).execute()
}

/** Was a link made for the person in the last minutes? */
export async function hasRecentLink(tx: Tx, userId: string, minutes: number): Promise<boolean> {
  const found = await tx
    .selectFrom('one_time_link')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('created_at', '>', sql<string>`now() - make_interval(mins => ${minutes}::int)`)
    .executeTakeFirst()
  return found !== undefined
}

/** Only one at a time makes the first administrator; holds until the transaction ends. */
export async function lockFirstAdministrator(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('first administrator'))`.execute(tx)
}
