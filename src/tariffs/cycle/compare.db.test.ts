import { beforeEach, expect, test } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { approve, saveValues, submit } from '#reporting/index.ts'
import { freshDatabase } from '#testing/database.ts'
import { cellsOf, everySheet, handIn, type Opened, openTariffRound, wholeSheet } from './cycle-fixture.ts'
import { compareTariffs, recordStep } from './service.ts'

let database: OpenDatabase
let opened: Opened
beforeEach(async () => {
  database = await freshDatabase()
  opened = await openTariffRound(database)
  return () => database.close()
})

/** Two offerings of § 108 by two operators, and one of § 107 that stands alone; all approved. */
async function everythingApproved(): Promise<void> {
  await handIn(opened)
  const { as, b } = opened
  await saveValues(as('reporterB'), { respondentId: b, cells: cellsOf('line-b1', wholeSheet) })
  await submit(as('reporterB'), { respondentId: b })
  await approve(as('approverB'), { respondentId: b })
  // As if it had been explained in the form: a low occupancy, and no hours.
  await database.executeSql(`update tariff_sheet set figures = (figures - 'direct_hours') || '{"occupancy": "85"}'
    where offering_id = 'line-b1'`)
  const sheetIds = (await everySheet(database)).map(({ id }) => id)
  for (const step of ['checked', 'recommended', 'approved'] as const) {
    await recordStep(as('secretary', '2025-11-28T12:00:00.000Z'), {
      step,
      sheetIds,
      decidedOn: '2025-11-27',
      reference: 'DAS 27. november 2025, punkt 4',
      provisional: false,
      effectiveFrom: null,
      admittedBefore: null,
    })
  }
}

test('one group is compared at a time, with N, spread and what is not alike in it', async () => {
  await everythingApproved()
  const visitor = opened.as(null)
  const found = await compareTariffs(visitor, 2026)
  expect(found.groups).toMatchObject([{ id: 'SEL § 108 · Autisme', n: 2, low: '1922.61' }])
  expect(found.alone.map(({ name }) => name)).toEqual(['Hus A (Driftsherre A)'])
  expect(found.unknown).toEqual([])
  // The only group there is stands in full.
  expect(found.chosen?.remarks.map(({ kind }) => kind)).toEqual(['few', 'occupancy', 'hours-missing'])
  expect(Object.keys(found.figures).length).toBeGreaterThan(0)
})

test('a group is found by words of the law, the target group, the facility or the operator', async () => {
  await everythingApproved()
  const visitor = opened.as(null)
  const of = async (q: string) => (await compareTariffs(visitor, 2026, { q })).groups.length
  expect(await of('108 autisme')).toBe(1)
  expect(await of('hus b')).toBe(1)
  expect(await of('driftsherre a')).toBe(1)
  expect(await of('107')).toBe(0)
  const elsewhere = await compareTariffs(visitor, 2026, { group: 'findes ikke', q: 'findes ikke' })
  expect(elsewhere).toMatchObject({ groups: [], groupsInAll: 1, chosen: null, figures: {} })
})
