import { setTimeout as wait } from 'node:timers/promises'
import { attemptLimits, beginAttempt } from '#platform/access/attempts.ts'
import { newSecret, secretHash } from '#platform/access/secret.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { queueMail } from '#platform/mail.ts'
import { passwordMail } from '../mails.ts'
import type { FirstAdministrator } from '../model.ts'
import { linkHours } from '../rules.ts'
import { anyAccount, findAccount, findAccountByEmail, insertAccount, setPasswordHash } from '../store/accounts.ts'
import { closeLinks, findOpenLink, hasRecentLink, insertLink, lockFirstAdministrator, useLink } from '../store/links.ts'
import { findOrganisation, insertMembership, listPlaces } from '../store/roles.ts'
import { deleteSessions } from '../store/sessions.ts'
import { revokeTokens } from '../store/tokens.ts'
import { newPasswordHash } from './new-password.ts'

/** The pages that one-time links lead to. */
export const linkPaths = {
  firstAdministrator: '/log-ind/foerste-administrator',
  password: '/log-ind/ny-adgangskode',
} as const

/**
 * The one-time link that makes the first administrator, while there is no person at all; printed at start.
 * @returns null when there already is somebody
 */
export async function firstAdministratorLink(db: Db, address: string): Promise<string | null> {
  return asSystem(db, 'start', async (tx) => {
    await lockFirstAdministrator(tx)
    if (await anyAccount(tx)) return null
    const secret = newSecret()
    const hours = linkHours.firstAdministrator
    await insertLink(tx, { tokenHash: secretHash(secret), userId: null, purpose: 'first-administrator', hours })
    return `${address}${linkPaths.firstAdministrator}?kode=${secret}`
  })
}

/** Does a link of this kind still work? Looking does not use it up. */
export async function isOpenLink({ db }: { db: Db }, code: string, purpose: 'first-administrator' | 'set-password') {
  return asSystem(db, 'log-in', async (tx) => {
    if (purpose === 'first-administrator' && (await anyAccount(tx))) return false
    return (await findOpenLink(tx, secretHash(code), purpose)) !== undefined
  })
}

/** Organisations that the first administrator can work for, by name. */
export async function getOrganisations({ db }: { db: Db }): Promise<{ value: string; label: string }[]> {
  const places = await asSystem(db, 'first-administrator', (tx) => listPlaces(tx))
  return places
    .filter(({ kind }) => kind !== 'body')
    .map(({ value, label }) => ({ value: value.replace('organisation:', ''), label }))
}

/**
 * Makes the first administrator; only while there is no person.
 * @throws AppError conflict `people.linkUsed`; invalid `people.where`
 */
export async function makeFirstAdministrator(
  { db, today }: { db: Db; today: string },
  code: string,
  given: FirstAdministrator,
): Promise<void> {
  // Whoever has no link costs no more than looking for it.
  if (!(await isOpenLink({ db }, code, 'first-administrator'))) throw new AppError('conflict', 'people.linkUsed')
  const passwordHash = await newPasswordHash(given.password, given)
  await asSystem(db, 'first-administrator', async (tx) => {
    await lockFirstAdministrator(tx)
    const link = await useLink(tx, secretHash(code), 'first-administrator')
    if (!link || (await anyAccount(tx))) throw new AppError('conflict', 'people.linkUsed')
    const organisation = await findOrganisation(tx, given.organisation)
    if (!organisation) throw new AppError('invalid', 'people.where', { field: 'organisation' })
    const { email, name } = given
    const userId = await insertAccount(tx, { email, name, language: 'da', passwordHash })
    await insertMembership(tx, {
      userId,
      role: 'administrator',
      organisationId: organisation.id,
      bodyId: null,
      validFrom: today,
      validTo: null,
    })
  })
}

/**
 * Mails a link to set a new password, if there is such a person who logs in with a password. The answer
 * is the same whether or not, and takes the same time; at most one link in five minutes goes to each person.
 * @throws AppError tooMany `people.tooManyAttempts` when the same address asks again and again
 */
export async function requestPasswordLink(
  { db }: { db: Db },
  input: { email: string; address: string; clientAddress: string },
): Promise<void> {
  const work = asSystem(db, 'forgotten-password', async (tx) => {
    // Counted apart from log-in, so that asking for a link locks nobody out.
    const { allowed } = await beginAttempt(tx, `forgotten:${input.email}`, `forgotten:${input.clientAddress}`)
    if (!allowed) {
      throw new AppError('tooMany', 'people.tooManyAttempts', { params: { minutes: attemptLimits.minutes } })
    }
    const account = await findAccountByEmail(tx, input.email)
    const mayReset = account && !account.disabled && !account.isDemo && account.oidcSubject === null
    if (!mayReset || (await hasRecentLink(tx, account.id, 5))) return
    await sendPasswordLink(tx, account, { address: input.address, hours: linkHours.forgotten, reason: 'forgotten' })
  })
  await Promise.all([work, wait(400)])
}

/** Writes a one-time link and the mail that carries it. */
export async function sendPasswordLink(
  tx: Tx,
  person: { id: string; email: string; name: string; language: 'da' | 'en' },
  { address, hours, reason }: { address: string; hours: number; reason: 'forgotten' | 'invited' },
): Promise<void> {
  const secret = newSecret()
  await insertLink(tx, { tokenHash: secretHash(secret), userId: person.id, purpose: 'set-password', hours })
  const link = `${address}${linkPaths.password}?kode=${secret}`
  await queueMail(tx, {
    to: person.email,
    ...passwordMail(person.language, reason, { name: person.name, link, hours }),
  })
}

/**
 * Sets a new password by a link. Every session, API token and other link of the person ends: who needs it may have lost the
 * account to somebody. A refused password leaves the link as it was.
 * @throws AppError conflict `people.linkUsed`, `people.passwordElsewhere`; invalid `people.passwordGuessable`
 */
export async function setPasswordByLink({ db }: { db: Db }, code: string, password: string): Promise<void> {
  const account = await asSystem(db, 'set-password', async (tx) => {
    const link = await findOpenLink(tx, secretHash(code), 'set-password')
    return link?.userId ? findAccount(tx, link.userId) : undefined
  })
  if (!account) throw new AppError('conflict', 'people.linkUsed')
  if (account.oidcSubject !== null) throw new AppError('conflict', 'people.passwordElsewhere')
  const passwordHash = await newPasswordHash(password, account)
  await asSystem(db, 'set-password', async (tx) => {
    if (!(await useLink(tx, secretHash(code), 'set-password'))) throw new AppError('conflict', 'people.linkUsed')
    await setPasswordHash(tx, account.id, passwordHash)
    await closeLinks(tx, account.id)
    await deleteSessions(tx, account.id)
    await revokeTokens(tx, account.id)
  })
}
