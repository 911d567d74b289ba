import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { mediaTypes } from '#platform/extract/model.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as base } from '#testing/database.ts'
import { type ActorName, ids, seedPeopleAndRound } from '#testing/isolation.ts'
import { dropImport, getImport, getImports, saveImport, uploadMinutes } from './service.ts'

const folder = join(import.meta.dirname, 'examples')
const example = (name: string) => readFileSync(join(folder, `${name}.txt`))

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

const file = (name: string, more = '') => ({
  bytes: new Uint8Array(Buffer.concat([example(name), Buffer.from(more)])),
  mediaType: mediaTypes.text,
  fileName: `${name}.txt`,
})

async function counts({ db }: OpenDatabase) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from meeting)::int as meetings, (select count(*) from agenda_item)::int as items,
      (select count(*) from meeting_case)::int as cases, (select count(*) from decision)::int as decisions,
      (select count(*) from follow_up)::int as follow_ups, (select count(*) from attendance)::int as people,
      (select count(*) from minutes_import)::int as imports`.execute(db)
  return rows[0]
}

describe('an upload', () => {
  test('is for the secretariat alone', async ({ database, ready }) => {
    expect(ready).toBe(true)
    const upload = file('enclosed-former')
    await expect(uploadMinutes(as(database, 'visitor'), upload)).rejects.toMatchObject({ kind: 'unauthenticated' })
    for (const name of ['member', 'own reporter', 'administrator'] as const) {
      await expect(uploadMinutes(as(database, name), upload)).rejects.toMatchObject({ kind: 'forbidden' })
    }
    expect((await counts(database))?.imports).toBe(0)
  })

  test('of something that is no text is refused at its field', async ({ database }) => {
    const empty = { bytes: new Uint8Array([10]), mediaType: mediaTypes.text, fileName: 'tom.txt' }
    await expect(uploadMinutes(as(database, 'secretariat'), empty)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'meetings.minutes.file.noText',
      details: { field: 'file' },
    })
  })

  test('is kept for review, and the same file is the same import', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id, isNew } = await uploadMinutes(app, file('enclosed-former'))
    expect(isNew).toBe(true)
    expect(await uploadMinutes(app, file('enclosed-former'))).toEqual({ id, isNew: false })
    const { imports } = await getImports(app)
    expect(imports).toMatchObject([{ id, fileName: 'enclosed-former.txt', state: 'review', meetings: 2, items: 8 }])
    const review = await getImport(app, id)
    expect(review.proposals).toEqual(['das', 'das'])
    expect(review.import.lines).toHaveLength(221)
  })

  test('is read by nobody else, whatever the service forgets', async ({ database }) => {
    for (const name of ['member', 'own reporter', 'administrator', 'visitor'] as const) {
      const seen = await asActor(as(database, name), (tx) => tx.selectFrom('minutes_import').select('id').execute())
      expect(seen).toEqual([])
    }
  })
})

describe('saving', () => {
  const choice = { version: 1, closed: ['0.3'], followUps: ['1.1.0'], approved: true }
  const both = [
    { place: 0, bodyId: 'das' },
    { place: 1, bodyId: 'das' },
  ]

  test('refuses a body of somebody else and an old version, and changes nothing then', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, file('enclosed-former'))
    const before = await counts(database)
    const elsewhere = { ...choice, meetings: [{ place: 0, bodyId: 'nowhere' }] }
    await expect(saveImport(app, id, elsewhere)).rejects.toMatchObject({ code: 'meetings.minutes.unknownBody' })
    await expect(saveImport(app, id, { ...choice, version: 7, meetings: both })).rejects.toMatchObject({
      kind: 'stale',
    })
    await expect(saveImport(as(database, 'member'), id, { ...choice, meetings: both })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await counts(database)).toEqual(before)
  })

  test('makes meetings, items, cases, decisions, people and the chosen follow-ups', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, file('enclosed-former'))
    const saved = await saveImport(app, id, { ...choice, meetings: both })
    expect(saved).toMatchObject([
      { place: 0, bodyId: 'das', date: '2024-08-21', outcome: 'added' },
      { place: 1, bodyId: 'das', date: '2024-06-12', outcome: 'added' },
    ])
    expect(await counts(database)).toMatchObject({ meetings: 2, items: 8, cases: 2, decisions: 8, follow_ups: 1 })
    const { rows: items } = await sql`
      select i.position, i.kind, i.title, i.closed, d.text as decision, c.number, c.resume
      from agenda_item i join meeting m on m.id = i.meeting_id left join decision d on d.item_id = i.id
      left join meeting_case c on c.id = i.case_id where m.held_on = '2024-08-21' order by i.position`.execute(
      database.db,
    )
    expect(items).toMatchObject([
      { position: 1, kind: 'approve-agenda', closed: false, decision: 'Godkendt.' },
      { position: 2, kind: 'approve-minutes', closed: false },
      { position: 3, kind: 'case', title: 'Fælles uddannelse', number: '2024-000456', resume: 'Skolen orienterer.' },
      { position: 4, kind: 'other', title: 'Takstsag', closed: true, decision: 'Drøftet.' },
      { position: 5, kind: 'any-other-business' },
    ])
    const { rows: people } = await sql`
      select a.kind, a.presence, a.name, a.deputy_for from attendance a join meeting m on m.id = a.meeting_id
      where m.held_on = '2024-08-21' and (a.presence = 'absent' or a.kind <> 'member') order by a.position`.execute(
      database.db,
    )
    expect(people).toMatchObject([
      { kind: 'member', presence: 'absent', name: 'Dorte Fjord' },
      { kind: 'member', presence: 'absent', name: 'Finn Gade' },
      { kind: 'guest', name: 'Hanne Iversen' },
      { kind: 'deputy', name: 'Jens Krog', deputy_for: 'Finn Gade' },
      { kind: 'guest', name: 'Konsulent i KKR Vest Lone Munk' },
    ])
    const { rows: texts } =
      await sql`select title, extraction, extracted_text as text from attachment order by title`.execute(database.db)
    expect(texts).toContainEqual({
      title: 'Oplæg',
      extraction: 'done',
      text: expect.stringContaining('Punkt 1. Hvorfor?'),
    })
    expect(texts).toContainEqual({ title: 'Ventelister pr. maj 2024', extraction: 'none', text: null })
  })

  test('twice, and of the same minutes in another file, changes nothing', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, file('enclosed-former'))
    const before = await counts(database)
    const first = await saveImport(app, id, { ...choice, meetings: both })
    expect(await saveImport(app, id, { ...choice, version: 99, meetings: both })).toEqual(first)
    expect(await counts(database)).toEqual(before)
    const other = await uploadMinutes(app, file('enclosed-former', '\nsidste linje\n'))
    const saved = await saveImport(app, other.id, { ...choice, followUps: [], meetings: both })
    expect(saved.map(({ outcome, meetingId }) => [outcome, meetingId])).toEqual(
      first.map(({ meetingId }) => ['was-there', meetingId]),
    )
    expect(await counts(database)).toEqual({ ...before, imports: (before?.imports ?? 0) + 1 })
    await expect(dropImport(app, id)).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('keeps closed items from visitors and shows the open ones', async ({ database }) => {
    const seen = await asActor(as(database, 'visitor'), (tx) =>
      tx.selectFrom('agenda_item').select(['title']).orderBy('title').execute(),
    )
    expect(seen.map(({ title }) => title)).toContain('Fælles uddannelse')
    expect(seen.map(({ title }) => title)).not.toContain('Takstsag')
    const decisions = await asActor(as(database, 'visitor'), (tx) => tx.selectFrom('decision').select('text').execute())
    expect(decisions.map(({ text }) => text)).not.toContain('Drøftet.')
  })

  test('can be left: an import under review is taken away', async ({ database }) => {
    const app = as(database, 'secretariat')
    const { id } = await uploadMinutes(app, file('two-meetings'))
    await dropImport(app, id)
    await expect(getImport(app, id)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(getImport(app, 'nonsense')).rejects.toMatchObject({ kind: 'notFound' })
  })
})
