import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { maximumBytes } from './file-limits.ts'
import { findFile, type NewFile, readPiece, sanitiseName, saveFile } from './files.ts'

const pdf = { name: 'bilag.pdf', mediaType: 'application/pdf', purpose: 'test' }

async function person(db: Db, email: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into app_user (email, name) values (${email}, 'Test') returning id`.execute(db)
  return rows[0]?.id ?? ''
}

describe('names', () => {
  test.for([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['C:\\Skema 2025.xlsx', 'Skema 2025.xlsx'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'a_b__Set-Cookie_ x.pdf'],
    ['Ærø "bilag" <1>.pdf', 'Ærø _bilag_ _1_.pdf'],
    ['...', 'fil'],
    ['', 'fil'],
    ['.htaccess', 'htaccess'],
    ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
    ['e\u0301.pdf', 'é.pdf'],
  ] as const)('%j is kept as %j', ([given, kept]) => {
    expect(sanitiseName(given)).toBe(kept)
  })

  test('a long name keeps its extension', () => {
    const kept = sanitiseName(`${'å'.repeat(300)}.xlsx`)
    expect(kept).toHaveLength(120)
    expect(kept).toMatch(/å\.xlsx$/)
  })
})

async function readAll(db: Db, id: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let number = 0; ; number++) {
    const piece = await readPiece(db, id, number)
    if (!piece) return Buffer.concat(pieces)
    expect(piece.length).toBeLessThanOrEqual(256 * 1024)
    pieces.push(piece)
  }
}

test('a file comes back as it was, in pieces of at most 256 KiB', async ({ db }) => {
  const bytes = Buffer.from(Uint8Array.from({ length: 700_001 }, (_, i) => (i * 31) % 256))
  const chunks = [bytes.subarray(0, 3), bytes.subarray(3, 600_000), bytes.subarray(600_000)]
  const file = await asSystem(db, 'test', (tx) => saveFile(tx, { ...pdf, ownerId: null }, chunks))
  expect(file).toMatchObject({ size: 700_001, sha256: createHash('sha256').update(bytes).digest('hex') })
  expect(await findFile(db, file.id)).toEqual(file)
  expect((await readAll(db, file.id)).equals(bytes)).toBe(true)
})

function* megabytes(count: number, extra = 0) {
  const megabyte = new Uint8Array(1024 * 1024)
  for (let n = 0; n < count; n++) yield megabyte
  yield new Uint8Array(extra)
}

test('one byte more than 50 MB is refused, and nothing of it remains', async ({ db }) => {
  expect(maximumBytes).toBe(50 * 1024 * 1024)
  const before = await sql`select count(*)::int as n from stored_file`.execute(db)
  const saving = asSystem(db, 'test', (tx) => saveFile(tx, { ...pdf, ownerId: null }, megabytes(50, 1)))
  await expect(saving).rejects.toMatchObject({ kind: 'tooLarge', code: 'files.size' })
  expect((await sql`select count(*)::int as n from stored_file`.execute(db)).rows).toEqual(before.rows)
})

test.for(['text/html', 'application/x-msdownload', 'image/svg+xml; charset=x', ''])(
  'a file of type %j is refused',
  async (mediaType, { db }) => {
    const saving = asSystem(db, 'test', (tx) => saveFile(tx, { ...pdf, mediaType, ownerId: null }, []))
    await expect(saving).rejects.toMatchObject({ kind: 'invalid', code: 'files.type' })
  },
)

test('a file is its owner’s alone until it is public', async ({ database, db }) => {
  const { app: owner } = testApp(database, { userId: await person(db, 'owner@example.dk') })
  const { app: other } = testApp(database, { userId: await person(db, 'other@example.dk') })
  const { app: visitor } = testApp(database)
  const save = (file: Partial<NewFile>) =>
    asActor(owner, (tx) => saveFile(tx, { ...pdf, ownerId: owner.actor.userId, ...file }, [new Uint8Array(10)]))
  const [own, open] = [await save({}), await save({ isPublic: true })]

  for (const app of [other, visitor]) {
    expect(await asActor(app, (tx) => findFile(tx, own.id))).toBeUndefined()
    expect(await asActor(app, (tx) => readPiece(tx, own.id, 0))).toBeUndefined()
    expect(await asActor(app, (tx) => findFile(tx, open.id))).toEqual(open)
  }
  expect(await asActor(owner, (tx) => readPiece(tx, own.id, 0))).toHaveLength(10)
  const inAnothersName = asActor(other, (tx) => saveFile(tx, { ...pdf, ownerId: owner.actor.userId }, []))
  await expect(inAnothersName).rejects.toThrow(/row-level security/)
})
