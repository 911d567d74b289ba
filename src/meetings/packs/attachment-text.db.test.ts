import { expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { plainPdf } from '#platform/documents/pack/pack-fixture.ts'
import { saveFile } from '#platform/files.ts'
import { createLog } from '#platform/log.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { searchQuery } from '../search/model.ts'
import { id, readers, run, seedReaders } from '../search/search-fixture.ts'
import { searchMeetings } from '../search/service.ts'
import { attachmentTextJob } from './attachment-text.ts'

const files: Record<string, [mediaType: string, bytes: () => Promise<Uint8Array>, extraction: string]> = {
  pdf: ['application/pdf', () => plainPdf(['Et notat om flamingoer']), 'done'],
  text: ['text/plain', async () => Buffer.from('Pelikaner\u0000 i havnen\n'), 'failed'],
  sheet: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', async () => Buffer.from('x'), 'none'],
  broken: ['application/pdf', async () => Buffer.from('%PDF-1.4 nej'), 'failed'],
}

async function seed(db: Db) {
  await seedReaders(db)
  await asSystem(db, 'test', async (tx) => {
    await run(
      tx,
      `insert into meeting_case (id, area, number, title) values ('${id(2, 1)}', 'nordjylland', '1', 'Fugle')`,
    )
    for (const [n, [mediaType, bytes]] of Object.values(files).entries()) {
      const head = { name: 'f', mediaType, purpose: 'attachment', ownerId: null }
      const { id: fileId } = await saveFile(tx, head, [await bytes()])
      await run(
        tx,
        `insert into attachment (id, case_id, position, title, file_id) values ('${id(5, n)}', '${id(2, 1)}', ${n + 1}, 'Bilag ${n}', '${fileId}')`,
      )
    }
  })
}

test('the text of attached files is taken out once, and found by those who may read it', async ({ database, db }) => {
  await seed(db)
  const job = attachmentTextJob(db, createLog('error'))
  await job.run({})
  const rows = await db.selectFrom('attachment').select(['extraction', 'extracted_text']).orderBy('id').execute()
  expect(rows.map(({ extraction }) => extraction)).toEqual(Object.values(files).map(([, , extraction]) => extraction))
  expect(rows[0]?.extracted_text).toContain('flamingoer')

  const search = (userId: string | null) =>
    searchMeetings(testApp(database, { userId: userId ?? undefined }).app, searchQuery.parse({ q: 'flamingo' }))
  expect((await search(readers.secretariat)).rows[0]).toMatchObject({ kind: 'attachment', page: 1 })
  expect((await search(readers.visitor)).hits).toBe(0)

  await asSystem(db, 'test', (tx) =>
    run(tx, `update attachment set extracted_text = 'rettet' where id = '${id(5, 0)}'`),
  )
  await job.run({})
  const again = await db.selectFrom('attachment').select('extracted_text').orderBy('id').executeTakeFirst()
  expect(again?.extracted_text).toBe('rettet')
})
