import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { attemptLimits } from '#platform/access/attempts.ts'
import { hashPassword } from '#platform/access/password.ts'
import { secretHash } from '#platform/access/secret.ts'
import type { Db } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { identify } from './service/identity.ts'
import { logIn, logOut } from './service/log-in.ts'
import { previousVisit } from './service/profile.ts'

const config = { baseUrl: 'https://program.example', demo: false }
const password = 'en lang nok adgangskode'
let n = 0

/** A person with a password, and roles in organisations that are made when missing. */
async function aPerson(db: Db, roles: { role: string; organisation: string }[] = []) {
  const email = `person-${n++}@example.dk`
  const { id } = await db
    .insertInto('app_user')
    .values({ email, name: 'Prøveperson', password_hash: await hashPassword(password) })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { role, organisation } of roles) {
    await anOrganisation(db, organisation)
    await sql`insert into membership (user_id, role, organisation_id, valid_from)
      values (${id}, ${role}, ${organisation}, '2020-01-01')`.execute(db)
  }
  return { id, email }
}

async function anOrganisation(db: Db, id: string) {
  await sql`insert into organisation (id, kind, valid_from) values (${id}, 'municipality', '2007-01-01') on conflict do nothing`.execute(
    db,
  )
  await sql`insert into organisation_name (organisation_id, name, valid_from) values (${id}, ${`Kommune ${id}`}, '2007-01-01') on conflict do nothing`.execute(
    db,
  )
}

const entry = (email: string, more: Partial<Parameters<typeof logIn>[1]> = {}) => ({
  email,
  password,
  clientAddress: `10.0.0.${n}`,
  demo: false,
  ...more,
})

const withCookie = (secret: string, path = '/') =>
  new Request(`https://program.example${path}`, { headers: { cookie: `__Host-rammevaerk=${secret}` } })

const who = async (db: Db, secret: string, at: { demo: boolean; baseUrl: string } = config) =>
  (await identify(db, withCookie(secret), at)).user

