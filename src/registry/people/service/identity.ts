import { readCookie } from '#platform/access/cookies.ts'
import { secretHash } from '#platform/access/secret.ts'
import type { Config } from '#platform/config.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { CurrentUser } from '#ui/context.ts'
import { rolesInForce, useToken } from '../store/identity.ts'
import { chooseOrganisation, findSession, touchSession } from '../store/sessions.ts'

/** Name of the cookie that holds the secret of a session. */
export const sessionCookie = 'rammevaerk'

export type Identity = {
  user: CurrentUser | null
  language: 'da' | 'en'
  /** True for an API token that may only read. */
  readOnly: boolean
}

type IdentitySettings = Pick<Config, 'baseUrl' | 'demo'>

/**
 * Who sends this request, by session cookie, or under /api by `Authorization: Bearer`. A visitor costs no
 * question to the database. Demo accounts are nobody where demo is off.
 *
 * @throws AppError unauthenticated `people.token` for a Bearer token that does not work
 */
export async function identify(db: Db, request: Request, config: IdentitySettings): Promise<Identity> {
  const chosen = readCookie(request, 'sprog', false)
  const language = chosen === 'en' || chosen === 'da' ? chosen : undefined
  const bearer = bearerSecret(request)
  const found = bearer === undefined ? await bySession(db, request, config) : await byToken(db, bearer, config)
  return {
    user: found?.user ?? null,
    language: language ?? found?.language ?? 'da',
    readOnly: found?.readOnly ?? false,
  }
}

/** The secret of the session that the request carries, if it carries one. */
export function sessionSecret(request: Request, { secure }: { secure: boolean }): string | undefined {
  return readCookie(request, sessionCookie, secure)
}

/** True when the program is reached by https. */
export function isSecure({ baseUrl }: Pick<Config, 'baseUrl'>): boolean {
  return baseUrl?.startsWith('https:') ?? false
}

type Found = Identity & { user: CurrentUser }

async function bySession(db: Db, request: Request, config: IdentitySettings): Promise<Found | undefined> {
  const secret = sessionSecret(request, { secure: isSecure(config) })
  if (!secret) return undefined
  const hash = secretHash(secret)
  return asSystem(db, 'identify', async (tx) => {
    const session = await findSession(tx, hash)
    if (!session || (session.isDemo && !config.demo)) return undefined
    if (session.seenLongAgo) await touchSession(tx, hash)
    const user = await currentUser(tx, { ...session, id: session.userId }, session.organisationId)
    return { user, language: session.language, readOnly: false }
  })
}

async function byToken(db: Db, secret: string, config: IdentitySettings): Promise<Found> {
  return asSystem(db, 'identify', async (tx) => {
    const token = await useToken(tx, secretHash(secret))
    if (!token || (token.isDemo && !config.demo)) throw new AppError('unauthenticated', 'people.token')
    const user = await currentUser(tx, { ...token, id: token.userId }, null)
    return { user, language: token.language, readOnly: token.scope === 'read' }
  })
}

async function currentUser(
  tx: Tx,
  { id, name, email }: { id: string; name: string; email: string },
  chosen: string | null,
): Promise<CurrentUser> {
  const held = await rolesInForce(tx, id)
  const names = new Map(
    held.flatMap(({ organisationId, organisationName }) =>
      organisationId ? [[organisationId, organisationName ?? organisationId] as const] : [],
    ),
  )
  const organisations = [...names]
    .map(([organisationId, organisationName]) => ({ id: organisationId, name: organisationName }))
    .sort((a, b) => new Intl.Collator('da').compare(a.name, b.name))
  return {
    id,
    name,
    email,
    organisation: organisations.find((one) => one.id === chosen) ?? organisations[0] ?? null,
    organisations,
    roles: held.map(({ role, organisationId, bodyId, deputy }) => ({ role, organisationId, bodyId, deputy })),
  }
}

/**
 * Acts for another of the person's organisations from now on, in this session.
 * @throws AppError forbidden `people.where` when the person has no role there
 */
export async function switchOrganisation(
  db: Db,
  user: CurrentUser,
  secret: string,
  organisationId: string,
): Promise<void> {
  if (!user.organisations.some(({ id }) => id === organisationId)) throw new AppError('forbidden', 'people.where')
  await asSystem(db, 'identify', (tx) => chooseOrganisation(tx, secretHash(secret), organisationId))
}

function bearerSecret(request: Request): string | undefined {
  if (!new URL(request.url).pathname.startsWith('/api/')) return undefined
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}
