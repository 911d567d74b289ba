import { attemptLimits, attemptSucceeded, beginAttempt } from '#platform/access/attempts.ts'
import { checkPassword } from '#platform/access/password.ts'
import { newSecret, secretHash } from '#platform/access/secret.ts'
import { type ActingOn, asActor, asSystem } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import { isRecordId } from '#platform/ids.ts'
import type { NewToken, SessionView, TokenView } from '../model.ts'
import { findAccount, findPreviousVisit, setPasswordHash, updateProfile } from '../store/accounts.ts'
import { closeLinks } from '../store/links.ts'
import { deleteSessions, listSessions } from '../store/sessions.ts'
import { insertToken, listTokens, revokeToken } from '../store/tokens.ts'
import { openSession } from './log-in.ts'
import { newPasswordHash } from './new-password.ts'

export type OwnAccess = {
  sessions: SessionView[]
  tokens: TokenView[]
  language: 'da' | 'en'
  /** False when a log-in provider answers for the person. */
  hasPassword: boolean
}

/** Where one is logged in, one's API tokens, and how one logs in. */
export async function getOwnAccess(app: ActingOn, session: string | undefined): Promise<OwnAccess> {
  const userId = loggedIn(app)
  const tokens = await asActor(app, (tx) => listTokens(tx, userId))
  return asSystem(app.db, 'profile', async (tx) => {
    const account = await findAccount(tx, userId)
    return {
      tokens,
      sessions: await listSessions(tx, userId, session && secretHash(session)),
      language: account?.language ?? 'da',
      hasPassword: account?.oidcSubject === null,
    }
  })
}

/** When one was here the time before (forrige besøg), an instant; null on the first visit. */
export async function previousVisit(app: ActingOn): Promise<string | null> {
  return asActor(app, findPreviousVisit)
}

/** Changes one's own name and language. */
export async function changeProfile(app: ActingOn, to: { name: string; language: 'da' | 'en' }): Promise<void> {
  const userId = loggedIn(app)
  await asActor(app, (tx) => updateProfile(tx, userId, to))
}

/**
 * Changes one's own password; every other session ends, and this one gets a new secret.
 * @returns the secret of the new session
 * @throws AppError invalid `people.wrongPassword`, `people.passwordGuessable`; tooMany `people.tooManyAttempts`; conflict `people.passwordElsewhere`
 */
export async function changePassword(
  app: ActingOn,
  given: { current: string; password: string; clientAddress: string; session: string | undefined },
): Promise<string> {
  const userId = loggedIn(app)
  const { attempt, account } = await asSystem(app.db, 'change-password', async (tx) => ({
    attempt: await beginAttempt(tx, `user:${userId}`, given.clientAddress),
    account: await findAccount(tx, userId),
  }))
  if (!attempt.allowed) {
    throw new AppError('tooMany', 'people.tooManyAttempts', { params: { minutes: attemptLimits.minutes } })
  }
  if (account?.oidcSubject) throw new AppError('conflict', 'people.passwordElsewhere')
  const { matches } = await checkPassword(given.current, account?.passwordHash ?? null)
  if (!account || !matches) throw new AppError('invalid', 'people.wrongPassword', { field: 'current' })

  // Who knows the old password may look for a good new one as often as it takes.
  await asSystem(app.db, 'change-password', (tx) => attemptSucceeded(tx, attempt, `user:${userId}`))
  const passwordHash = await newPasswordHash(given.password, account)
  return asSystem(app.db, 'change-password', async (tx) => {
    await setPasswordHash(tx, userId, passwordHash)
    await closeLinks(tx, userId)
    await deleteSessions(tx, userId)
    return openSession(tx, userId, given.session)
  })
}

/** Logs out everywhere, this browser included. */
export async function logOutEverywhere(app: ActingOn): Promise<void> {
  const userId = loggedIn(app)
  await asSystem(app.db, 'log-out', (tx) => deleteSessions(tx, userId))
}

/**
 * Makes an API token.
 * @returns the secret, shown this once
 */
export async function makeToken(app: ActingOn, { tokenName: name, scope, expiresOn }: NewToken): Promise<string> {
  const userId = loggedIn(app)
  const secret = `rv_${newSecret()}`
  await asActor(app, (tx) => insertToken(tx, { userId, name, scope, expiresOn, tokenHash: secretHash(secret) }))
  return secret
}

/**
 * Revokes one of one's own API tokens for good.
 * @throws AppError notFound `people.tokenUnknown`
 */
export async function endToken(app: ActingOn, tokenId: string): Promise<void> {
  const userId = loggedIn(app)
  const ended = isRecordId(tokenId) && (await asActor(app, (tx) => revokeToken(tx, userId, tokenId)))
  if (!ended) throw new AppError('notFound', 'people.tokenUnknown')
}

function loggedIn({ actor }: ActingOn): string {
  if (actor.userId === null) throw new AppError('unauthenticated', 'people.logInFirst')
  return actor.userId
}
