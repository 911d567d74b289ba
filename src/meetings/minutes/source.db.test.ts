import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { mediaTypes } from '#platform/extract/model.ts'
import { findFile, readPiece } from '#platform/files.ts'
import { runRetention } from '#platform/retention.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as base } from '#testing/database.ts'
import { type ActorName, ids, seedPeopleAndRound } from '#testing/isolation.ts'
import { dropImport, getImport, getSource, saveImport, uploadMinutes } from './service.ts'

// The file an import was read from: kept, private, and the place of each of its lines.

const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'examples', 'enclosed-former.txt')))
const upload = { bytes, mediaType: `${mediaTypes.text}; charset=utf-8`, fileName: 'referat.txt' }

const test = base.extend('ready', { scope: 'file' }, async ({ db }) => {
  await seedPeopleAndRound(db)
  await asSystem(db, 'test', async (tx) => {
    await sql`insert into area (id, name, secretariat_id)
      values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland')`.execute(tx)
    await sql`update body set area = 'nordjylland', name = 'KKS Social' where id = 'das'`.execute(tx)
  })
  return true
})

const as = (database: OpenDatabase, name: ActorName) =>
  testApp(database, { today: '2026-11-24', ...(ids[name] ? { userId: ids[name] } : {}) }).app

const files = async ({ db }: OpenDatabase) =>
  (await sql<{ sha256: string }>`select sha256 from stored_file where purpose = 'minutes'`.execute(db)).rows

describe('the source of an import', () => {
  test('is kept as it came, once, with the checksum of the import', async ({ database, ready }) => {
    expect(ready).toBe(true)
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, upload)
    await uploadMinutes(app, upload)
    const { import: found } = await getImport(app, id)
    expect(await files(database)).toEqual([{ sha256: found.sha256 }])
    const kept = await asActor(app, (tx) => readPiece(tx, found.fileId as string, 0))
    expect(Buffer.from(kept ?? []).equals(Buffer.from(bytes))).toBe(true)
  })

  test('is found by nobody but the secretariat', async ({ database }) => {
    const { id } = await uploadMinutes(as(database, 'secretariat'), upload)
    const { import: found } = await getImport(as(database, 'secretariat'), id)
    for (const name of ['member', 'own reporter', 'administrator', 'visitor'] as const) {
      const app = as(database, name)
      expect(await asActor(app, (tx) => findFile(tx, found.fileId as string))).toBeUndefined()
      expect(await asActor(app, (tx) => readPiece(tx, found.fileId as string, 0))).toBeUndefined()
      await expect(getSource(app, id, 1)).rejects.toMatchObject({ kind: expect.stringMatching(/forbidden|unauth/) })
    }
  })

  test('shows each line once, with its place', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, upload)
    const { rows, total, before, next } = await getSource(app, id, 1)
    expect([rows.length, total, before, next]).toEqual([221, 221, null, null])
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
    const third = rows.find(({ text }) => text === 'Fælles uddannelse')
    expect(third?.place).toMatchObject({ kind: 'item', meeting: 0, item: 2 })
    const late = await getSource(app, id, 200)
    expect([late.rows[0]?.number, late.before]).toEqual([200, 1])
    expect((await getSource(app, id, Number.NaN)).rows[0]?.number).toBe(1)
  })

  test('goes with an import that is taken away, or waits too long; saved minutes keep theirs', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, upload)
    await dropImport(app, id)
    expect(await files(database)).toEqual([])
    const waiting = await uploadMinutes(app, { ...upload, bytes: new Uint8Array([...bytes, 10, 120]) })
    const saved = await uploadMinutes(app, upload)
    await saveImport(app, saved.id, {
      version: 1,
      meetings: [{ place: 0, bodyId: 'das' }],
      closed: [],
      followUps: [],
      approved: true,
    })
    await sql`update minutes_import set made_at = '2024-01-01'`.execute(database.db)
    expect(await runRetention(database.db, '2026-11-24')).toContainEqual({ kind: 'waitingImports', affected: 1 })
    expect(await files(database)).toHaveLength(1)
    await expect(getImport(app, waiting.id)).rejects.toMatchObject({ kind: 'notFound' })
    expect((await getImport(app, saved.id)).import.fileId).not.toBeNull()
  })
})
