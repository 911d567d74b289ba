import { attemptLimits, attemptSucceeded, beginAttempt } from '#platform/access/attempts.ts'
import { checkPassword, hashPassword } from '#platform/access/password.ts'
import { newSecret, secretHash } from '#platform/access/secret.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Credentials } from '../model.ts'
import { type Account, findAccountByEmail, noteLogin, setPasswordHash } from '../store/accounts.ts'
import { deleteSession, insertSession } from '../store/sessions.ts'

export type LogInInput = Credentials & {
  /** Address of the other end, for the rate limit. */
  clientAddress: string
  /** Demo accounts may log in. */
  demo: boolean
  /** The session the browser already has; it ends, so that a planted one is worth nothing. */
  previousSession?: string | undefined
}

/**
 * Logs in with e-mail and password. Unknown, disabled and wrong get the same answer after the same work.
 *
 * @returns the secret of the new session, for the cookie
 * @throws AppError invalid `people.wrongLogin`; tooMany `people.tooManyAttempts`
 */
export async function logIn({ db }: { db: Db }, input: LogInInput): Promise<string> {
  const { attempt, account } = await asSystem(db, 'log-in', async (tx) => ({
    attempt: await beginAttempt(tx, input.email, input.clientAddress),
    account: await findAccountByEmail(tx, input.email),
  }))
  if (!attempt.allowed) {
    throw new AppError('tooMany', 'people.tooManyAttempts', { params: { minutes: attemptLimits.minutes } })
  }

  const usable = account && mayLogIn(account, input.demo) ? account : undefined
  const { matches, needsRehash } = await checkPassword(input.password, usable?.passwordHash ?? null)
  if (!usable || !matches) throw new AppError('invalid', 'people.wrongLogin', { field: 'email' })

  const rehashed = needsRehash ? await hashPassword(input.password) : undefined
  return asSystem(db, 'log-in', async (tx) => {
    await attemptSucceeded(tx, attempt, input.email)
    if (rehashed) await setPasswordHash(tx, usable.id, rehashed)
    return openSession(tx, usable.id, input.previousSession)
  })
}

/** A session under a new secret for the person; the previous one of the browser ends. */
export async function openSession(tx: Tx, userId: string, previousSession: string | undefined): Promise<string> {
  if (previousSession) await deleteSession(tx, secretHash(previousSession))
  const secret = newSecret()
  await insertSession(tx, secretHash(secret), userId)
  await noteLogin(tx, userId)
  return secret
}

/** Logs out: the session ends on the server, not only in the browser. */
export async function logOut({ db }: { db: Db }, secret: string | undefined): Promise<void> {
  if (secret) await asSystem(db, 'log-out', (tx) => deleteSession(tx, secretHash(secret)))
}

function mayLogIn({ disabled, isDemo }: Account, demo: boolean): boolean {
  return !disabled && (demo || !isDemo)
}
