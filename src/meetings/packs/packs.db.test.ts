import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { type Reader, readers, run, seedReaders } from '../search/search-fixture.ts'
import { type PackTaskResult, packRequest } from './model.ts'
import {
  allOfDocx,
  allOfPdf,
  type Closed,
  fetchedFile,
  meetingId,
  secret,
  seedBefore,
  seedMeeting,
} from './packs-fixture.ts'
import { drawDocument, getPackPage, packTask, startPack } from './service.ts'

const half: Closed = { item: [true, false, true], case: true, attachment: true, list: true }
const test = databaseTest.extend('seeded', { scope: 'file' }, async ({ db }) => {
  await seedReaders(db)
  await seedMeeting(db, 1, half)
  return true
})

const as = (database: OpenDatabase, who: Reader) => testApp(database, { userId: readers[who] ?? undefined })

/** Asks for a pack and makes it as the background would. */
async function made(database: OpenDatabase, who: Reader, n: number, request: { kind: string; closed: boolean }) {
  const { app, sent } = as(database, who)
  const id = await startPack(app, meetingId(n), packRequest.parse(request))
  expect(sent).toEqual([{ name: 'task.run', data: { id }, options: undefined }])
  const steps: [number, number][] = []
  const result = (await packTask(database.db).run(readers[who], await inputOf(database.db, id), async (done, total) => {
    steps.push([done, total])
  })) as PackTaskResult
  await asSystem(database.db, 'test', (tx) =>
    tx
      .updateTable('background_task')
      .set({ state: 'done', result: JSON.stringify(result) })
      .where('id', '=', id)
      .execute(),
  )
  return { ...result, steps, bytes: await fetchedFile(database.db, readers[who], result.fileId) }
}

const inputOf = (db: Db, id: string) =>
  asSystem(db, 'test', async (tx) => {
    const row = await tx.selectFrom('background_task').select('input').where('id', '=', id).executeTakeFirstOrThrow()
    return row.input
  })

describe('a pack of a meeting', () => {
  test('holds what a member may see, closed items and their attachments too', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { bytes, name, pages, steps, listed } = await made(database, 'member of das', 1, {
      kind: 'minutes',
      closed: true,
    })
    const text = await allOfPdf(bytes)
    for (const words of [
      'Referat for Den administrative styregruppe',
      'kl. 9.00–12.30',
      'Sted: Vaeksthuset',
      'sagstitel-kendt',
      'resume-kendt',
      'indstilling-kendt',
      'beslutning-kendt',
      'opgave-kendt',
      `titel2-${secret}`,
      `fremstilling-${secret}`,
      `bilagsside12-${secret}`,
      'Punkt 6.1, bilag 1',
      'jf. punkt 2',
      `side ${pages} af ${pages}`,
      'Må kun læses af dem',
    ]) {
      expect(text).toContain(words)
    }
    expect(text.indexOf('resume-kendt')).toBeLessThan(text.indexOf('indstilling-kendt'))
    expect(text.indexOf('indstilling-kendt')).toBeLessThan(text.indexOf('baggrund-kendt'))
    expect(name).toBe('das-2001-03-04-referat-med-lukkede-punkter.pdf')
    expect(steps.at(-1)).toEqual([7, 7])
    expect(listed).toEqual([])
  })

  test('is the same to the byte when it is made again', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const request = { kind: 'agenda', closed: false }
    const [one, two] = [
      await made(database, 'member of das', 1, request),
      await made(database, 'secretariat', 1, request),
    ]
    expect(one.fileId).not.toBe(two.fileId)
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
    const minutes = await made(database, 'member of das', 1, { kind: 'minutes', closed: false })
    expect(Buffer.from(minutes.bytes).equals(Buffer.from(one.bytes))).toBe(false)
    expect(await allOfPdf(one.bytes)).not.toContain('beslutning-kendt')
  })

  test('is listed and fetched by who asked for it alone', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { fileId } = await made(database, 'member of das', 1, { kind: 'agenda', closed: true })
    const own = await getPackPage(as(database, 'member of das').app, meetingId(1))
    expect(own.tasks[0]?.result?.fileId).toBe(fileId)
    for (const who of Object.keys(readers) as Reader[]) {
      if (who === 'member of das') continue
      expect((await fetchedFile(database.db, readers[who], fileId)).length).toBe(0)
      const page = await getPackPage(as(database, who).app, meetingId(1))
      expect(page.tasks.map(({ result }) => result?.fileId)).not.toContain(fileId)
    }
  })

  test('is not made for somebody unknown, without items or without minutes', async ({ database, db, seeded }) => {
    expect(seeded).toBe(true)
    const request = packRequest.parse({ kind: 'minutes', closed: false })
    await expect(startPack(as(database, 'visitor').app, meetingId(1), request)).rejects.toMatchObject({
      code: 'packs.logIn',
    })
    await expect(startPack(as(database, 'secretariat').app, meetingId(99), request)).rejects.toMatchObject({
      kind: 'notFound',
    })
    await asSystem(db, 'test', (tx) =>
      run(tx, `insert into meeting (id, body_id, held_on) values ('${meetingId(98)}', 'das', '1998-01-01')`),
    )
    await expect(startPack(as(database, 'secretariat').app, meetingId(98), request)).rejects.toMatchObject({
      code: 'packs.noMinutes',
    })
    const agenda = { ...request, kind: 'agenda' as const }
    await expect(startPack(as(database, 'secretariat').app, meetingId(98), agenda)).rejects.toMatchObject({
      code: 'packs.noItems',
    })
  })
})

