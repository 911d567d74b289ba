import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts'
import { applyInside, isMigrated, readMigrations } from '#platform/database/migrate.ts'
import { saveFile } from '#platform/files.ts'
import { queueMail } from '#platform/mail.ts'
import { databaseTest as test } from '#testing/database.ts'
import { type Header, LineWriter, readBackup } from './format.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'rammevaerk-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const now = '2025-03-17T11:00:00.000Z'
let files = 0
const newFile = () => join(folder, `backup-${++files}.gz`)

/** Rows of every odd kind: text with signs, numbers of any size, bytes, json, instants with microseconds, an audit trail. */
async function furnish({ db }: OpenDatabase) {
  await asSystem(db, 'test', async (tx) => {
    await sql`insert into app_user (email, name, created_at) values ('a@example.dk', ${'Æ "ø"\\ å\nlinje, 2'}, '2025-03-17 10:00:00.123456+00')`.execute(
      tx,
    )
    await sql`update app_user set name = name || '!'`.execute(tx)
    await queueMail(tx, { to: 'a@example.dk', subject: 'Hej', body: 'Tekst', dedupeKey: 'k' })
    await sql`insert into background_task (kind, title, input, result) values ('x', 'y', '{"a": [1, null, "ø"]}', 'null')`.execute(
      tx,
    )
    await sql`insert into login_attempt (email_hash, address_hash, succeeded) values ('a', 'b', true), ('c', 'd', false)`.execute(
      tx,
    )
    const bytes = Uint8Array.from({ length: 600_000 }, (_, i) => (i * 7) % 256)
    await saveFile(tx, { name: 'bilag.pdf', mediaType: 'application/pdf', purpose: 'test', ownerId: null }, [bytes])
  })
}

/** Row count and sum of each table: equal means equal to the last character. */
async function sums(file: string) {
  const found: Record<string, string> = {}
  for await (const part of readBackup(file)) if (part.kind === 'foot') found[part.table] = `${part.rows} ${part.sha256}`
  return found
}

async function copyInto(source: OpenDatabase, target: OpenDatabase) {
  const file = newFile()
  await writeBackup(source, file, now)
  await restoreBackup(target, file)
  const again = newFile()
  await writeBackup(target, again, now)
  return { before: await sums(file), after: await sums(again) }
}

test('a restored database equals the one that was backed up, table by table', async ({ database, emptyDatabase }) => {
  await furnish(database)
  const { before, after } = await copyInto(database, emptyDatabase)
  expect(Object.keys(before).length).toBeGreaterThan(30)
  expect(before.audit_entry).not.toMatch(/^0 /)
  expect(after).toEqual(before)
})

test('through the embedded database and back nothing changes', async ({ database }) => {
  const embedded = await openDatabase({ dataFolder: join(folder, 'embedded') })
  try {
    const { before, after } = await copyInto(database, embedded)
    expect(after).toEqual(before)
    const file = newFile()
    await writeBackup(embedded, file, now)
    await restoreBackup(database, file, { replace: true })
    const back = newFile()
    await writeBackup(database, back, now)
    expect(await sums(back)).toEqual(before)
  } finally {
    await embedded.close()
  }
})

test('after a restore new rows get new numbers, triggers write the trail and references hold', async ({
  database,
  emptyDatabase,
}) => {
  await copyInto(database, emptyDatabase)
  const { db } = emptyDatabase
  await sql`insert into login_attempt (email_hash, address_hash, succeeded) values ('e', 'f', true)`.execute(db)
  const trail = await count(emptyDatabase)
  await sql`insert into app_user (email, name) values ('ny@example.dk', 'Ny')`.execute(db)
  expect(await count(emptyDatabase)).toBe(trail + 1)
  await expect(
    sql`insert into user_session (id_hash, user_id) values ('x', gen_random_uuid())`.execute(db),
  ).rejects.toThrow(/foreign key/)
})

async function count({ db }: OpenDatabase): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(db)
  return rows[0]?.n ?? 0
}

test('a database that is not empty is left alone unless it is to be emptied', async ({ database }) => {
  const file = newFile()
  await writeBackup(database, file, now)
  const before = await count(database)
  await expect(restoreBackup(database, file)).rejects.toThrow(/ikke tom/)
  expect(await count(database)).toBe(before)
})

test('a database with tables of another program is left alone, whatever was asked', async ({
  database,
  emptyDatabase,
}) => {
  const file = newFile()
  await writeBackup(database, file, now)
  await emptyDatabase.executeSql('drop schema public cascade; create schema public; create table theirs (id int)')
  await expect(restoreBackup(emptyDatabase, file, { replace: true })).rejects.toThrow(/andet program/)
  expect((await emptyDatabase.executeSql('select count(*)::int as n from theirs')).rows).toEqual([{ n: 0 }])
})

describe('a file that is not whole is refused before anything is written', () => {
  const changed: [string, (text: string) => string | Buffer][] = [
    ['a changed value', (text) => text.replace('a@example.dk', 'b@example.dk')],
    ['a row taken out', (text) => text.replace(/\n\[[^\n]*a@example\.dk[^\n]*/, '')],
    ['a changed head', (text) => text.replace('"created":"2025', '"created":"2024')],
    ['a cut end', (text) => text.slice(0, -200)],
    ['a table taken out', (text) => text.replace(/\{"table":"login_attempt"[\s\S]*?"sha256":"[0-9a-f]+"\}\n/, '')],
    ['bytes that are no archive', () => Buffer.from('not a backup')],
  ]
  for (const [name, change] of changed) {
    test(name, async ({ database, emptyDatabase }) => {
      const file = newFile()
      await writeBackup(database, file, now)
      const before = gunzipSync(readFileSync(file)).toString()
      const after = change(before)
      expect(after).not.toBe(before)
      writeFileSync(file, typeof after === 'string' ? gzipSync(after) : after)
      await expect(restoreBackup(emptyDatabase, file)).rejects.toThrow(/beskadiget/)
      expect(await count(emptyDatabase)).toBe(0)
    })
  }

  test('a newer format or a newer set of migrations says so', async ({ emptyDatabase }) => {
    const file = newFile()
    writeFileSync(file, emptyBackup({ 'rammevaerk-backup': 2, created: now, migrations: [] }))
    await expect(restoreBackup(emptyDatabase, file)).rejects.toThrow(/nyere format/)
    const migrations = [{ name: '9999_later.sql', sha256: 'x' }]
    writeFileSync(file, emptyBackup({ 'rammevaerk-backup': 1, created: now, migrations }))
    await expect(restoreBackup(emptyDatabase, file)).rejects.toThrow(/nyere udgave/)
  })
})

function emptyBackup(header: Header): Buffer {
  const writer = new LineWriter()
  return gzipSync(writer.header(header) + writer.end())
}

test('a file of an earlier version is brought up to this one', async ({ emptyDatabase }) => {
  const earlier = await openDatabase({ dataFolder: join(folder, 'earlier') })
  const file = newFile()
  try {
    const [, ...known] = readMigrations().reverse()
    await earlier.ownerTransaction((exec) => applyInside(exec, known.reverse()))
    await furnish(earlier)
    await writeBackup(earlier, file, now)
  } finally {
    await earlier.close()
  }
  await restoreBackup(emptyDatabase, file)
  expect(await isMigrated(emptyDatabase.executeSql)).toBe(true)
  const again = newFile()
  await writeBackup(emptyDatabase, again, now)
  expect(await sums(again)).toMatchObject(await sums(file))
})
