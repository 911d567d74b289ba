import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor, asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { testApp } from '../testing/app.ts'
import { databaseTest as test } from '../testing/database.ts'
import { people, smallRegister } from './capacity-fixture.ts'
import type { NewPlacePeriod, NewPlaceReduction, NewWatchEntry } from './model.ts'
import {
  changePlaces,
  correctPlaces,
  endFollowing,
  followOffering,
  getFacilityPlaces,
  listDatedPlaces,
  listWatched,
  occupancyOfPeriod,
  reducePlaces,
} from './service.ts'

const as = (database: OpenDatabase, who?: keyof typeof people) =>
  testApp(database, who ? { userId: people[who] } : {}).app

async function empty(database: OpenDatabase) {
  await smallRegister(database)
  await asSystem(database.db, 'test', async (tx) => {
    for (const table of ['place_period', 'place_reduction', 'stay', 'watch_entry']) {
      await sql`delete from ${sql.table(table)}`.execute(tx)
    }
  })
}

const places = (change: Partial<NewPlacePeriod> = {}): NewPlacePeriod => ({
  offeringId: 'a-1',
  places: '10',
  from: '2024-01-01',
  to: null,
  reason: null,
  ...change,
})
const closed = (change: Partial<NewPlaceReduction> = {}): NewPlaceReduction => ({
  offeringId: 'a-1',
  kind: 'closed',
  places: '4',
  from: '2024-03-01',
  to: '2024-04-01',
  reason: 'Renovering',
  ...change,
})
const entry: NewWatchEntry = {
  offeringId: 'a-1',
  bodyId: 'das-nordjylland',
  from: '2025-03-17',
  reason: 'Lav belægning',
  initiatives: null,
  proposedBy: ['low-occupancy'],
}

