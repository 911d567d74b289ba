import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { newSecret, secretHash } from '#platform/access/secret.ts'
import { asSystem } from '#platform/database/actor.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as base } from '#testing/database.ts'
import { addUser, disableUser, endRole, getUser, getUsers, grantRole, sendNewLink } from './service/administration.ts'
import { demoPassword, demoUsers, loadDemoUsers } from './service/demo.ts'
import { getOwnDeputies, nameDeputy, removeDeputy } from './service/deputies.ts'
import { identify } from './service/identity.ts'
import {
  firstAdministratorLink,
  isOpenLink,
  makeFirstAdministrator,
  requestPasswordLink,
  setPasswordByLink,
} from './service/links.ts'
import { logIn } from './service/log-in.ts'
import { changePassword, endToken, getOwnAccess, makeToken } from './service/profile.ts'
import { insertLink } from './store/links.ts'

const address = 'https://program.example'
const password = 'en lang nok adgangskode'
const id = (email: string) => demoUsers.find((user) => user.email.startsWith(email))!.id

const test = base.extend('people', { scope: 'file' }, async ({ db, database }) => {
  await sql`insert into organisation (id, kind, code, valid_from) values ('1081', 'region', '1081', '2007-01-01'), ('1083', 'region', '1083', '2007-01-01'),
    ('sekretariat-nordjylland', 'secretariat', null, '2007-01-01'), ('social-og-boligstyrelsen', 'national', null, '2007-01-01')`.execute(
    db,
  )
  await sql`insert into organisation_name (organisation_id, name, valid_from) select id, 'Navn ' || id, '2007-01-01' from organisation`.execute(
    db,
  )
  await sql`insert into body (id, name, level) values ('das-nordjylland', 'DAS', 'administrative')`.execute(db)
  return {
    administrator: testApp(database, { userId: id('administrator') }).app,
    reporter: testApp(database, { userId: id('indberetter@region-nordjylland') }).app,
    other: testApp(database, { userId: id('indberetter@region-syddanmark') }).app,
  }
})

const codeOf = (link: string | null | undefined) => new URL(link ?? '').searchParams.get('kode') ?? ''

test('the first administrator is made once, by a link that is there only while nobody is', async ({
  db,
  people,
  database,
}) => {
  expect(people).toBeTruthy()
  const code = codeOf(await firstAdministratorLink(db, address))
  const { app } = testApp(database)
  const first = { email: 'foerste@example.dk', name: 'Første', password, organisation: 'sekretariat-nordjylland' }
  await expect(makeFirstAdministrator(app, 'gættet', first)).rejects.toMatchObject({ code: 'people.linkUsed' })
  expect(await isOpenLink(app, code, 'first-administrator')).toBe(true)
  const second = codeOf(await firstAdministratorLink(db, address))
  await makeFirstAdministrator(app, code, first)
  expect(await firstAdministratorLink(db, address)).toBeNull()
  expect(await isOpenLink(app, second, 'first-administrator')).toBe(false)
  await expect(makeFirstAdministrator(app, second, { ...first, email: 'anden@example.dk' })).rejects.toMatchObject({
    code: 'people.linkUsed',
  })
  await loadDemoUsers(db)
})