describe('no text of a closed item stands in an open pack', () => {
  test('whatever is closed, whoever makes it, in any part of PDF or Word', async ({ database, db, seeded }) => {
    expect(seeded).toBe(true)
    let n = 1
    const shape = fc.record({
      item: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      case: fc.boolean(),
      attachment: fc.boolean(),
      list: fc.boolean(),
    })
    const before = fc.record({
      item: fc.boolean(),
      draft: fc.boolean(),
      feedback: fc.boolean(),
      feedbackDraft: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        shape,
        before,
        fc.constantFrom<Reader>('member of das', 'secretariat'),
        async (closed, way, who) => {
          n += 1
          await seedMeeting(db, n, closed)
          await seedBefore(db, n, way)
          const pack = await made(database, who, n, { kind: 'minutes', closed: false })
          const text = await allOfPdf(pack.bytes)
          expect(text).not.toContain(secret)
          expect(text).toContain('resume-kendt')
          for (const [reader, name] of [
            [who, 'referat.docx'],
            [who, 'dagsorden.pdf'],
            ['visitor', 'referat.docx'],
            ['member elsewhere', 'referat.pdf'],
          ] as const) {
            const [document = '', format] = name.split('.')
            const asked = { name: document, format: format as 'docx' | 'pdf', closed: reader !== who }
            const { bytes } = await drawDocument(as(database, reader).app, meetingId(n), asked)
            const all = format === 'docx' ? allOfDocx(bytes) : await allOfPdf(bytes)
            expect(all).not.toContain(secret)
            expect(all).toContain('resume-kendt')
          }
        },
      ),
      { numRuns: 5 },
    )
  })
})

describe('what the body before said', () => {
  const minutesOf = async (database: OpenDatabase, n: number, closed: boolean) =>
    allOfDocx(
      (
        await drawDocument(as(database, 'secretariat').app, meetingId(n), {
          name: 'referat',
          format: 'docx',
          closed,
        })
      ).bytes,
    )

  test('stands in the papers, and what it said on a closed item in those with closed items alone', async ({
    database,
    db,
    seeded,
  }) => {
    expect(seeded).toBe(true)
    const open: Closed = { item: [false, false, false], case: false, attachment: false, list: false }
    const ways = [
      { item: false, draft: false, feedback: false, feedbackDraft: false },
      { item: true, draft: false, feedback: false, feedbackDraft: false },
      { item: false, draft: false, feedback: true, feedbackDraft: false },
      { item: false, draft: true, feedback: false, feedbackDraft: false },
      { item: false, draft: false, feedback: false, feedbackDraft: true },
    ]
    for (const [at, way] of ways.entries()) {
      await seedMeeting(db, 60 + at, open)
      await seedBefore(db, 60 + at, way)
    }
    expect(await minutesOf(database, 60, false)).toContain('svar8-kendt')
    expect(await minutesOf(database, 60, false)).toContain('tilbage-kendt')
    expect(await minutesOf(database, 61, false)).not.toContain(secret)
    expect(await minutesOf(database, 61, true)).toContain(`svar8-${secret}`)
    expect(await minutesOf(database, 62, false)).not.toContain(secret)
    expect(await minutesOf(database, 62, true)).toContain(`tilbage-${secret}`)
    // A draft is in no paper of another body.
    expect(await minutesOf(database, 63, true)).not.toContain(secret)
    expect(await minutesOf(database, 64, true)).not.toContain(secret)
    expect(await minutesOf(database, 64, true)).toContain('svar8-kendt')
  })
})

describe('Word and PDF without attachments', () => {
  test('hold the agenda, the minutes or one item, and name the attachments', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { app } = as(database, 'member of das')
    const word = async (name: string, closed = false) =>
      allOfDocx((await drawDocument(app, meetingId(1), { name, format: 'docx', closed })).bytes)
    expect(await word('dagsorden')).toContain('indstilling-kendt')
    expect(await word('dagsorden')).not.toContain('beslutning-kendt')
    expect(await word('referat')).toContain('beslutning-kendt')
    expect(await word('referat', true)).toContain(`beslutning-${secret}`)
    const one = await word('punkt-3')
    expect(one).toContain('titel3-kendt')
    expect(one).toContain('Bilag 1: bilagstitel-kendt')
    expect(one).not.toContain('sagstitel')
  })

  test('are the same to the byte when they are drawn again', async ({ database, seeded }) => {
    expect(seeded).toBe(true)
    const { app } = as(database, 'visitor')
    for (const format of ['docx', 'pdf'] as const) {
      const draw = () => drawDocument(app, meetingId(1), { name: 'referat', format, closed: false })
      const first = await draw()
      expect(Buffer.from((await draw()).bytes).equals(Buffer.from(first.bytes)), format).toBe(true)
    }
  })

  test.for(['punkt-2', 'punkt-99', 'andet', '..'])(
    'refuse %s to those who cannot have it',
    async (name, { database, seeded }) => {
      expect(seeded).toBe(true)
      const { app } = as(database, 'visitor')
      await expect(drawDocument(app, meetingId(1), { name, format: 'docx', closed: true })).rejects.toMatchObject({
        code: 'packs.unknownFile',
      })
    },
  )
})
