import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { UserView } from '../model.ts'
import { keepingAnAdministrator } from './last-administrator.ts'
import { listMemberships } from './roles.ts'
import '../tables.ts'

export type Account = {
  id: string
  email: string
  name: string
  language: 'da' | 'en'
  passwordHash: string | null
  oidcSubject: string | null
  isDemo: boolean
  disabled: boolean
}

const accounts = (tx: Reader) =>
  tx
    .selectFrom('app_user')
    .select([
      'id',
      'email',
      'name',
      'language',
      'password_hash as passwordHash',
      'oidc_subject as oidcSubject',
      'is_demo as isDemo',
      sql<boolean>`disabled_at is not null`.as('disabled'),
    ])

/** For log-in only: reads the secret columns, so only as the owner of the database. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  return accounts(tx).where('email', '=', email).executeTakeFirst()
}

/** For log-in only. */
export async function findAccountBySubject(tx: Tx, subject: string): Promise<Account | undefined> {
  return accounts(tx).where('oidc_subject', '=', subject).executeTakeFirst()
}

/** For log-in only. */
export async function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return accounts(tx).where('id', '=', id).executeTakeFirst()
}

/** Is there any person at all? */
export async function anyAccount(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('app_user').select('id').limit(1).executeTakeFirst()) !== undefined
}

type NewAccount = {
  id?: string
  email: string
  name: string
  language: 'da' | 'en'
  passwordHash?: string
  oidcSubject?: string
  isDemo?: boolean
}

/**
 * Adds a person (bruger).
 * @throws AppError conflict `people.emailTaken`
 */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  try {
    const { id } = await tx
      .insertInto('app_user')
      .values({
        email: account.email,
        name: account.name,
        language: account.language,
        // Only what is given: the role of requests may not write the secret columns.
        ...(account.id ? { id: account.id } : {}),
        ...(account.passwordHash ? { password_hash: account.passwordHash } : {}),
        ...(account.oidcSubject ? { oidc_subject: account.oidcSubject } : {}),
        ...(account.isDemo ? { is_demo: true } : {}),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  } catch (error) {
    throw constraintOf(error) === 'app_user_email'
      ? new AppError('conflict', 'people.emailTaken', { field: 'email' })
      : error
  }
}

/** The new hash of the password. */
export async function setPasswordHash(tx: Tx, userId: string, passwordHash: string | null): Promise<void> {
  await tx.updateTable('app_user').set({ password_hash: passwordHash }).where('id', '=', userId).execute()
}

/** Binds the account to the person of the log-in provider. */
export async function setSubject(tx: Tx, userId: string, subject: string): Promise<void> {
  await tx
    .updateTable('app_user')
    .set({ oidc_subject: subject, password_hash: null })
    .where('id', '=', userId)
    .execute()
}

/** The person has logged in now. A log-in within four hours of another belongs to the same visit. */
export async function noteLogin(tx: Tx, userId: string): Promise<void> {
  await tx
    .updateTable('app_user')
    .set({
      last_login_at: sql`now()`,
      previous_visit_at: sql`case when last_login_at < now() - interval '4 hours' then last_login_at else previous_visit_at end`,
    })
    .where('id', '=', userId)
    .execute()
}

/** When the one who asks was here the time before; null on the first visit. */
export async function findPreviousVisit(db: Reader): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select app_previous_visit() as at`.execute(db)
  return rows[0]?.at ?? null
}

/** Name and language of the person. */
export async function updateProfile(
  tx: Tx,
  userId: string,
  to: { name: string; language: 'da' | 'en' },
): Promise<void> {
  await tx.updateTable('app_user').set(to).where('id', '=', userId).execute()
}

/**
 * Disables or enables a person. Disabling ends sessions and tokens by trigger.
 * @returns false when there is no such person to be seen
 * @throws AppError conflict `people.lastAdministrator`
 */
export async function setDisabled(tx: Tx, userId: string, disabled: boolean): Promise<boolean> {
  return keepingAnAdministrator(async () => {
    const { numUpdatedRows } = await tx
      .updateTable('app_user')
      .set({ disabled_at: disabled ? sql`coalesce(disabled_at, now())` : null })
      .where('id', '=', userId)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
}

/** People that the actor may see, with their roles, by name; `search` looks in name and e-mail. */
export async function listUsers(tx: Tx, filter: { search?: string; id?: string } = {}): Promise<UserView[]> {
  const pattern = `%${(filter.search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const users = await tx
    .selectFrom('app_user')
    .select(['id', 'email', 'name', 'is_demo as isDemo', 'disabled_at as disabledAt', 'last_login_at as lastLoginAt'])
    .$if(!!filter.search, (query) =>
      query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)])),
    )
    .$if(!!filter.id, (query) => query.where('id', '=', filter.id ?? ''))
    .execute()
  const memberships = await listMemberships(
    tx,
    users.map(({ id }) => id),
  )
  const byName = new Intl.Collator('da')
  return users
    .map((user) => ({ ...user, memberships: memberships.get(user.id) ?? [] }))
    .sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.email, b.email))
}

function constraintOf(error: unknown): unknown {
  return error instanceof Error && 'constraint' in error ? error.constraint : undefined
}
