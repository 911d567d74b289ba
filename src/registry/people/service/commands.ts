import { newSecret, secretHash } from '#platform/access/secret.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Role, UserView } from '../model.ts'
import { linkHours } from '../rules.ts'
import { type Account, findAccountByEmail, insertAccount, listUsers, setDisabled } from '../store/accounts.ts'
import { insertLink } from '../store/links.ts'
import { findOrganisation, insertMembership } from '../store/roles.ts'
import { insertToken } from '../store/tokens.ts'
import { linkPaths } from './links.ts'
import { newPasswordHash } from './new-password.ts'

type NewPerson = { email: string; name: string; role: Role; organisation: string; password?: string; validFrom: string }

/**
 * Adds a person from the command line; the organisation is an id, official code or CVR number.
 * @returns a one-time link to choose a password, null when one was given
 * @throws AppError conflict `people.emailTaken`; invalid `people.where`, `people.passwordGuessable`
 */
export async function addPerson(db: Db, person: NewPerson, address: string): Promise<string | null> {
  const passwordHash = person.password === undefined ? undefined : await newPasswordHash(person.password, person)
  return asSystem(db, 'command', async (tx) => {
    const organisation = await findOrganisation(tx, person.organisation)
    if (!organisation) throw new AppError('invalid', 'people.where')
    const { email, name, role, validFrom } = person
    const userId = await insertAccount(tx, { email, name, language: 'da', ...(passwordHash ? { passwordHash } : {}) })
    await insertMembership(tx, {
      userId,
      role,
      organisationId: organisation.id,
      bodyId: null,
      validFrom,
      validTo: null,
    })
    if (passwordHash) return null
    const secret = newSecret()
    await insertLink(tx, {
      tokenHash: secretHash(secret),
      userId,
      purpose: 'set-password',
      hours: linkHours.invitation,
    })
    return `${address}${linkPaths.password}?kode=${secret}`
  })
}

/** Everybody with their roles, by name. */
export async function listPeople(db: Db): Promise<UserView[]> {
  return asSystem(db, 'command', (tx) => listUsers(tx))
}

/**
 * Disables the person with this e-mail.
 * @throws AppError notFound `people.unknownEmail`; conflict `people.lastAdministrator`
 */
export async function disablePerson(db: Db, email: string): Promise<void> {
  await asSystem(db, 'command', async (tx) => {
    await setDisabled(tx, (await personOf(tx, email)).id, true)
  })
}

/**
 * Makes an API token for the person with this e-mail.
 * @returns the secret, shown this once
 * @throws AppError notFound `people.unknownEmail`; conflict `people.disabled`
 */
export async function makeTokenFor(
  db: Db,
  { email, scope, name }: { email: string; scope: 'read' | 'write'; name: string },
): Promise<string> {
  const secret = `rv_${newSecret()}`
  await asSystem(db, 'command', async (tx) => {
    const { id, disabled } = await personOf(tx, email)
    if (disabled) throw new AppError('conflict', 'people.disabled')
    await insertToken(tx, { userId: id, name, scope, tokenHash: secretHash(secret), expiresOn: null })
  })
  return secret
}

async function personOf(tx: Tx, email: string): Promise<Account> {
  const account = await findAccountByEmail(tx, email)
  if (!account) throw new AppError('notFound', 'people.unknownEmail')
  return account
}
