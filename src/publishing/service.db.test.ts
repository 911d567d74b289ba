import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { databaseTest as test } from '#testing/database.ts'
import { as, input, otherSecretariat, secretariat, smallReport, world } from './publishing-fixture.ts'
import { getTextVersions, saveText } from './service/prose.ts'
import {
  beginReport,
  compareEditions,
  getChangesSince,
  getDraft,
  getEdition,
  getPublishing,
  getReportEditions,
  getReportForOperator,
  listPossibleReports,
  listReports,
  publish,
} from './service.ts'

let year = 2000
let id = ''

test.beforeEach(async ({ database }) => {
  year += 1
  id = `proeve-${year}`
  Object.assign(world, { value: '33', inputs: [input('1')], publicInputs: undefined, told: [] })
  await smallReport(database, id, year)
})

async function publishNow(database: Parameters<typeof as>[0], note = '') {
  const { sha256 } = await getPublishing(as(database, secretariat), id)
  return publish(as(database, secretariat), id, { sha256, note })
}

describe('a draft', () => {
  test('is seen by the secretariat that owns the report and not by visitors', async ({ database }) => {
    expect((await getDraft(as(database, secretariat), id)).document.watermark).toBe('Udkast')
    await expect(getDraft(as(database), id)).rejects.toMatchObject({ kind: 'notFound', code: 'publishing.noReport' })
    expect((await listReports(as(database))).map((one) => one.id)).not.toContain(id)
  })

  test('cannot be changed or published by another secretariat', async ({ database }) => {
    const app = as(database, otherSecretariat)
    const text = { section: 'konklusion', text: 'Andet', basedOn: 0 }
    await expect(saveText(app, id, text)).rejects.toMatchObject({ code: 'publishing.noReport' })
    await expect(getPublishing(app, id)).rejects.toMatchObject({ code: 'publishing.noReport' })
  })
})

describe('prose', () => {
  test('gets a version for every change and none for the same text', async ({ database }) => {
    const app = as(database, secretariat)
    expect(await saveText(app, id, { section: 'konklusion', text: 'Den var {x} %.', basedOn: 0 })).toBe(1)
    expect(await saveText(app, id, { section: 'konklusion', text: 'Den var {x} %.', basedOn: 1 })).toBe(1)
    const { versions } = await getTextVersions(app, id, 'konklusion')
    expect(versions.map(({ number, text }) => [number, text])).toEqual([
      [1, 'Den var {x} %.'],
      [0, 'Belægningen var {x} %.'],
    ])
  })

  test('written on an older version is refused with the newer text', async ({ database }) => {
    const app = as(database, secretariat)
    await saveText(app, id, { section: 'konklusion', text: 'Første', basedOn: 0 })
    await expect(saveText(app, id, { section: 'konklusion', text: 'Anden', basedOn: 0 })).rejects.toMatchObject({
      kind: 'stale',
      code: 'publishing.textMoved',
      details: { data: { current: { number: 1, text: 'Første' } } },
    })
  })

  test('with a placeholder that names no figure is refused by name', async ({ database }) => {
    const text = { section: 'konklusion', text: 'Den var {y} %.', basedOn: 0 }
    await expect(saveText(as(database, secretariat), id, text)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'publishing.unknownFigure',
      details: { params: { id: 'y' } },
    })
  })

  test('of a section the report does not have is refused', async ({ database }) => {
    const text = { section: 'findes-ikke', text: 'x', basedOn: 0 }
    await expect(saveText(as(database, secretariat), id, text)).rejects.toMatchObject({
      code: 'publishing.sectionMissing',
    })
  })
})