test('demo accounts are loaded once, one for each role, and log in with the password shown', async ({ db }) => {
  await loadDemoUsers(db)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from app_user where is_demo`.execute(db)
  expect(rows[0]?.n).toBe(demoUsers.length)
  expect(new Set(demoUsers.map(({ role }) => role)).size).toBe(7)
  const [first] = demoUsers
  const entry = { email: first!.email, password: demoPassword, clientAddress: '::1', demo: true }
  expect(await logIn({ db }, entry)).toEqual(expect.any(String))
})

describe('an administrator', () => {
  test('adds a person, who chooses a password by the mailed link, once', async ({ db, people }) => {
    const role = { role: 'reader', where: 'organisation:1081', validFrom: '2025-01-01', validTo: null } as const
    const userId = await addUser(
      people.administrator,
      { email: 'ny@example.dk', name: 'Ny', language: 'da', ...role },
      address,
    )
    expect((await getUser(people.administrator, userId)).user.memberships).toMatchObject([
      { role: 'reader', where: 'Navn 1081' },
    ])
    const { rows } = await sql<{
      body: string
    }>`select body from mail_message where to_address = 'ny@example.dk'`.execute(db)
    const code = codeOf(/https:\S+/.exec(rows[0]?.body ?? '')?.[0])
    await expect(setPasswordByLink({ db }, code, 'ny@example.dk')).rejects.toMatchObject({
      kind: 'invalid',
      code: 'people.passwordGuessable',
      details: { field: 'password' },
    })
    await setPasswordByLink({ db }, code, password)
    await expect(setPasswordByLink({ db }, code, 'en anden lang kode')).rejects.toMatchObject({
      code: 'people.linkUsed',
    })
    expect(await logIn({ db }, { email: 'ny@example.dk', password, clientAddress: '::1', demo: false })).toBeTruthy()
    await expect(
      addUser(people.administrator, { email: 'ny@example.dk', name: 'Igen', language: 'da', ...role }, address),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'people.emailTaken' })
  })

  test('leaves a trail of who gave the role', async ({ db, people }) => {
    const grant = {
      role: 'approver',
      where: 'body:das-nordjylland',
      validFrom: '2025-03-01',
      validTo: '2025-06-01',
    } as const
    await grantRole(people.administrator, id('laeser'), grant)
    const { rows } =
      await sql`select user_id, action from audit_entry where table_name = 'membership' order by id desc limit 1`.execute(
        db,
      )
    expect(rows).toEqual([{ user_id: id('administrator'), action: 'insert' }])
  })

  test('cannot take the role from, or disable, the last one of them', async ({ db, people }) => {
    await sql`update app_user set disabled_at = now() where email = 'foerste@example.dk'`.execute(db)
    const own = (await getUser(people.administrator, id('administrator'))).user.memberships[0]!
    const refusal = { kind: 'conflict', code: 'people.lastAdministrator' }
    await expect(endRole(people.administrator, own.id)).rejects.toMatchObject(refusal)
    await expect(disableUser(people.administrator, id('administrator'))).rejects.toMatchObject(refusal)
  })

  test('is the only one who may: a reporter is refused, a visitor is asked to log in', async ({ database, people }) => {
    await expect(getUsers(people.reporter)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(sendNewLink(people.reporter, id('laeser'), address)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(getUsers(testApp(database).app)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })
})

test('a forgotten password is answered alike for everybody, and mailed only to those who have one', async ({ db }) => {
  const mails = async () =>
    (await sql`select to_address from mail_message where subject like '%ny adgangskode%'`.execute(db)).rows
  const ask = (email: string) => requestPasswordLink({ db }, { email, address, clientAddress: '::1' })
  for (const email of ['ukendt@example.dk', 'ny@example.dk', 'ny@example.dk', demoUsers[0]!.email]) {
    const began = performance.now()
    expect(await ask(email)).toBeUndefined()
    expect(performance.now() - began).toBeGreaterThan(390)
  }
  // The invitation of a moment ago counts: at most one link in five minutes.
  expect(await mails()).toEqual([])
  await sql`update one_time_link set created_at = now() - interval '6 minutes'`.execute(db)
  await ask('ny@example.dk')
  await ask('ny@example.dk')
  expect(await mails()).toEqual([{ to_address: 'ny@example.dk' }])
})

test('a password chosen by a link ends the API tokens of the person, and nobody else’s', async ({ db, people }) => {
  const config = { baseUrl: undefined, demo: true }
  const ask = (secret: string) =>
    identify(
      db,
      new Request('http://localhost/api/v1/facilities', { headers: { authorization: `Bearer ${secret}` } }),
      config,
    )
  const make = (app: typeof people.reporter) =>
    makeToken(app, { tokenName: 'Regneark', scope: 'read', expiresOn: null })
  const [lost, others] = [await make(people.other), await make(people.administrator)]
  const code = newSecret()
  const userId = id('indberetter@region-syddanmark')
  await asSystem(db, 'test', (tx) =>
    insertLink(tx, { tokenHash: secretHash(code), userId, purpose: 'set-password', hours: 2 }),
  )
  await setPasswordByLink({ db }, code, password)
  await expect(ask(lost)).rejects.toMatchObject({ kind: 'unauthenticated' })
  expect((await ask(others)).user?.id).toBe(id('administrator'))
})

describe('a deputy', () => {
  test('is named for one’s own roles only, by a person for whom it is not oneself', async ({ people }) => {
    const { memberships, people: colleagues } = await getOwnDeputies(people.reporter)
    expect(colleagues.map((one) => one.id)).toContain(id('godkender@region-nordjylland'))
    expect(colleagues.map((one) => one.id)).not.toContain(id('godkender@region-syddanmark'))
    const given = { membershipId: memberships[0]!.id, validFrom: '2025-01-01', validTo: '2099-01-01' }
    await nameDeputy(people.reporter, { ...given, deputyId: id('laeser') })
    const self = nameDeputy(people.reporter, { ...given, deputyId: id('indberetter@region-nordjylland') })
    await expect(self).rejects.toMatchObject({ code: 'people.deputySelf' })
    const foreign = nameDeputy(people.other, { ...given, deputyId: id('godkender@region-syddanmark') })
    await expect(foreign).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('is ended by the person or an administrator, by nobody else', async ({ people }) => {
    const [deputy] = (await getOwnDeputies(people.reporter)).deputies
    await expect(removeDeputy(people.other, deputy!.id)).rejects.toMatchObject({ kind: 'notFound' })
    await removeDeputy(people.reporter, deputy!.id)
    expect((await getOwnDeputies(people.reporter)).deputies).toEqual([])
  })
})

describe('one’s own profile', () => {
  const config = { baseUrl: undefined, demo: true }
  const bearer = (secret: string, path = '/api/v1/facilities') =>
    new Request(`http://localhost${path}`, { headers: { authorization: `Bearer ${secret}` } })

  test('a token is its person under /api alone, until it is revoked', async ({ db, people }) => {
    const secret = await makeToken(people.reporter, { tokenName: 'Regneark', scope: 'read', expiresOn: null })
    const found = await identify(db, bearer(secret), config)
    expect(found).toMatchObject({ user: { id: id('indberetter@region-nordjylland') }, readOnly: true })
    expect((await identify(db, bearer(secret, '/min-profil'), config)).user).toBeNull()
    const { tokens } = await getOwnAccess(people.reporter, undefined)
    expect(tokens).toMatchObject([{ name: 'Regneark', scope: 'read', lastUsedAt: expect.any(String) }])
    await expect(endToken(people.other, tokens[0]!.id)).rejects.toMatchObject({ kind: 'notFound' })
    await endToken(people.reporter, tokens[0]!.id)
    await expect(identify(db, bearer(secret), config)).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('a token that may write is not read-only; one that has run out is nobody', async ({ db, people }) => {
    const secret = await makeToken(people.reporter, { tokenName: 'Skriver', scope: 'write', expiresOn: null })
    expect((await identify(db, bearer(secret), config)).readOnly).toBe(false)
    await sql`update api_token set expires_at = now() - interval '1 second'`.execute(db)
    await expect(identify(db, bearer(secret), config)).rejects.toMatchObject({ code: 'people.token' })
  })

  test('changing the password needs the current one, ends the other sessions and renews this one', async ({
    db,
    people,
  }) => {
    const entry = {
      email: 'indberetter@region-nordjylland.example',
      password: demoPassword,
      clientAddress: '::1',
      demo: true,
    }
    const [here, elsewhere] = [await logIn({ db }, entry), await logIn({ db }, entry)]
    const change = { password, clientAddress: '::1', session: here }
    await expect(changePassword(people.reporter, { ...change, current: 'forkert' })).rejects.toMatchObject({
      code: 'people.wrongPassword',
    })
    const renewed = await changePassword(people.reporter, { ...change, current: demoPassword })
    const who = async (secret: string) =>
      (await identify(db, new Request('http://localhost/', { headers: { cookie: `rammevaerk=${secret}` } }), config))
        .user?.id
    expect([await who(here), await who(elsewhere), await who(renewed)]).toEqual([
      undefined,
      undefined,
      people.reporter.actor.userId,
    ])
  })
})
