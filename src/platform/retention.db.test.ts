import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '#platform/database/database.ts'
import { databaseTest as test } from '#testing/database.ts'
import { keptSince, periodsOn, retentionPeriods, retentionState, runRetention } from './retention.ts'

describe('the periods', () => {
  test('each kind has exactly one period on every day from 2018 on', () => {
    const kinds = [...new Set(retentionPeriods.map(({ kind }) => kind))].sort()
    for (const day of ['2018-05-25', '2025-03-17', '2035-12-31']) {
      expect(
        periodsOn(day)
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(kinds)
    }
  })

  test('a changed period counts from its first day', () => {
    const old = { kind: 'tasks', validFrom: '2020-01-01', validTo: '2026-01-01', keep: { days: 90 } } as const
    const changed = { kind: 'tasks', validFrom: '2026-01-01', validTo: null, keep: { days: 30 } } as const
    expect(periodsOn('2025-12-31', [old, changed])).toEqual([old])
    expect(periodsOn('2026-01-01', [old, changed])).toEqual([changed])
  })

  test('months end on the last day of a shorter month', () => {
    expect(keptSince('2025-03-31', { months: 1 })).toBe('2025-02-28')
    expect(keptSince('2024-03-31', { months: 1 })).toBe('2024-02-29')
    expect(keptSince('2025-03-17', { months: 12 })).toBe('2024-03-17')
    expect(keptSince('2025-03-01', { days: 1 })).toBe('2025-02-28')
  })
})

test.beforeAll(async ({ db }) => {
  await sql`insert into organisation (id, kind, valid_from) values ('o', 'secretariat', '2000-01-01')`.execute(db)
  await sql`insert into template (id, name, line_kind) values ('t', 't', 'organisation')`.execute(db)
  await sql`insert into template_version (template_id, version, definition, valid_from) values ('t', 1, '{}', '2001-01-01')`.execute(
    db,
  )
})

const one = async (db: Db, query: ReturnType<typeof sql>) => (await query.execute(db)).rows

test('what is past its period on the day goes, what is one day younger stays', async ({ db }) => {
  await sql`insert into login_attempt (at, email_hash, address_hash, succeeded) values
    ('2024-12-16 23:59+00', 'old', 'x', true), ('2024-12-17 00:00+00', 'young', 'x', true)`.execute(db)
  await sql`insert into mail_message (to_address, subject, body, sent_at) values
    ('old@example.dk', 's', 'b', '2024-03-16'), ('young@example.dk', 's', 'b', '2024-03-17'), ('unsent@example.dk', 's', 'b', null)`.execute(
    db,
  )
  await sql`insert into background_task (kind, title, state, finished_at) values
    ('x', 'old', 'done', '2024-01-01'), ('x', 'running', 'running', null)`.execute(db)
  await sql`insert into stored_file (name, media_type, size, sha256, purpose, complete, created_at) values
    ('arkiv.zip', 'application/zip', 1, '', 'archive', true, '2024-01-01'),
    ('half.pdf', 'application/pdf', 1, '', 'other', false, '2024-01-01'),
    ('kept.pdf', 'application/pdf', 1, '', 'other', true, '2010-01-01')`.execute(db)
  await sql`insert into audit_entry (at, table_name, record_id, action) values
    ('2015-03-16', 'x', 'old', 'insert'), ('2015-03-17', 'x', 'young', 'insert')`.execute(db)

  const outcomes = Object.fromEntries((await runRetention(db, '2025-03-17')).map((o) => [o.kind, o.affected]))
  expect(outcomes).toMatchObject({ loginAttempts: 1, sentMails: 1, tasks: 1, workFiles: 2, auditEntries: 1 })
  expect(await one(db, sql`select email_hash from login_attempt`)).toEqual([{ email_hash: 'young' }])
  expect(await one(db, sql`select to_address from mail_message order by 1`)).toEqual([
    { to_address: 'unsent@example.dk' },
    { to_address: 'young@example.dk' },
  ])
  expect(await one(db, sql`select name from stored_file`)).toEqual([{ name: 'kept.pdf' }])
  expect(await one(db, sql`select record_id from audit_entry where table_name = 'x'`)).toEqual([{ record_id: 'young' }])
})

test('a person who was disabled long ago loses name and address everywhere, keeps roles, and once only', async ({
  db,
}) => {
  const [person] = (await one(
    db,
    sql`insert into app_user (email, name, password_hash) values ('kendt@example.dk', 'Kendt Navn', 'x') returning id`,
  )) as { id: string }[]
  const id = person?.id ?? ''
  await sql`insert into membership (user_id, role, organisation_id, valid_from) values (${id}, 'reader', 'o', '2001-01-01')`.execute(
    db,
  )
  await sql`update app_user set disabled_at = '2023-03-16' where id = ${id}`.execute(db)
  await sql`insert into user_session (id_hash, user_id, seen_at) values ('h', ${id}, '2025-03-17')`.execute(db)

  const first = await runRetention(db, '2025-03-17')
  expect(first).toContainEqual({ kind: 'disabledUsers', affected: 1 })
  expect(await one(db, sql`select name, email, password_hash from app_user where id = ${id}`)).toEqual([
    { name: 'Tidligere bruger', email: `tidligere-${id}@bruger.invalid`, password_hash: null },
  ])
  expect(await one(db, sql`select role from membership where user_id = ${id}`)).toEqual([{ role: 'reader' }])
  expect(await one(db, sql`select 1 from user_session where user_id = ${id}`)).toEqual([])
  const trail = await one(
    db,
    sql`select before, after from audit_entry where table_name = 'app_user' and record_id = ${id}`,
  )
  expect(trail.length).toBeGreaterThan(1)
  expect(JSON.stringify(trail)).not.toMatch(/Kendt|kendt@/)

  expect(await runRetention(db, '2025-03-18')).toContainEqual({ kind: 'disabledUsers', affected: 0 })
})

test('a person who was disabled recently, or never, keeps the name', async ({ db }) => {
  await sql`insert into app_user (email, name, disabled_at) values
    ('ny@example.dk', 'Ny', '2023-03-17'), ('aktiv@example.dk', 'Aktiv', null)`.execute(db)
  await runRetention(db, '2025-03-17')
  expect(
    await one(db, sql`select name from app_user where email in ('ny@example.dk', 'aktiv@example.dk') order by 1`),
  ).toEqual([{ name: 'Aktiv' }, { name: 'Ny' }])
})

test('what is registered, handed in, approved or published stays, however old', async ({ db }) => {
  await sql`insert into report (id, kind, year, title, owner_id, created_at) select 'r', 'k', 2001, 't', id, '2001-01-01' from organisation`.execute(
    db,
  )
  await sql`insert into edition (report_id, number, document, figures, sha256, published_at) values ('r', 1, '{}', '{}', '', '2001-01-01')`.execute(
    db,
  )
  await sql`insert into round (template_id, template_version, year, title, owner_id, created_at) select 't', 1, 2001, 't', id, '2001-01-01' from organisation`.execute(
    db,
  )
  await sql`insert into respondent (round_id, organisation_id) select r.id, o.id from round r, organisation o`.execute(
    db,
  )
  await sql`insert into submission (respondent_id, number, state, approved_at, created_at) select id, 1, 'approved', '2001-01-01', '2001-01-01' from respondent`.execute(
    db,
  )
  const kept = ['organisation', 'membership', 'report', 'edition', 'round', 'submission']
  await runRetention(db, '2040-01-01')
  for (const table of kept) {
    expect(await one(db, sql`select count(*)::int as rows from ${sql.table(table)}`), table).toEqual([{ rows: 1 }])
  }
})

test('each run is written down with the day and how many rows it was', async ({ db }) => {
  await runRetention(db, '2025-03-19')
  const state = await retentionState(db, '2025-03-19')
  expect(state).toHaveLength(periodsOn('2025-03-19').length)
  expect(state.find(({ kind }) => kind === 'loginAttempts')).toMatchObject({
    lastRun: { affected: 0 },
    keep: { days: 90 },
  })
  expect(state.every(({ lastRun, total }) => lastRun !== null && total >= lastRun.affected)).toBe(true)
})
