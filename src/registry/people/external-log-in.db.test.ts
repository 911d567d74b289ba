import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { beginOidc, finishOidc } from '#platform/access/oidc.ts'
import type { Db } from '#platform/database/database.ts'
import { databaseTest as test } from '#testing/database.ts'
import { type OidcUser, startOidcProvider } from '#testing/oidc.ts'
import { logInExternally } from './service/external-log-in.ts'
import { identify } from './service/identity.ts'

const redirectUri = 'http://localhost:3000/log-ind/ekstern/svar'
const users: OidcUser[] = [
  {
    sub: 'indberetter',
    email: 'Indberetter@kommune.example',
    name: 'Indberetter i kommunen',
    claims: { organisation: '851', roles: ['indberetter', 'administrator'] },
  },
  { sub: 'fremmed', email: 'f@kommune.example', name: 'Fremmed', claims: { organisation: '999', roles: ['reader'] } },
  { sub: 'rolleløs', email: 'r@kommune.example', name: 'Uden rolle', claims: { organisation: '851', roles: ['chef'] } },
]

const withProvider = test.extend('provider', { scope: 'file' }, async ({ db }, { onCleanup }) => {
  await sql`insert into organisation (id, kind, code, cvr, valid_from) values ('851', 'municipality', '851', '29189420', '2007-01-01')`.execute(
    db,
  )
  await sql`insert into organisation_name (organisation_id, name, valid_from) values ('851', 'Kommune 851', '2007-01-01')`.execute(
    db,
  )
  const { env, stop } = await startOidcProvider(users, [redirectUri])
  onCleanup(stop)
  return { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET }
})

/** A browser of few words: follows redirects with cookies, fills in the provider's forms, stops at our address. */
async function visit(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = start
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie },
      ...(body ? { body } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const to = response.headers.get('location')
    body = undefined
    if (to) {
      url = new URL(to, url).href
      if (url.startsWith(redirectUri)) return new URL(url)
      continue
    }
    const html = await response.text()
    url = new URL(/action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '', url).href
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? ''
    body = new URLSearchParams({ prompt, login, password: 'x' })
  }
  throw new Error('the provider never sent the browser back')
}

type Provider = { issuer: string; clientId: string; clientSecret: string }

async function logInAs(db: Db, provider: Provider, login: string): Promise<string> {
  const { url, flow } = await beginOidc(provider, redirectUri, '/')
  return logInExternally({ db }, await finishOidc(provider, await visit(url, login), flow), undefined)
}

async function userOf(db: Db, secret: string) {
  const request = new Request('http://localhost/', { headers: { cookie: `rammevaerk=${secret}` } })
  return (await identify(db, request, { baseUrl: undefined, demo: false })).user
}

describe('log-in through a real provider', () => {
  withProvider(
    'makes the account with the organisation and roles of the claims, and no administrator',
    async ({ db, provider }) => {
      const user = await userOf(db, await logInAs(db, provider, 'indberetter'))
      expect(user).toMatchObject({
        email: 'indberetter@kommune.example',
        organisation: { id: '851', name: 'Kommune 851' },
      })
      expect(user?.roles).toEqual([{ role: 'reporter', organisationId: '851', bodyId: null, deputy: false }])
    },
  )

  withProvider(
    'the next log-in is the same person, and the roles follow the claims; local ones stay',
    async ({ db, provider }) => {
      const first = await userOf(db, await logInAs(db, provider, 'indberetter'))
      await sql`insert into membership (user_id, role, organisation_id, valid_from) values (${first?.id}, 'reader', '851', '2020-01-01')`.execute(
        db,
      )
      const changed = { ...users[0]!.claims }
      users[0]!.claims = { organisation: '29189420', roles: 'godkender' }
      const second = await userOf(db, await logInAs(db, provider, 'indberetter'))
      expect(second?.id).toBe(first?.id)
      expect(second?.roles.map(({ role }) => role)).toEqual(['approver', 'reader'])
      users[0]!.claims = changed
      const third = await userOf(db, await logInAs(db, provider, 'indberetter'))
      expect(third?.roles.map(({ role }) => role)).toEqual(['reader', 'reporter'])
    },
  )

  withProvider.for([
    ['fremmed', 'people.oidcOrganisation'],
    ['rolleløs', 'people.oidcRoles'],
  ] as const)('%s is refused with %s and leaves no account', async ([login, code], { db, provider }) => {
    await expect(logInAs(db, provider, login)).rejects.toMatchObject({ kind: 'forbidden', code })
    const left = await db
      .selectFrom('app_user')
      .select('id')
      .where('email', 'in', ['f@kommune.example', 'r@kommune.example'])
      .execute()
    expect(left).toEqual([])
  })

  withProvider('an answer to another visit is refused', async ({ provider }) => {
    const one = await beginOidc(provider, redirectUri, '/')
    const other = await beginOidc(provider, redirectUri, '/')
    const answer = await visit(one.url, 'indberetter')
    await expect(finishOidc(provider, answer, other.flow)).rejects.toMatchObject({ code: 'access.oidcRefused' })
  })

  withProvider('an answer without the right verifier is refused', async ({ provider }) => {
    const { url, flow } = await beginOidc(provider, redirectUri, '/')
    const answer = await visit(url, 'indberetter')
    const wrong = { ...flow, verifier: 'x'.repeat(43) }
    await expect(finishOidc(provider, answer, wrong)).rejects.toMatchObject({ code: 'access.oidcRefused' })
  })
})

describe('an account made here', () => {
  const claims = { iss: 'https://login.example', sub: 'ny', organisation: '851', roles: ['reader'] }

  withProvider(
    'is joined by a checked e-mail, loses its password, and is not joined a second time',
    async ({ db, provider }) => {
      expect(provider.issuer).toBeTruthy()
      const { id } = await db
        .insertInto('app_user')
        .values({ email: 'lokal@kommune.example', name: 'Lokal', password_hash: 'x' })
        .returning('id')
        .executeTakeFirstOrThrow()
      const same = { ...claims, email: 'Lokal@kommune.example' }
      await expect(logInExternally({ db }, same, undefined)).rejects.toMatchObject({ code: 'people.oidcOtherAccount' })
      const secret = await logInExternally({ db }, { ...same, email_verified: true }, undefined)
      expect((await userOf(db, secret))?.id).toBe(id)
      const stored = await db.selectFrom('app_user').select('password_hash').where('id', '=', id).executeTakeFirst()
      expect(stored).toEqual({ password_hash: null })
      const stranger = { ...same, sub: 'anden', email_verified: true }
      await expect(logInExternally({ db }, stranger, undefined)).rejects.toMatchObject({
        code: 'people.oidcOtherAccount',
      })
    },
  )

  withProvider('that is disabled stays out', async ({ db, provider }) => {
    expect(provider.issuer).toBeTruthy()
    await sql`update app_user set disabled_at = now() where email = 'lokal@kommune.example'`.execute(db)
    await expect(logInExternally({ db }, claims, undefined)).rejects.toMatchObject({ code: 'people.disabled' })
  })
})

test('http is refused for an issuer that is not this machine', async () => {
  const provider = { issuer: 'http://login.example', clientId: 'x', clientSecret: 'y' }
  await expect(beginOidc(provider, redirectUri, '/')).rejects.toMatchObject({ code: 'access.oidcNeedsHttps' })
})