describe('dated places', () => {
  test('of a new number end the open one on that day', async ({ database }) => {
    await empty(database)
    const app = as(database, 'reporter')
    await changePlaces(app, places())
    await changePlaces(app, places({ places: '14.6', from: '2024-07-01' }))
    expect(await listDatedPlaces(app, ['a-1'])).toMatchObject([
      { places: '10', from: '2024-01-01', to: '2024-07-01', version: 2 },
      { places: '14.6', from: '2024-07-01', to: null, version: 1 },
    ])
  })

  test('that share a day with others are refused, and nothing is stored', async ({ database }) => {
    await empty(database)
    const app = as(database, 'reporter')
    await changePlaces(app, places({ to: '2024-07-01' }))
    const refused = changePlaces(app, places({ from: '2024-06-30' }))
    await expect(refused).rejects.toMatchObject({ kind: 'conflict', code: 'capacity.overlap' })
    expect(await listDatedPlaces(app, ['a-1'])).toHaveLength(1)
  })

  test('are changed by a reporter of the operator only', async ({ database }) => {
    await empty(database)
    for (const who of ['otherReporter', 'secretariat', 'analyst'] as const) {
      await expect(changePlaces(as(database, who), places())).rejects.toMatchObject({ code: 'capacity.notYours' })
    }
    await expect(changePlaces(as(database), places())).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  test('cannot be written or read by another operator in SQL either', async ({ database }) => {
    await empty(database)
    await changePlaces(as(database, 'reporter'), places())
    const other = as(database, 'otherReporter')
    expect(await listDatedPlaces(other, ['a-1'])).toEqual([])
    const insert = asActor(other, (tx) =>
      tx
        .insertInto('place_period')
        .values({ offering_id: 'a-1', places: '1', valid_from: '2030-01-01' } as never)
        .execute(),
    )
    await expect(insert).rejects.toThrow(/row-level security/)
    expect(await listDatedPlaces(as(database, 'secretariat'), ['a-1'])).toHaveLength(1)
  })

  test('are corrected at the version one saw; a stale correction gets the current version', async ({ database }) => {
    await empty(database)
    const app = as(database, 'reporter')
    const row = await changePlaces(app, places())
    const { offeringId: _, ...change } = places({ places: '12' })
    const corrected = await correctPlaces(app, { id: row.id, version: 1, change })
    expect(corrected).toMatchObject({ places: '12', version: 2 })
    const stale = correctPlaces(app, { id: row.id, version: 1, change })
    await expect(stale).rejects.toMatchObject({ kind: 'stale', details: { data: { version: 2 } } })
    const { rows } =
      await sql`select action from audit_entry where table_name = 'place_period' and record_id = ${row.id}
      order by id`.execute(database.db)
    expect(rows).toEqual([{ action: 'insert' }, { action: 'update' }])
  })

  test('cannot be closed beyond what there is', async ({ database }) => {
    await empty(database)
    const app = as(database, 'reporter')
    await changePlaces(app, places())
    await reducePlaces(app, closed())
    const refused = reducePlaces(app, closed({ places: '7', from: '2024-03-15' }))
    await expect(refused).rejects.toMatchObject({
      code: 'capacity.closedExceeds',
      details: { params: { day: '15. marts 2024' } },
    })
    const facility = await getFacilityPlaces(app, 'a')
    expect(facility.offerings.find(({ id }) => id === 'a-1')).toMatchObject({ mayChange: true, reductions: [{}] })
  })
})

describe('occupancy over a period', () => {
  test('counts dated places, closed days and stays', async ({ database }) => {
    await empty(database)
    const app = as(database, 'reporter')
    await changePlaces(app, places())
    await reducePlaces(app, closed())
    await asSystem(database.db, 'test', (tx) =>
      tx
        .insertInto('stay')
        .values({ offering_id: 'a-1', valid_from: '2024-02-01', valid_to: null } as never)
        .execute(),
    )
    const [row] = await occupancyOfPeriod(app, { from: '2024-03-01', to: '2024-04-01' })
    expect(row).toMatchObject({ offeringId: 'a-1', availableDays: '186', closedDays: '124', usedDays: '31' })
    expect(row?.percent).toEqual({ numerator: 50n, denominator: 3n })
  })

  test('takes days used in all for one offering', async ({ database }) => {
    await empty(database)
    const app = as(database, 'reporter')
    await changePlaces(app, places())
    const period = { from: '2024-01-01', to: '2025-01-01', bedDays: '1830' }
    const [row] = await occupancyOfPeriod(app, { ...period, offeringIds: ['a-1'] })
    expect(row?.percent).toEqual({ numerator: 50n, denominator: 1n })
    await expect(occupancyOfPeriod(app, period)).rejects.toMatchObject({ code: 'capacity.bedDaysOffering' })
  })

  test('has no percentage without places, and shows nothing of other operators', async ({ database }) => {
    await empty(database)
    await asSystem(database.db, 'test', (tx) =>
      tx
        .insertInto('stay')
        .values({ offering_id: 'b-1', valid_from: '2024-02-01', valid_to: null } as never)
        .execute(),
    )
    const period = { from: '2024-01-01', to: '2025-01-01' }
    expect(await occupancyOfPeriod(as(database, 'reporter'), period)).toEqual([])
    expect(await occupancyOfPeriod(as(database, 'analyst'), period)).toMatchObject([{ percent: null }])
    const none = occupancyOfPeriod(as(database, 'analyst'), { from: '2024-01-01', to: '2024-01-01' })
    await expect(none).rejects.toMatchObject({ code: 'capacity.endBeforeStart' })
  })
})

describe('the watch list', () => {
  test('is added to and ended by a secretariat, and keeps its history', async ({ database }) => {
    await empty(database)
    const app = as(database, 'secretariat')
    const id = await followOffering(app, entry)
    await expect(followOffering(app, entry)).rejects.toMatchObject({ code: 'capacity.watchOverlap' })
    await endFollowing(app, { id, to: '2025-12-31', endReason: 'Belægningen er steget', version: 1 })
    expect(await listWatched(as(database))).toMatchObject([
      { id, bodyName: 'DAS', to: '2025-12-31', endReason: 'Belægningen er steget', version: 2 },
    ])
    const again = endFollowing(app, { id, to: '2025-12-31', endReason: 'igen', version: 1 })
    await expect(again).rejects.toMatchObject({ kind: 'stale' })
  })

  test('is closed to everybody else, and an entry never ends before it began', async ({ database }) => {
    await empty(database)
    await expect(followOffering(as(database, 'reporter'), entry)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(followOffering(as(database), entry)).rejects.toMatchObject({ kind: 'unauthenticated' })
    const app = as(database, 'secretariat')
    const nobody = followOffering(app, { ...entry, bodyId: 'findes-ikke' })
    await expect(nobody).rejects.toMatchObject({ code: 'capacity.bodyMissing' })
    const id = await followOffering(app, entry)
    const early = endFollowing(app, { id, to: '2025-03-16', endReason: 'for tidligt', version: 1 })
    await expect(early).rejects.toMatchObject({ code: 'capacity.endBeforeStart' })
  })
})
