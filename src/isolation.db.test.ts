import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import { databaseTest as base } from '#testing/database.ts'
import { actors, ids, run, seedPeopleAndRound, tryAs } from '#testing/isolation.ts'
import { everybody, fill, isolated, open, outOfReach, own, seeds } from '#testing/isolation-cases.ts'

// Row policies are what keeps organisations apart when a page or a service forgets. Here every table of the
// schema is gone through as the role that requests run as, with real rows of one municipality (860) and
// people of another (851), of none, and of those above them. A table that is not accounted for fails.

const test = base.extend('seeded', { scope: 'file' }, async ({ db }) => {
  await seedPeopleAndRound(db)
  for (const statement of seeds.split(';\n')) await run(db, statement)
  return true
})

describe('every table of the schema', () => {
  test('is accounted for here, with row policies or out of reach', async ({ db }) => {
    const { rows } = await sql<{ name: string; policies: boolean; rights: boolean; partition: boolean }>`
      select c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as policies,
        has_table_privilege('rammevaerk_app', c.oid, 'select, insert, update, delete')
          or has_any_column_privilege('rammevaerk_app', c.oid, 'select, insert, update') as rights,
        c.relispartition as partition
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') and not exists (
        select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(db)
    expect(rows.length).toBeGreaterThan(60)

    const reachable = rows.filter(({ partition }) => !partition).map(({ name }) => name)
    expect(reachable.sort()).toEqual([...Object.keys(isolated), ...Object.keys(open), ...outOfReach].sort())
    const unguarded = rows.filter(({ policies, rights }) => rights && !policies)
    expect(unguarded.map(({ name }) => name)).toEqual([])
    const locked = rows.filter(({ name, partition }) => partition || outOfReach.includes(name))
    expect(locked.filter(({ rights }) => rights)).toEqual([])
  })

  test('is owned by somebody else than the role that requests run as', async ({ db }) => {
    const { rows } = await sql<{ owned: number; super: boolean; bypass: boolean; login: boolean }>`
      select (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
        rolsuper as super, rolbypassrls as bypass, rolcanlogin as login
      from pg_roles r where rolname = 'rammevaerk_app'`.execute(db)
    expect(rows).toEqual([{ owned: 0, super: false, bypass: false, login: false }])
  })
})

describe.each(Object.entries(isolated))(
  'rows of one municipality in %s',
  (table, { where, insert, set, read, write }) => {
    test('are read and written by exactly these', async ({ db, seeded }) => {
      expect(seeded).toBe(true)
      const found = { read: [] as string[], insert: [] as string[], update: [] as string[], delete: [] as string[] }
      for (const name of actors) {
        const results = await tryAs(db, name, [
          `select 1 as seen from ${table} where ${where}`,
          insert,
          `update ${table} set ${set} where ${where}`,
          `delete from ${table} where ${where}`,
        ])
        const kinds = ['read', 'insert', 'update', 'delete'] as const
        for (const [i, kind] of kinds.entries()) {
          if (typeof results[i] === 'number' && results[i] > 0) found[kind].push(name)
        }
      }
      expect(found).toEqual({ read, ...write })
    })
  },
)

describe.each(Object.entries(open))('the public table %s', (table, { write }) => {
  test('is read by everybody and changed by exactly these', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position limit 1`.execute(
      db,
    )
    const readers: string[] = []
    const writers: string[] = []
    await fill(db, table)
    for (const name of actors) {
      const [seen, changed, removed] = await tryAs(db, name, [
        `select 1 as seen from ${table}`,
        `update ${table} set ${rows[0]?.name} = ${rows[0]?.name}`,
        `delete from ${table}`,
      ])
      if (typeof seen === 'number' && seen > 0) readers.push(name)
      const removedRows = typeof removed === 'number' ? removed : removed === '23503' ? 1 : 0
      if ((typeof changed === 'number' && changed > 0) || removedRows > 0) writers.push(name)
    }
    expect({ readers, writers }).toEqual({ readers: everybody, writers: write })
  })
})

describe('secrets', () => {
  test.for([
    ['app_user', 'password_hash'],
    ['app_user', 'oidc_subject'],
    ['api_token', 'token_hash'],
    ['user_session', 'id_hash'],
    ['one_time_link', 'token_hash'],
    ['login_attempt', 'email_hash'],
  ] as const)('%s.%s is read by nobody, whatever their role', async ([table, column], { db, seeded }) => {
    expect(seeded).toBe(true)
    for (const name of actors) expect(await tryAs(db, name, [`select ${column} from ${table}`])).toEqual(['42501'])
  })

  test('cannot be written by a request either', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    for (const name of actors) {
      expect(
        await tryAs(db, name, [
          `update app_user set password_hash = 'x'`,
          `update app_user set oidc_subject = 'x'`,
          `update app_user set is_demo = false`,
          `update api_token set token_hash = 'x'`,
          `update api_token set scope = 'write'`,
        ]),
      ).toEqual(Array(5).fill('42501'))
    }
  })

  test('a person changes their own name, never their own e-mail or access', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    expect(
      await tryAs(db, 'own reporter', [
        `update app_user set name = 'Nyt' where id = '${own}'`,
        `update app_user set email = 'anden@example.dk' where id = '${own}'`,
        `update app_user set disabled_at = now() where id = '${own}'`,
      ]),
    ).toEqual([1, '42501', '42501'])
  })
})

