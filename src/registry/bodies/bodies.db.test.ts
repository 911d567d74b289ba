import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest } from '#testing/database.ts'
import { loadRegistry } from '../reference/load.ts'
import { seedKeepers } from './bodies-fixture.ts'
import { NewBody, NewSeat } from './model.ts'
import { addBody, addSeat, changeBody, changeSeat } from './service/bodies.ts'
import { approveMandate, endMandate, getDraft, saveDraft } from './service/mandates.ts'
import { getBodies, getBody, getChoices, getKeptBody } from './service/read.ts'

const test = databaseTest.extend('people', { scope: 'file' }, ({ db }) => seedKeepers(db))

const das = 'das-nordjylland'
const group = NewBody.parse({
  name: 'Arbejdsgruppen om prøver',
  level: 'working-group',
  area: 'nordjylland',
  parentId: das,
  competence: 'recommendation',
  validFrom: '2025-01-01',
})
const seat = (more: object) => NewSeat.parse({ function: 'member', seats: 1, validFrom: '2025-01-01', ...more })
const draft = (more: object) => ({
  background: null,
  purpose: 'At prøve',
  successCriterion: null,
  tasks: 'Prøve',
  members: null,
  timePlan: null,
  version: 0,
  ...more,
})

describe('the shipped bodies', () => {
  test('the chain of Nordjylland runs from FU to the municipal councils, each with its source', async ({
    database,
    people,
  }) => {
    expect(people.member).toBeTruthy()
    const { app } = testApp(database)
    const { body, above } = await getBody(app, 'fu-nordjylland')
    expect(above.map(({ shortName, name }) => shortName ?? name)).toEqual([
      'DAS',
      'KDK',
      'KKR',
      'Kommunalbestyrelserne i Nordjylland',
    ])
    expect(body).toMatchObject({ competence: 'recommendation', sourceId: 'das-2024-01-22' })
    const { bodies } = await getBodies(app)
    expect(bodies.length).toBeGreaterThan(40)
    const unsourced = await sql`select id from body where source_id is null or source_place is null`.execute(
      database.db,
    )
    expect(unsourced.rows).toEqual([])
  })

  test('the seats of the partnership are 13, and the working group that ended carries its days', async ({
    database,
    people,
  }) => {
    expect(people.member).toBeTruthy()
    const { app } = testApp(database)
    const { seats } = await getBody(app, 'psykiatripartnerskabet')
    const members = seats.filter((one) => one.function === 'member')
    expect(members.reduce((sum, one) => sum + one.seats, 0)).toBe(13)
    const { body, mandates } = await getBody(app, 'arbejdsgruppe-oesterskoven-2023')
    expect(body).toMatchObject({ validFrom: '2023-06-01', validTo: '2024-01-23' })
    expect(mandates[0]).toMatchObject({ state: 'ended', approvedByBodyId: das, approvedOn: '2023-06-01' })
  })
})

describe('who changes bodies', () => {
  test('the secretariat of the area adds and changes; everybody else is refused, in the database too', async ({
    database,
    people,
  }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const id = await addBody(app, group)
    expect(id).toBe('arbejdsgruppen-om-proever')
    expect(await changeBody(app, id, { ...group, cadence: '4 møder', version: 1 })).toBe(2)
    for (const userId of [people.elsewhere, people.member, people.reporter]) {
      const other = testApp(database, { userId }).app
      await expect(changeBody(other, id, { ...group, version: 2 })).rejects.toThrow('bodies.notKeeper')
      await expect(getKeptBody(other, id)).rejects.toThrow('bodies.notKeeper')
      const { numAffectedRows } = await asActor(other, (tx) =>
        sql`update body set name = 'Andet' where id = ${id}`.execute(tx),
      )
      expect(numAffectedRows).toBe(0n)
    }
    for (const userId of [people.member, people.reporter]) {
      await expect(getChoices(testApp(database, { userId }).app)).rejects.toThrow('bodies.notKeeper')
    }
    expect((await getChoices(app)).areas).toHaveLength(1)
    await expect(addBody(testApp(database).app, group)).rejects.toThrow('bodies.logIn')
    const { rows } = await sql<{ who: string }>`select user_id::text as who from audit_entry
      where table_name = 'body' and record_id = ${id} order by id desc limit 1`.execute(database.db)
    expect(rows[0]?.who).toBe(people.secretariat)
  })

  test('national bodies and other areas are not the secretariat’s', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    await expect(addBody(app, { ...group, name: 'Nationalt forum', area: null })).rejects.toThrow('bodies.notKeeper')
    await expect(addBody(app, { ...group, name: 'Nabo', area: 'midtjylland' })).rejects.toThrow('bodies.notKeeper')
    const administrator = testApp(database, { userId: people.administrator }).app
    expect(await addBody(administrator, { ...group, name: 'Nationalt forum', area: null })).toBe('nationalt-forum')
  })

  test('a stale change, a taken name and a circle are refused', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const id = await addBody(app, { ...group, name: 'Gruppe A' })
    await changeBody(app, id, { ...group, name: 'Gruppe A', version: 1 })
    await expect(changeBody(app, id, { ...group, name: 'Gruppe B', version: 1 })).rejects.toMatchObject({
      code: 'bodies.stale',
      details: { data: { version: 2 } },
    })
    await expect(addBody(app, { ...group, name: 'Gruppe A' })).rejects.toThrow('bodies.taken')
    const under = await addBody(app, { ...group, name: 'Gruppe under A', parentId: id })
    await expect(changeBody(app, id, { ...group, name: 'Gruppe A', parentId: under, version: 2 })).rejects.toThrow(
      'bodies.circle',
    )
  })

  test('loading the reference data again leaves what people wrote', async ({ database, db, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const { body } = await getBody(app, 'ekspertpanelet')
    await changeBody(app, 'ekspertpanelet', { ...body, cadence: '6 møder om året' })
    await sql`delete from loaded_data`.execute(db)
    await loadRegistry(db)
    expect((await getBody(app, 'ekspertpanelet')).body).toMatchObject({ cadence: '6 møder om året', version: 2 })
  })
})

