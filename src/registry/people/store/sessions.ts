import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { SessionView } from '../model.ts'
import { sessionLimits } from '../rules.ts'
import '../tables.ts'

const alive = sql<boolean>`seen_at > now() - make_interval(hours => ${sql.lit(sessionLimits.idleHours)})
  and user_session.created_at > now() - make_interval(hours => ${sql.lit(sessionLimits.absoluteHours)})`

export type SessionUser = {
  userId: string
  name: string
  email: string
  language: 'da' | 'en'
  isDemo: boolean
  /** The organisation chosen in this session. */
  organisationId: string | null
  /** True when `seen_at` is more than a minute old. */
  seenLongAgo: boolean
}

/** The session and its person, while it lives and the person is not disabled. */
export async function findSession(tx: Tx, idHash: string): Promise<SessionUser | undefined> {
  return tx
    .selectFrom('user_session')
    .innerJoin('app_user', 'app_user.id', 'user_session.user_id')
    .select([
      'app_user.id as userId',
      'app_user.name',
      'app_user.email',
      'app_user.language',
      'app_user.is_demo as isDemo',
      'user_session.organisation_id as organisationId',
      sql<boolean>`seen_at < now() - interval '1 minute'`.as('seenLongAgo'),
    ])
    .where('id_hash', '=', idHash)
    .where('disabled_at', 'is', null)
    .where(alive)
    .executeTakeFirst()
}

/** Notes that the session was used. */
export async function touchSession(tx: Tx, idHash: string): Promise<void> {
  await tx.updateTable('user_session').set({ seen_at: sql`now()` }).where('id_hash', '=', idHash).execute()
}

/** A new session; sessions of the same person that have run out go. */
export async function insertSession(tx: Tx, idHash: string, userId: string): Promise<void> {
  await tx.deleteFrom('user_session').where('user_id', '=', userId).where(sql<boolean>`not (${alive})`).execute()
  await tx.insertInto('user_session').values({ id_hash: idHash, user_id: userId, organisation_id: null }).execute()
}

/** Ends one session. */
export async function deleteSession(tx: Tx, idHash: string): Promise<void> {
  await tx.deleteFrom('user_session').where('id_hash', '=', idHash).execute()
}

/** Ends the person's sessions, all but `exceptHash` when that is given. */
export async function deleteSessions(tx: Tx, userId: string, exceptHash?: string): Promise<void> {
  await tx
    .deleteFrom('user_session')
    .where('user_id', '=', userId)
    .$if(exceptHash !== undefined, (query) => query.where('id_hash', '<>', exceptHash ?? ''))
    .execute()
}

/** The person's living sessions, the latest used first. */
export async function listSessions(tx: Tx, userId: string, currentHash: string | undefined): Promise<SessionView[]> {
  return tx
    .selectFrom('user_session')
    .select([
      'created_at as createdAt',
      'seen_at as seenAt',
      sql<boolean>`id_hash = ${currentHash ?? ''}`.as('current'),
    ])
    .where('user_id', '=', userId)
    .where(alive)
    .orderBy('seen_at', 'desc')
    .execute()
}

/** The organisation to act for in this session. */
export async function chooseOrganisation(tx: Tx, idHash: string, organisationId: string): Promise<void> {
  await tx.updateTable('user_session').set({ organisation_id: organisationId }).where('id_hash', '=', idHash).execute()
}
