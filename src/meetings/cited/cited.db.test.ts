import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { databaseTest as base } from '#testing/database.ts'
import { adoptAll, contentOf, meetingOf, meetingWorld, put, refusal, step } from '../meetings-fixture.ts'
import { caseNumbering } from '../model.ts'
import { allOfDocx } from '../packs/packs-fixture.ts'
import { drawDocument } from '../packs/service.ts'
import { changeCase, createCase } from '../service/cases.ts'
import { planMeeting, sendAgenda, sendMinutes, startMeeting } from '../service/meetings.ts'
import { getCase } from '../service/route.ts'
import { getMeeting } from '../service/view.ts'
import { citedId } from './rules.ts'

const ref = 'rapport:r/x'
const numbering = caseNumbering.parse({})

const test = base.extend('world', { scope: 'file' }, async ({ database, db }) => {
  const world = await meetingWorld(database)
  await asSystem(db, 'test', (tx) =>
    sql`insert into report (id, kind, year, title, owner_id)
      values ('r', 'test', 2024, 'Rapport', 'sekretariat-nordjylland')`.execute(tx),
  )
  return world
})

/** One more edition of the report, with one figure. */
async function publish(db: Db, text: string): Promise<void> {
  const known = { id: 'x', label: 'Belægning', unit: '%', kind: 'reported', period: '2024', sources: [], inputs: [] }
  const figures = { x: { ...known, text, quantity: { state: 'exact', value: text } } }
  await asSystem(db, 'test', (tx) =>
    sql`insert into edition (report_id, number, document, figures, sha256)
      select 'r', coalesce(max(number), 0) + 1, '{"blocks": []}', ${JSON.stringify(figures)}::jsonb, ${text}
      from edition`.execute(tx),
  )
}

describe('a figure in a case', () => {
  test('must be published, and the refusal names the reference and its field', async ({ world }) => {
    const content = contentOf({ presentation: `Belægningen var {${ref}} %.` })
    const work = createCase(world.as('secretary'), { content, numbering })
    await expect(work).rejects.toMatchObject({
      code: 'cited.figureUnknown',
      details: { fields: [{ path: 'presentation', params: { ref } }] },
    })
  })

  test('keeps the value of the sent agenda and says when it has moved since', async ({ world, db }) => {
    const app = world.as('secretary')
    await publish(db, '33')
    const content = contentOf({ presentation: `Belægningen var {${ref}} %. {ukendt} bliver stående.` })
    const id = await createCase(app, { content, numbering })
    const meetingId = await planMeeting(app, meetingOf('das', '2025-04-10'))
    await put(app, meetingId, { caseId: id })

    // Published again before the agenda goes out: the agenda shows what stood then.
    await publish(db, '34')
    expect((await getCase(app, id)).cited.byCase[id]).toMatchObject([{ value: '33', isMoved: true }])
    await step(app, meetingId, sendAgenda)
    const sent = (await getMeeting(world.as('visitor'), meetingId)).cited
    expect(sent.byCase[id]).toMatchObject([{ ref, value: '34', unit: '%', isMoved: false }])
    expect(Object.keys(sent.figures)).toEqual([citedId(id, ref)])

    await publish(db, '35')
    const moved = (await getMeeting(world.as('visitor'), meetingId)).cited
    expect(moved.byCase[id]).toMatchObject([{ value: '34', isMoved: true, now: { value: '35' } }])
    expect(moved.figures).toEqual({})
    // The agenda on paper says the same.
    const asked = { name: 'dagsorden', format: 'docx', closed: false } as const
    const paper = allOfDocx((await drawDocument(world.as('visitor'), meetingId, asked)).bytes)
    expect(paper).toContain('Belægningen var 34 %. {ukendt} bliver stående.')
    expect(paper).toMatch(/Belægning: 34 %, udgivet .*Ændret siden: 35 %/s)
    expect(paper).not.toContain('{rapport')
  })

  test('keeps on each agenda the value that agenda was sent with, and in approved minutes the one they had', async ({
    world,
    db,
  }) => {
    const app = world.as('secretary')
    await publish(db, '40')
    const content = contentOf({ presentation: `Belægningen er {${ref}} %.` })
    const id = await createCase(app, { content, numbering })
    const fu = await planMeeting(app, meetingOf('fu', '2025-03-20'))
    await put(app, fu, { caseId: id })
    await step(app, fu, sendAgenda)
    const shown = async (meetingId: string) => (await getMeeting(world.as('visitor'), meetingId)).cited.byCase[id]

    await publish(db, '41')
    await changeCase(app, { id, version: 1, content: { ...content, background: 'Nyt siden.' } })
    expect(await shown(fu)).toMatchObject([{ value: '40', isMoved: true, now: { value: '41' } }])
    await publish(db, '42')
    const das = await planMeeting(app, meetingOf('das', '2025-04-20'))
    await put(app, das, { caseId: id })
    await step(app, das, sendAgenda)
    expect(await shown(das)).toMatchObject([{ value: '42', isMoved: false }])
    expect(await shown(fu)).toMatchObject([{ value: '40', isMoved: true, now: { value: '42' } }])

    await step(app, fu, startMeeting)
    await adoptAll(app, fu)
    await step(app, fu, sendMinutes)
    const next = await planMeeting(app, meetingOf('fu', '2025-05-20'))
    await step(app, next, sendAgenda)
    await step(app, next, startMeeting)
    await adoptAll(app, next)
    await changeCase(app, { id, version: 2, content: contentOf({ presentation: 'Uden tal.' }) })
    expect(await shown(fu)).toMatchObject([{ value: '40' }])
    expect(await shown(das)).toBeUndefined()
    const asked = { name: 'referat', format: 'docx', closed: false } as const
    const paper = allOfDocx((await drawDocument(world.as('visitor'), fu, asked)).bytes)
    expect(paper).toContain('Belægningen er 40 %.')
  })

  test('of a case that comes late has the value of the day it comes', async ({ world, db }) => {
    const app = world.as('secretary')
    await publish(db, '50')
    const id = await createCase(app, { content: contentOf({ resume: `Nu {${ref}} %.` }), numbering })
    const meetingId = await planMeeting(app, meetingOf('das', '2025-06-20'))
    await step(app, meetingId, sendAgenda)
    await publish(db, '51')
    await put(app, meetingId, { caseId: id })
    const { cited } = await getMeeting(world.as('visitor'), meetingId)
    expect(cited.byCase[id]).toMatchObject([{ value: '51', isMoved: false }])
  })

  test('is gone from the list with the text that cited it', async ({ world, db }) => {
    const app = world.as('secretary')
    await publish(db, '36')
    const id = await createCase(app, { content: contentOf({ resume: `Nu {${ref}} %.` }), numbering })
    await changeCase(app, { id, version: 1, content: contentOf({ resume: 'Uden tal.' }) })
    expect((await getCase(app, id)).cited.byCase).toEqual({})
    const unknown = changeCase(app, { id, version: 2, content: contentOf({ resume: '{rapport:r/y}' }) })
    expect(await refusal(unknown)).toBe('invalid cited.figureUnknown')
    expect((await getCase(app, id)).case.resume).toBe('Uden tal.')
  })
})