describe('seats', () => {
  test('the same holder twice at once is refused, one after the other is not', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    await addSeat(app, das, seat({ organisationId: '851', validTo: '2026-01-01' }))
    await expect(addSeat(app, das, seat({ organisationId: '851', validFrom: '2025-12-31' }))).rejects.toThrow(
      'bodies.seatOverlap',
    )
    await addSeat(app, das, seat({ organisationId: '851', validFrom: '2026-01-01' }))
    await expect(addSeat(app, das, seat({ organisationId: 'ukendt' }))).rejects.toThrow('bodies.choose')
    const { app: visitor } = testApp(database)
    await expect(addSeat(visitor, das, seat({ organisationId: '860' }))).rejects.toThrow('bodies.logIn')
  })

  test('a deputy stands within the seat, and the seat cannot end under the deputy', async ({ database, people }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const held = await addSeat(app, das, seat({ organisationId: '773', validTo: '2026-01-01' }))
    const deputy = (more: object) => seat({ function: 'deputy', deputyFor: held, role: 'Suppleant', ...more })
    await expect(addSeat(app, das, deputy({}))).rejects.toThrow('bodies.deputyTime')
    await addSeat(app, das, deputy({ validFrom: '2025-03-01', validTo: '2025-06-01' }))
    const earlierEnd = { ...seat({ organisationId: '773', validTo: '2025-05-01' }), version: 1 }
    await expect(changeSeat(app, das, held, earlierEnd)).rejects.toThrow('bodies.deputiesFirst')
    expect(await changeSeat(app, das, held, { ...earlierEnd, validTo: '2025-07-01' })).toBe(2)
    await expect(changeSeat(app, das, held, { ...earlierEnd, validTo: '2025-08-01' })).rejects.toThrow('bodies.stale')
    await expect(addSeat(app, 'fu-nordjylland', deputy({ validTo: '2025-06-01' }))).rejects.toThrow('bodies.deputyFor')
  })
})

describe('mandates', () => {
  test('a draft is seen by keepers and members, and public once approved; then it is never changed', async ({
    database,
    people,
  }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const seen = async (userId?: string) => (await getBody(testApp(database, { userId }).app, das)).mandates.length
    expect(await saveDraft(app, das, draft({}))).toBe(1)
    expect(await saveDraft(app, das, draft({ tasks: 'Prøve igen', version: 1 }))).toBe(2)
    await expect(saveDraft(app, das, draft({ version: 1 }))).rejects.toThrow('bodies.stale')
    expect([await seen(), await seen(people.reporter), await seen(people.member)]).toEqual([0, 0, 1])

    const approval = { approvedByBodyId: 'kkr-nordjylland', approvedOn: '2025-03-17', version: 2 }
    await expect(approveMandate(app, das, { ...approval, approvedOn: '2025-03-18' })).rejects.toThrow('bodies.future')
    await approveMandate(app, das, approval)
    expect(await seen()).toBe(1)
    await expect(
      asActor(app, (tx) => sql`update body_mandate set purpose = 'x' where body_id = ${das}`.execute(tx)),
    ).rejects.toThrow('never changed')
  })

  test('a new version takes the place of the old, and the one in force is ended with a reason', async ({
    database,
    people,
  }) => {
    const { app } = testApp(database, { userId: people.secretariat })
    const id = await addBody(app, { ...group, name: 'Gruppe med kommissorium' })
    await expect(saveDraft(app, id, draft({ purpose: null, tasks: null }))).rejects.toThrow('bodies.emptyMandate')
    await saveDraft(app, id, draft({ tasks: null }))
    const approval = { approvedByBodyId: das, approvedOn: '2025-02-01', version: 1 }
    await expect(approveMandate(app, id, approval)).rejects.toThrow('bodies.noPurpose')
    await saveDraft(app, id, draft({ version: 1 }))
    await approveMandate(app, id, { ...approval, version: 2 })
    const { draft: none, begun } = await getDraft(app, id)
    expect([none, begun?.number]).toEqual([null, 1])
    await saveDraft(app, id, draft({ purpose: 'At prøve mere' }))
    await approveMandate(app, id, { ...approval, approvedOn: '2025-03-01' })
    const end = { endedOn: '2025-02-28', endReason: 'Afrapporteret', version: 2 }
    await expect(endMandate(app, id, end)).rejects.toThrow('bodies.endBeforeApproval')
    await endMandate(app, id, { ...end, endedOn: '2025-03-10' })
    const { mandates } = await getBody(app, id)
    expect(mandates.map(({ number, state }) => [number, state])).toEqual([
      [2, 'ended'],
      [1, 'approved'],
    ])
    await expect(endMandate(testApp(database, { userId: people.member }).app, id, end)).rejects.toThrow(
      'bodies.notKeeper',
    )
  })
})
