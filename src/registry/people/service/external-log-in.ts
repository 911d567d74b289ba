import type { OidcClaims } from '#platform/access/oidc.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Role } from '../model.ts'
import { rolesFromClaim } from '../rules.ts'
import { type Account, findAccountByEmail, findAccountBySubject, insertAccount, setSubject } from '../store/accounts.ts'
import { syncExternalRoles } from '../store/external-roles.ts'
import { findOrganisation } from '../store/roles.ts'
import { openSession } from './log-in.ts'

/**
 * Logs in a person that the log-in provider answers for. The claims `organisation` and `roles` decide the
 * memberships that came from the provider, each time; those given here are left alone (docs/login.md).
 *
 * @returns the secret of the new session
 * @throws AppError forbidden `people.oidcOrganisation`, `people.oidcRoles`, `people.oidcEmail`,
 *   `people.oidcOtherAccount`, `people.disabled`
 */
export async function logInExternally(
  { db }: { db: Db },
  claims: OidcClaims,
  previousSession: string | undefined,
): Promise<string> {
  return asSystem(db, 'log-in', async (tx) => {
    const { organisationId, roles } = await place(tx, claims)
    const userId = await person(tx, claims)
    await syncExternalRoles(tx, userId, organisationId, roles)
    return openSession(tx, userId, previousSession)
  })
}

async function place(tx: Tx, claims: OidcClaims): Promise<{ organisationId: string; roles: Role[] }> {
  const code = claims.organisation
  const known =
    typeof code === 'string' || typeof code === 'number' ? await findOrganisation(tx, String(code)) : undefined
  if (!known) {
    throw new AppError('forbidden', 'people.oidcOrganisation', { params: { organisation: String(code ?? '–') } })
  }
  const roles = rolesFromClaim(claims.roles, known.kind)
  if (roles.length === 0) throw new AppError('forbidden', 'people.oidcRoles')
  return { organisationId: known.id, roles }
}

async function person(tx: Tx, claims: OidcClaims): Promise<string> {
  const subject = `${claims.iss} ${claims.sub}`
  const known = await findAccountBySubject(tx, subject)
  if (known) return enabled(known)

  const email = typeof claims.email === 'string' ? claims.email.trim().toLowerCase() : ''
  if (!/^\S+@\S+$/.test(email)) throw new AppError('forbidden', 'people.oidcEmail')
  const sameEmail = await findAccountByEmail(tx, email)
  if (!sameEmail) {
    const name = typeof claims.name === 'string' && claims.name.trim() ? claims.name.trim().slice(0, 200) : email
    return insertAccount(tx, { email, name, language: 'da', oidcSubject: subject })
  }
  // Only an address that the provider has checked may take over an account made here, and only once.
  if (claims.email_verified !== true || sameEmail.oidcSubject !== null || sameEmail.isDemo) {
    throw new AppError('forbidden', 'people.oidcOtherAccount')
  }
  await setSubject(tx, enabled(sameEmail), subject)
  return sameEmail.id
}

function enabled({ id, disabled }: Account): string {
  if (disabled) throw new AppError('forbidden', 'people.disabled')
  return id
}
