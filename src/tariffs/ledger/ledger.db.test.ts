import { beforeAll, describe, expect, test } from 'vitest'
import type { OpenDatabase } from '#platform/database/database.ts'
import { freshDatabase } from '#testing/database.ts'
import { type Opened, openTariffRound } from '../cycle/cycle-fixture.ts'
import { recordResult } from '../cycle/service.ts'
import { newUse } from './model.ts'
import { getLedger, recordUse } from './service.ts'

let database: OpenDatabase
let opened: Opened
beforeAll(async () => {
  database = await freshDatabase()
  opened = await openTariffRound(database)
  return () => database.close()
})

const result = (year: number, kr: string) =>
  recordResult(opened.as('reporterA'), {
    offeringId: 'line-a1',
    year,
    basis: '8000000',
    result: kr,
    carriedYear: null,
    note: '',
  })
const use = (year: number, kr: string, who: Parameters<Opened['as']>[0] = 'reporterA') =>
  recordUse(opened.as(who), newUse.parse({ offeringId: 'line-a1', year: String(year), purpose: 'deficit', kr }))
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code,
  )
const ledger = async (who: Parameters<Opened['as']>[0] = 'reporterA', now?: string) => {
  const { operators } = await getLedger(opened.as(who, now))
  return operators.flatMap(({ offerings }) => offerings)
}

describe('the ledger of an operator', () => {
  test('takes uses from the oldest amount, and says what is left and until when', async () => {
    await result(2022, '770000')
    await result(2023, '100000')
    await use(2024, '450.000')
    const [own] = await ledger()
    expect(own).toMatchObject({ left: '50000', expired: '0' })
    expect(own?.years.map(({ year, retained, row }) => [year, retained, row?.useBy, row?.used, row?.left])).toEqual([
      [2022, '400000', 2027, [{ year: 2024, kr: '400000', purpose: 'deficit' }], '0'],
      [2023, '100000', 2028, [{ year: 2024, kr: '50000', purpose: 'deficit' }], '50000'],
    ])
    // Six years after 2023 what is left has expired.
    expect((await ledger('reporterA', '2029-01-02T09:00:00.000Z'))[0]).toMatchObject({ left: '0', expired: '50000' })
  })

  test('refuses more than there is and stores nothing of it; the same year and purpose replaces the former', async () => {
    expect(await code(use(2025, '50.001'))).toBe('ledger.notCovered')
    expect((await ledger())[0]?.uses).toHaveLength(1)
    expect(await code(use(2021, '1'))).toBe('ledger.notCovered')
    expect(await code(use(2026, '1'))).toBe('ledger.yearAhead')
    await use(2024, '400.000')
    expect((await ledger())[0]).toMatchObject({ left: '100000', uses: [{ kr: '400000' }] })
  })

  test('keeps a result that was used from shrinking under the use', async () => {
    expect(await code(result(2022, '100000'))).toBe('ledger.usedAlready')
    await use(2024, '0')
    expect(await code(result(2022, '100000'))).toBe('done')
    expect((await ledger())[0]).toMatchObject({ left: '200000', uses: [] })
  })

  test('is written by its reporters and read by them, the secretariats and the bodies alone', async () => {
    expect(await code(use(2024, '1', 'approverA'))).toBe('ledger.operatorOnly')
    expect(await code(use(2024, '1', 'reporterB'))).toBe('ledger.operatorOnly')
    expect(await code(use(2024, '1', null))).toBe('ledger.logIn')
    expect(await ledger('secretary')).toHaveLength(1)
    expect(await ledger('member')).toHaveLength(1)
    expect(await ledger('reporterB')).toHaveLength(0)
    expect(await ledger(null)).toHaveLength(0)
    expect((await getLedger(opened.as('secretary'))).own).toEqual([])
  })

  test('is still read for an offering that has ended', async () => {
    await database.executeSql(`update offering set valid_to = '2024-07-01' where id = 'line-a1'`)
    expect(await ledger('secretary')).toMatchObject([{ offeringId: 'line-a1', left: '200000' }])
    await database.executeSql(`update offering set valid_to = null where id = 'line-a1'`)
  })

  test.each([
    ['-1', 'ledger.amountWrong'],
    ['12,345', 'ledger.amountWrong'],
    ['?', 'ledger.amountWrong'],
    ['', 'ledger.amountWrong'],
  ])('an amount of %j is bad', (kr, message) => {
    const read = newUse.safeParse({ offeringId: 'a', year: '2024', purpose: 'quality', kr })
    expect(read.error?.issues[0]?.message).toBe(message)
  })
})
