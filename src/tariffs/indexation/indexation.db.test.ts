import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asActor } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'
import { demoUsers, loadDemoUsers, loadRegistry } from '#registry/index.ts'
import { testApp } from '#testing/app.ts'
import { databaseTest as test } from '#testing/database.ts'
import { indexRequest, type NewRate, newRate } from './model.ts'
import { getIndexRates, indexAmount, recordRate } from './service.ts'

type Who = 'administrator@rammevaerk' | 'sekretariat@rammeaftale-nordjylland' | 'indberetter@region-nordjylland'

async function as(database: OpenDatabase, who?: Who) {
  const { rows } = await sql`select from organisation limit 1`.execute(database.db)
  if (rows.length === 0) {
    await loadRegistry(database.db)
    await loadDemoUsers(database.db)
  }
  const user = demoUsers.find(({ email }) => email === `${who}.example`)
  return testApp(database, user ? { userId: user.id } : {}).app
}

const rate = (change: Partial<NewRate> = {}): NewRate => ({
  year: 2023,
  kind: 'municipality',
  percent: '2',
  source: 'Økonomiaftalen for 2023 (prøve)',
  decidedOn: '2022-06-08',
  version: 0,
  ...change,
})
const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const thousand = { amount: '1000', from: 2022, to: 2024, kind: 'municipality' } as const

describe('rates of prices and wages', () => {
  test('put an amount into other prices, forth and back, with a step for each year', async ({ database }) => {
    const administrator = await as(database, 'administrator@rammevaerk')
    await recordRate(administrator, rate())
    await recordRate(administrator, rate({ year: 2024, percent: '3' }))
    const visitor = await as(database)
    const found = await indexAmount(visitor, thousand)
    expect(found).toMatchObject({ result: '1050.60', finding: null })
    expect(found.steps.map(({ year, percent, amount }) => [year, percent, amount])).toEqual([
      [2023, '2', '1020.00'],
      [2024, '3', '1050.60'],
    ])
    const back = await indexAmount(visitor, { ...thousand, amount: '1050.6', from: 2024, to: 2022 })
    expect(back.result).toBe('1000.00')
    expect(back.steps.map(({ year, amount }) => [year, amount])).toEqual([
      [2024, '1020.00'],
      [2023, '1000.00'],
    ])
  })

  test('that are missing are an outcome, never the nearest one or 0', async ({ database }) => {
    await recordRate(await as(database, 'administrator@rammevaerk'), rate({ year: 2030 }))
    const found = await indexAmount(await as(database), { ...thousand, from: 2029, to: 2031 })
    expect(found).toMatchObject({ result: null, steps: [] })
    expect(found.finding?.message).toContain('intet skøn for kommuner i 2031')
    const region = await indexAmount(await as(database), { ...thousand, from: 2029, to: 2030, kind: 'region' })
    expect(region.finding?.message).toContain('intet skøn for regioner i 2030')
  })

  test('are corrected by another row; a stale correction is refused', async ({ database }) => {
    const secretariat = await as(database, 'sekretariat@rammeaftale-nordjylland')
    await recordRate(secretariat, rate({ year: 2040 }))
    expect(await code(recordRate(secretariat, rate({ year: 2040, percent: '2.5' })))).toBe('indexRates.stale')
    await recordRate(secretariat, rate({ year: 2040, percent: '2.5', version: 1 }))
    const { years, replaced, mayEnter } = await getIndexRates(secretariat)
    expect(mayEnter).toBe(true)
    expect(years.find(({ year }) => year === 2040)?.rates).toMatchObject({
      municipality: { number: 2, percent: '2.5', decidedOn: '2022-06-08' },
      region: null,
    })
    expect(replaced).toMatchObject([{ year: 2040, number: 1, percent: '2' }])
  })

  test('are entered by administrators and secretariats only, in the service and in the rows', async ({ database }) => {
    const reporter = await as(database, 'indberetter@region-nordjylland')
    expect(await code(recordRate(reporter, rate({ year: 2050 })))).toBe('indexRates.notAllowed')
    expect(await code(recordRate(await as(database), rate({ year: 2050 })))).toBe('indexRates.logIn')
    const written = asActor(reporter, (tx) =>
      sql`insert into index_rate (year, kind, number, percent, source, decided_on, recorded_by)
        values (2050, 'region', 1, 2, 'prøve', '2049-06-01', app_user_id())`.execute(tx),
    )
    await expect(written).rejects.toThrow(/row-level security/)
  })
})

test('what is typed is read in Danish, and what is impossible is refused at its field', () => {
  const typed = { year: '2026', kind: 'region', percent: '3,1', source: 'Danske Regioner', decidedOn: '2025-06-01' }
  expect(newRate.parse(typed)).toMatchObject({ year: 2026, percent: '3.1', version: 0 })
  const faults = (change: object) =>
    newRate.safeParse({ ...typed, ...change }).error?.issues.map(({ path, message }) => `${path}: ${message}`)
  expect(faults({ percent: 'meget' })).toEqual(['percent: indexRates.percentWrong'])
  expect(faults({ percent: '70' })).toEqual(['percent: indexRates.percentFar'])
  expect(faults({ decidedOn: '2025-02-29' })).toEqual(['decidedOn: indexRates.dayMissing'])
  expect(faults({ source: '' })).toEqual(['source: indexRates.sourceMissing'])
  expect(faults({ year: '26' })).toEqual(['year: indexRates.yearWrong'])
  expect(faults({ kind: 'stat' })).toEqual(['kind: indexRates.kindMissing'])
  expect(indexRequest.parse({ amount: '-1.000,50', from: '2022', to: '2024', kind: 'region' }).amount).toBe('-1000.5')
})
