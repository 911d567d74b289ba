import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { addDays, type DateRange, type OpenDateRange } from '#figures/dates.ts'
import { sumDecimals } from '#figures/quantity.ts'
import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { databaseTest as test } from '../../testing/database.ts'
import { smallRegister } from '../capacity-fixture.ts'
import { type DatedPlaces, occupancyOverPeriod } from '../rules/occupancy-period.ts'
import { listPeriodSums } from './period-occupancy.ts'

type Rows = { capacity: DatedPlaces[]; closed: DatedPlaces[]; blocked: DatedPlaces[]; stays: OpenDateRange[] }

// Days around leap years and year ends; lengths up to three years.
const firstDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2018-11-01', days))
const length = fc.integer({ min: 1, max: 1100 })
const range = fc.tuple(firstDay, length).map(([from, days]): DateRange => ({ from, to: addDays(from, days) }))
const openRange = fc
  .tuple(range, fc.boolean())
  .map(([value, open]): OpenDateRange => (open ? { from: value.from, to: null } : value))
const placesText = fc.integer({ min: 1, max: 999 }).map((tenths) => String(tenths / 10))
const dated = fc.tuple(range, placesText).map(([value, places]): DatedPlaces => ({ ...value, places }))
const rows: fc.Arbitrary<Rows> = fc.record({
  // One row after the other, with gaps: dated places never overlap.
  capacity: fc
    .array(fc.tuple(fc.integer({ min: 0, max: 200 }), length, placesText), { maxLength: 4 })
    .map((steps) => laidOut(steps)),
  closed: fc.array(dated, { maxLength: 3 }),
  blocked: fc.array(dated, { maxLength: 3 }),
  stays: fc.array(openRange, { maxLength: 12 }),
})

function laidOut(steps: [gap: number, days: number, places: string][]): DatedPlaces[] {
  let day = '2018-12-01'
  return steps.map(([gap, days, places], index) => {
    const from = addDays(day, gap)
    day = addDays(from, days)
    return { from, to: index === steps.length - 1 && days % 2 === 0 ? null : day, places }
  })
}

async function replaceRows(db: Db, byOffering: Record<string, Rows>) {
  await asSystem(db, 'test', async (tx) => {
    await sql`delete from place_period`.execute(tx)
    await sql`delete from place_reduction`.execute(tx)
    await sql`delete from stay`.execute(tx)
    for (const [offering_id, { capacity, closed, blocked, stays }] of Object.entries(byOffering)) {
      const dates = ({ from, to }: OpenDateRange) => ({ offering_id, valid_from: from, valid_to: to ?? null })
      const reductions = [
        ...closed.map((row) => ({ row, kind: 'closed' as const })),
        ...blocked.map((row) => ({ row, kind: 'blocked' as const })),
      ].map(({ row, kind }) => ({
        ...dates(row),
        valid_to: row.to as string,
        kind,
        places: row.places,
        reason: 'prøve',
      }))
      const periods = capacity.map((row) => ({ ...dates(row), places: row.places }))
      if (periods.length > 0) await tx.insertInto('place_period').values(periods).execute()
      if (reductions.length > 0) await tx.insertInto('place_reduction').values(reductions).execute()
      if (stays.length > 0) await tx.insertInto('stay').values(stays.map(dates)).execute()
    }
  })
}

describe('place-days summed in SQL', () => {
  test('equal the pure rule on random rows and periods', async ({ database, db }) => {
    await smallRegister(database)
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.array(range, { minLength: 1, maxLength: 3 }), async (one, two, periods) => {
        const byOffering: Record<string, Rows> = { 'a-1': one, 'b-1': two }
        await replaceRows(db, byOffering)
        const found = await listPeriodSums(db, periods)

        for (const [offeringId, { stays, ...input }] of Object.entries(byOffering)) {
          for (const [index, period] of periods.entries()) {
            const rule = occupancyOverPeriod({ ...input, period, use: { stays } })
            const row = found.find((sums) => sums.offeringId === offeringId && sums.period === index)
            const canonical = (text: string | undefined) => sumDecimals([text ?? '0'])
            expect(canonical(row?.capacityDays)).toBe(rule.capacityDays)
            expect(canonical(row?.closedDays)).toBe(rule.closedDays)
            expect(canonical(row?.blockedDays)).toBe(rule.blockedDays)
            expect(canonical(row?.usedDays)).toBe(rule.usedDays)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('count a leap day, and nothing outside the period', async ({ database, db }) => {
    await smallRegister(database)
    await replaceRows(db, {
      'a-1': { capacity: [{ from: '2019-01-01', to: null, places: '2.5' }], closed: [], blocked: [], stays: [] },
    })
    const [leap] = await listPeriodSums(db, [{ from: '2020-01-01', to: '2021-01-01' }])
    expect(leap).toMatchObject({ offeringId: 'a-1', capacityDays: '915', usedDays: '0' })
    expect(await listPeriodSums(db, [{ from: '2018-01-01', to: '2019-01-01' }])).toEqual([])
  })

  test('are given for the offerings asked for only', async ({ database, db }) => {
    await smallRegister(database)
    const row: Rows = { capacity: [], closed: [], blocked: [], stays: [{ from: '2020-01-30', to: '2020-02-02' }] }
    await replaceRows(db, { 'a-1': row, 'b-1': row })
    const found = await listPeriodSums(db, [{ from: '2020-02-01', to: '2020-03-01' }], ['b-1'])
    expect(found).toMatchObject([{ offeringId: 'b-1', usedDays: '1' }])
  })
})