describe('log-in', () => {
  test('remembers the visit before this one, for the person alone; two log-ins in an hour are one visit', async ({
    database,
    db,
  }) => {
    const { id, email } = await aPerson(db)
    const other = await aPerson(db)
    const seen = (userId: string) => previousVisit(testApp(database, { userId }).app)
    const lastLogin = (hours: number) =>
      sql`update app_user set last_login_at = now() - make_interval(hours => ${hours}) where id = ${id}`.execute(db)
    await logIn({ db }, entry(email))
    expect(await seen(id)).toBeNull()
    await lastLogin(1)
    await logIn({ db }, entry(email))
    expect(await seen(id)).toBeNull()
    await lastLogin(30)
    await logIn({ db }, entry(email))
    const before = await seen(id)
    expect(Math.round((Date.now() - Date.parse(before ?? '')) / 3_600_000)).toBe(30)
    await logIn({ db }, entry(email))
    expect(await seen(id)).toBe(before)
    expect(await seen(other.id)).toBeNull()
  })

  test('leaves no entry in the trail of the person', async ({ db }) => {
    const { id, email } = await aPerson(db)
    const entries = async () =>
      (
        await sql<{
          n: string
        }>`select count(*)::text as n from audit_entry where table_name = 'app_user' and record_id = ${id}`.execute(db)
      ).rows
    const before = await entries()
    await logIn({ db }, entry(email))
    expect(await entries()).toEqual(before)
  })

  test('the right password opens a session that is stored as a hash only', async ({ db }) => {
    const { id, email } = await aPerson(db)
    const secret = await logIn({ db }, entry(email))
    expect((await who(db, secret))?.id).toBe(id)
    const stored = await db.selectFrom('user_session').select('id_hash').where('user_id', '=', id).execute()
    expect(stored).toEqual([{ id_hash: secretHash(secret) }])
  })

  test('a wrong password, an unknown e-mail and a disabled person get the same answer', async ({ db }) => {
    const { email } = await aPerson(db)
    const disabled = await aPerson(db)
    await sql`update app_user set disabled_at = now() where id = ${disabled.id}`.execute(db)
    const refusal = { kind: 'invalid', code: 'people.wrongLogin' }
    await expect(logIn({ db }, entry(email, { password: 'forkert' }))).rejects.toMatchObject(refusal)
    await expect(logIn({ db }, entry('ukendt@example.dk'))).rejects.toMatchObject(refusal)
    await expect(logIn({ db }, entry(disabled.email))).rejects.toMatchObject(refusal)
  })

  test('after too many failures even the right password waits, for known and unknown e-mails alike', async ({ db }) => {
    const { email } = await aPerson(db)
    for (const tried of [email, 'findes-ikke@example.dk']) {
      for (let i = 0; i < attemptLimits.perEmail; i++) {
        await expect(logIn({ db }, entry(tried, { password: 'forkert' }))).rejects.toMatchObject({ kind: 'invalid' })
      }
      await expect(logIn({ db }, entry(tried))).rejects.toMatchObject({ kind: 'tooMany' })
    }
    await sql`update login_attempt set at = at - interval '16 minutes'`.execute(db)
    expect(await logIn({ db }, entry(email))).toEqual(expect.any(String))
  })

  test('many attempts at once do not slip through together', async ({ db }) => {
    const { email } = await aPerson(db)
    const tries = Array.from({ length: attemptLimits.perEmail + 6 }, () =>
      logIn({ db }, entry(email, { password: 'forkert' })).catch((error) => error.kind),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((kind) => kind === 'invalid').length).toBeLessThanOrEqual(attemptLimits.perEmail)
    expect(answers).toContain('tooMany')
  })

  test('one address is stopped across e-mails', async ({ db }) => {
    const clientAddress = '192.0.2.99'
    await sql`insert into login_attempt (email_hash, address_hash, succeeded)
      select 'x' || i, ${secretHash(`address:${clientAddress}`)}, false from generate_series(1, ${attemptLimits.perAddress}::int) i`.execute(
      db,
    )
    const { email } = await aPerson(db)
    await expect(logIn({ db }, entry(email, { clientAddress }))).rejects.toMatchObject({ kind: 'tooMany' })
  })

  test('what is stored of attempts names neither e-mail nor address', async ({ db }) => {
    await logIn({ db }, entry('spor@example.dk', { clientAddress: '198.51.100.7' })).catch(() => {})
    const { rows } = await sql<{ line: string }>`select login_attempt::text as line from login_attempt`.execute(db)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ line }) => /spor@|198\.51/.test(line))).toEqual([])
  })

  test('the session the browser had before log-in ends', async ({ db }) => {
    const { email } = await aPerson(db)
    const first = await logIn({ db }, entry(email))
    const second = await logIn({ db }, entry(email, { previousSession: first }))
    expect(second).not.toBe(first)
    expect(await who(db, first)).toBeNull()
    expect(await who(db, second)).not.toBeNull()
  })

  test('a password hashed at a lower cost is hashed again at log-in', async ({ db }) => {
    const { id, email } = await aPerson(db)
    const weak = await hashPassword(password, { memory: 1024, passes: 1, parallelism: 1 })
    await db.updateTable('app_user').set({ password_hash: weak }).where('id', '=', id).execute()
    await logIn({ db }, entry(email))
    const { password_hash } = await db
      .selectFrom('app_user')
      .select('password_hash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(password_hash).toMatch(/m=19456/)
  })

  test('a demo account opens nothing where demo is off', async ({ db }) => {
    const { id, email } = await aPerson(db)
    await sql`update app_user set is_demo = true where id = ${id}`.execute(db)
    await expect(logIn({ db }, entry(email))).rejects.toMatchObject({ code: 'people.wrongLogin' })
    const secret = await logIn({ db }, entry(email, { demo: true }))
    expect(await who(db, secret, { ...config, demo: true })).not.toBeNull()
    expect(await who(db, secret)).toBeNull()
  })
})