describe('publishing', () => {
  test('freezes document and figures for everybody, and tells the room that made them', async ({ database }) => {
    expect(await publishNow(database)).toBe(1)
    world.value = '40'
    const { document, figures, head, moved } = await getEdition(as(database), id)
    expect(figures.x?.text).toBe('33')
    expect(document).toMatchObject({ date: '2025-03-17' })
    expect(document.watermark).toBeUndefined()
    expect([head.number, moved]).toEqual([1, false])
    expect(world.told).toEqual([[input('1')]])
  })

  test('what one has not seen is refused', async ({ database }) => {
    const { sha256 } = await getPublishing(as(database, secretariat), id)
    world.value = '40'
    await expect(publish(as(database, secretariat), id, { sha256, note: '' })).rejects.toMatchObject({
      kind: 'stale',
      code: 'publishing.draftMoved',
    })
    await expect(getEdition(as(database), id)).rejects.toMatchObject({ code: 'publishing.noEdition' })
  })

  test('the same again is refused', async ({ database }) => {
    await publishNow(database)
    await expect(publishNow(database)).rejects.toMatchObject({ kind: 'conflict', code: 'publishing.nothingNew' })
  })

  test('by two at once makes one edition', async ({ database }) => {
    const { sha256 } = await getPublishing(as(database, secretariat), id)
    const both = await Promise.allSettled(
      [1, 2].map(() => publish(as(database, secretariat), id, { sha256, note: '' })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'publishing.nothingNew' })
    const { editions } = await getEdition(as(database), id)
    expect(editions.map(({ number }) => number)).toEqual([1])
  })

  test('leaves an edition that nobody can change or take away', async ({ database, db }) => {
    await publishNow(database)
    const { head } = await getEdition(as(database), id)
    const change = db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'rammevaerk_app', true), set_config('app.user_id', ${secretariat}, true)`.execute(
        tx,
      )
      await sql`update edition set note = 'ændret' where id = ${head.id}`.execute(tx)
    })
    await expect(change).rejects.toThrow(/permission denied/)
  })
})

describe('an edition whose input was corrected', () => {
  test('is marked and lists the figures that would change', async ({ database }) => {
    await publishNow(database)
    Object.assign(world, { value: '40', inputs: [input('2')] })
    expect((await getEdition(as(database), id)).moved).toBe(true)
    const { changes, hidden } = await getChangesSince(as(database, secretariat), id)
    expect(changes.map(({ before, after }) => [before?.text, after?.text])).toEqual([['33', '40']])
    expect(hidden).toBe(false)
  })

  test('is marked for visitors too when what came is not public yet', async ({ database }) => {
    await publishNow(database)
    const late = { kind: 'submission', recordId: 'syd', version: '1' }
    Object.assign(world, { inputs: [input('1'), late], publicInputs: [input('1')] })
    expect((await getEdition(as(database), id)).moved).toBe(true)
    expect((await getReportEditions(as(database), id)).moved).toBe(true)
    expect((await getChangesSince(as(database), id)).moved).toBe(true)
  })

  test('does not tell visitors the figure that is not published yet', async ({ database }) => {
    await publishNow(database)
    Object.assign(world, { value: '40', inputs: [input('2')] })
    const { changes, hidden } = await getChangesSince(as(database), id)
    expect(hidden).toBe(true)
    expect(changes.map(({ id: figure, after }) => [figure, after])).toEqual([['x', null]])
  })

  test('is followed by a new edition that can be compared with it', async ({ database }) => {
    await publishNow(database)
    Object.assign(world, { value: '40', inputs: [input('2')] })
    expect(await publishNow(database, 'Rettet')).toBe(2)
    const { changes, text, before, after } = await compareEditions(as(database), id, 2, 1)
    expect(text.filter(({ kind }) => kind !== 'same').map((part) => part.text)).toEqual(['33', '40'])
    expect([before.number, after.number, after.note]).toEqual([1, 2, 'Rettet'])
    expect(changes.map((change) => [change.before?.text, change.after?.text])).toEqual([['33', '40']])
    expect((await getEdition(as(database), id)).moved).toBe(false)
    expect((await getEdition(as(database), id, 1)).figures.x?.text).toBe('33')
  })
})

test('the operator of the machine gets the edition, and the draft when it is asked for', async ({ database, db }) => {
  await publishNow(database)
  world.value = '40'
  const operator = { db, today: '2025-03-17' }
  expect((await getReportForOperator(operator, id, { draft: false })).figures.x?.text).toBe('33')
  const draft = await getReportForOperator(operator, id, { draft: true })
  expect([draft.figures.x?.text, draft.document.watermark]).toEqual(['40', 'Udkast'])
})

describe('a report that nobody has begun', () => {
  test('is offered to the secretariat that owns its matter, and to nobody else', async ({ database }) => {
    const offered = async (user?: string) => (await listPossibleReports(as(database, user))).map((report) => report.id)
    expect(await offered(secretariat)).toEqual(['proeve-2030'])
    expect(await offered(otherSecretariat)).toEqual(['proeve-syd-2030'])
    expect(await offered()).toEqual([])
  })

  test('has a draft once begun, and beginning it again changes nothing', async ({ database }) => {
    const app = as(database, secretariat)
    await beginReport(app, 'proeve-2030')
    await beginReport(app, 'proeve-2030')
    expect((await getDraft(app, 'proeve-2030')).report.title).toBe('Prøve 2030')
    expect(await listPossibleReports(app)).toEqual([])
  })

  test('cannot be begun by another secretariat, or when there is no matter for it', async ({ database }) => {
    await expect(beginReport(as(database, secretariat), 'proeve-syd-2030')).rejects.toMatchObject({ kind: 'notFound' })
    await expect(beginReport(as(database, secretariat), 'opdigtet')).rejects.toMatchObject({ kind: 'notFound' })
  })
})