describe('the last administrator', () => {
  test('can neither be disabled nor lose the role, not even by the owner of the database', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    const id = ids.administrator
    for (const statement of [
      `update app_user set disabled_at = now() where id = '${id}'`,
      `update membership set valid_to = app_today() where user_id = '${id}'`,
      `update membership set valid_to = '2999-01-01' where user_id = '${id}'`,
      `delete from membership where user_id = '${id}'`,
      `delete from app_user where id = '${id}'`,
    ]) {
      expect(await tryAs(db, 'administrator', [statement])).not.toEqual([1])
      await expect(run(db, statement)).rejects.toMatchObject({ code: 'RV001' })
    }
  })
})

describe('the role of requests', () => {
  const visitor = { userId: null, language: 'da' as const, requestId: 'test' }

  test('is what asActor runs as, and ends with the transaction', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    const current = sql<{ role: string }>`select current_user as role`
    const inside = await asActor({ db, actor: visitor }, async (tx) => (await current.execute(tx)).rows[0]?.role)
    expect(inside).toBe('rammevaerk_app')
    expect((await current.execute(db)).rows[0]?.role).not.toBe('rammevaerk_app')
    const { rows } = await sql<{
      id: string | null
    }>`select nullif(current_setting('app.user_id', true), '') as id`.execute(db)
    expect(rows[0]?.id ?? null).toBeNull()
  })

  test('cannot be left by a second statement smuggled into a value', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    const smuggled = `x'; reset role; select id_hash from user_session; --`
    const { rows } = await asActor({ db, actor: visitor }, (tx) =>
      sql`select id from organisation where id = ${smuggled}`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  test('makes no objects and grants itself nothing', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    expect(
      await tryAs(db, 'administrator', [
        'create table mine (id int)',
        `create function mine() returns int language sql as 'select 1'`,
        'alter table submission disable row level security',
        'drop policy read_state on submission',
        'truncate submission',
        `alter role rammevaerk_app bypassrls`,
      ]),
    ).toEqual(Array(6).fill('42501'))
  })

  test('changes nothing for an access that may only read', async ({ db, seeded }) => {
    expect(seeded).toBe(true)
    const readOnly = { userId: own, language: 'da' as const, requestId: 'test', readOnly: true }
    const seen = await asActor({ db, actor: readOnly }, (tx) => run(tx, 'select id from submission'))
    expect(seen.rows.length).toBe(1)
    await expect(
      asActor({ db, actor: readOnly }, (tx) => run(tx, `update app_user set name = 'x' where id = '${own}'`)),
    ).rejects.toMatchObject({ kind: 'forbidden', code: 'access.readOnly' })
  })
})