describe('a session', () => {
  const age = (db: Db, secret: string, column: 'seen_at' | 'created_at', interval: string) =>
    sql`update user_session set ${sql.ref(column)} = now() - ${interval}::interval where id_hash = ${secretHash(secret)}`.execute(
      db,
    )

  test.for([
    ['seen_at', '11 hours 59 minutes', true],
    ['seen_at', '12 hours 1 minute', false],
    ['created_at', '6 days 23 hours', true],
    ['created_at', '7 days 1 minute', false],
  ] as const)('with %s %s ago lives: %s', async ([column, interval, lives], { db }) => {
    const { email } = await aPerson(db)
    const secret = await logIn({ db }, entry(email))
    await age(db, secret, column, interval)
    expect((await who(db, secret)) !== null).toBe(lives)
  })

  test('is marked as seen at most once a minute', async ({ db }) => {
    const { email } = await aPerson(db)
    const secret = await logIn({ db }, entry(email))
    const seen = async () =>
      (
        await sql<{ at: string }>`select seen_at as at from user_session where id_hash = ${secretHash(secret)}`.execute(
          db,
        )
      ).rows[0]?.at
    await age(db, secret, 'seen_at', '30 seconds')
    const before = await seen()
    await who(db, secret)
    expect(await seen()).toBe(before)
    await age(db, secret, 'seen_at', '61 seconds')
    const old = await seen()
    await who(db, secret)
    expect(await seen()).not.toBe(old)
  })

  test('ends on the server at log-out, and when the person is disabled', async ({ db }) => {
    const { id, email } = await aPerson(db)
    const one = await logIn({ db }, entry(email))
    const other = await logIn({ db }, entry(email))
    await logOut({ db }, one)
    expect(await who(db, one)).toBeNull()
    expect(await who(db, other)).not.toBeNull()
    await sql`update app_user set disabled_at = now() where id = ${id}`.execute(db)
    await sql`update app_user set disabled_at = null where id = ${id}`.execute(db)
    expect(await who(db, other)).toBeNull()
  })

  test('is not read from a cookie without the __Host- prefix when the program is on https', async ({ db }) => {
    const { email } = await aPerson(db)
    const secret = await logIn({ db }, entry(email))
    const planted = new Request('https://program.example/', { headers: { cookie: `rammevaerk=${secret}` } })
    expect((await identify(db, planted, config)).user).toBeNull()
  })
})

describe('roles in force', () => {
  test('of several organisations the chosen one is acted for, by this session', async ({ db }) => {
    const { switchOrganisation } = await import('./service/identity.ts')
    const { email } = await aPerson(db, [
      { role: 'reporter', organisation: '851' },
      { role: 'approver', organisation: '860' },
    ])
    const secret = await logIn({ db }, entry(email))
    const user = await who(db, secret)
    expect(user?.organisations.map(({ id }) => id)).toEqual(['851', '860'])
    expect(user?.organisation?.id).toBe('851')
    await switchOrganisation(db, user!, secret, '860')
    expect((await who(db, secret))?.organisation).toEqual({ id: '860', name: 'Kommune 860' })
    await expect(switchOrganisation(db, user!, secret, '813')).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test.for([
    ['app_today()', 'app_today() + 1', 1],
    ['app_today() - 7', 'app_today()', 0],
    ['app_today() + 1', 'app_today() + 7', 0],
  ] as const)('a deputy from %s to %s holds %s roles', async ([from, to, held], { db }) => {
    const principal = await aPerson(db, [{ role: 'approver', organisation: '851' }])
    const deputy = await aPerson(db)
    await sql`insert into deputy (membership_id, deputy_user_id, valid_from, valid_to)
      select id, ${deputy.id}, ${sql.raw(from)}, ${sql.raw(to)} from membership where user_id = ${principal.id}`.execute(
      db,
    )
    const secret = await logIn({ db }, entry(deputy.email))
    const expected = { role: 'approver', organisationId: '851', bodyId: null, deputy: true }
    expect((await who(db, secret))?.roles).toEqual(Array(held).fill(expected))
  })

  test('a deputy of a person who is disabled holds nothing, in the program and in the policies', async ({ db }) => {
    const principal = await aPerson(db, [{ role: 'approver', organisation: '851' }])
    const deputy = await aPerson(db)
    await sql`insert into deputy (membership_id, deputy_user_id, valid_from, valid_to)
      select id, ${deputy.id}, '2020-01-01', '2999-01-01' from membership where user_id = ${principal.id}`.execute(db)
    const held = async () =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('app.user_id', ${deputy.id}, true)`.execute(tx)
        return (await sql`select role from app_roles()`.execute(tx)).rows.length
      })
    expect(await held()).toBe(1)
    await sql`update app_user set disabled_at = now() where id = ${principal.id}`.execute(db)
    expect(await held()).toBe(0)
    const secret = await logIn({ db }, entry(deputy.email))
    expect((await who(db, secret))?.roles).toEqual([])
  })
})
