import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '#figures/decimal.ts'
import { sumDecimals } from '#figures/quantity.ts'
import { carriedInto, closingDeficit } from './carried.ts'
import { type RetainedUse, retainedLedger } from './retained.ts'
import { startUpLoss } from './start-up.ts'

const terms = { retainedUseYears: 5 }
const use = (year: number, kr: string): RetainedUse => ({ year, kr, purpose: 'deficit' })

describe('the ledger of retained amounts', () => {
  const amounts = [
    { year: 2021, kr: '100000' },
    { year: 2020, kr: '400000' },
  ]

  it('takes the oldest amount first', () => {
    const ledger = retainedLedger(amounts, [use(2023, '450000')], terms, 2024)
    expect(ledger.ok && ledger.value.map(({ year, left, useBy }) => [year, left, useBy])).toEqual([
      [2020, '0', 2025],
      [2021, '50000', 2026],
    ])
  })

  it('uses nothing after its fifth year, and marks it as expired', () => {
    const ledger = retainedLedger(amounts, [use(2026, '100000')], terms, 2027)
    expect(ledger.ok && ledger.value.map(({ left, expired }) => [left, expired])).toEqual([
      ['400000', true],
      ['0', false],
    ])
  })

  it('refuses to use more than there is, or what is kept later', () => {
    const more = retainedLedger(amounts, [use(2023, '500001')], terms, 2024)
    expect(more.ok ? null : more.finding.message).toBe(
      'I 2023 bruges 500.001 kr. af hensættelser; ventet er højst 500.000 kr., som er hensat og ikke for gammelt.',
    )
    expect(retainedLedger(amounts, [use(2020, '1')], terms, 2024).ok).toBe(false)
  })

  it('is never negative, and what is used and left is what was kept', () => {
    const kr = fc.integer({ min: 0, max: 1_000_000 }).map(String)
    const row = fc.record({ year: fc.integer({ min: 2015, max: 2022 }), kr })
    const rows = fc.uniqueArray(row, { selector: ({ year }) => year, maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.array(row, { maxLength: 6 }), (kept, uses) => {
        const ledger = retainedLedger(
          kept,
          uses.map((one) => use(one.year, one.kr)),
          terms,
          2024,
        )
        if (!ledger.ok) return
        for (const { kr: whole, used, left } of ledger.value) {
          expect(new Decimal(left).gte(0)).toBe(true)
          expect(sumDecimals([left, ...used.map((one) => one.kr)])).toBe(whole)
        }
      }),
    )
  })
})

describe('what a later sheet carries', () => {
  const parts = [
    { year: 2020, toTariff: '370000', latestYear: 2022, operatorId: 'a' },
    { year: 2021, toTariff: '-120000', latestYear: 2023, operatorId: 'a' },
  ]

  it('is what is due, with the year it comes from, a surplus negative', () => {
    expect(carriedInto(2022, 'a', parts, []).rows).toEqual([
      { fromYear: 2020, kr: '-370000', reference: 'Overskud fra 2020' },
    ])
    const before = [{ fromYear: 2020, sheetYear: 2022, kr: '-370000' }]
    expect(carriedInto(2023, 'a', parts, before).rows).toEqual([
      { fromYear: 2021, kr: '120000', reference: 'Underskud fra 2021' },
    ])
  })

  it('is the rest when a part was carried before, and an error when it comes too late', () => {
    const before = [{ fromYear: 2020, sheetYear: 2021, kr: '-200000' }]
    expect(carriedInto(2022, 'a', parts, before).rows[0]).toMatchObject({ fromYear: 2020, kr: '-170000' })
    const late = carriedInto(2023, 'a', parts, [])
    expect(late.findings.map(({ id }) => id)).toEqual(['carried-too-late'])
    expect(late.rows.map(({ fromYear }) => fromYear)).toEqual([2020, 2021])
  })

  it('is never a deficit of another operator', () => {
    const { rows, findings } = carriedInto(2023, 'b', parts, [])
    expect(rows).toEqual([])
    expect(findings.map(({ id }) => id)).toEqual(['deficit-not-shared'])
  })
})

describe('the deficit of a facility that closes', () => {
  it('is paid by retained amounts, then by the same operator’s other facilities', () => {
    const others = [
      { id: 'a', basis: '2000000' },
      { id: 'b', basis: '1000000' },
    ]
    expect(closingDeficit('1000000', '100000', others)).toEqual({
      ok: true,
      value: [
        { from: 'retained', id: 'retained', kr: '100000' },
        { from: 'tariffs', id: 'a', kr: '600000' },
        { from: 'tariffs', id: 'b', kr: '300000' },
      ],
    })
  })

  it('is paid by the treasury when the operator runs no other, and there must be one', () => {
    expect(closingDeficit('500', '0', [])).toMatchObject({ value: [{ from: 'treasury', kr: '500' }] })
    expect(closingDeficit('0', '0', [])).toMatchObject({ ok: false, finding: { id: 'no-deficit' } })
  })

  it('is paid whole, to the øre', () => {
    const basis = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.array(basis, { minLength: 1, maxLength: 8 }),
        (ore, all) => {
          const deficit = new Decimal(ore).div(100).toFixed()
          const shares = closingDeficit(
            deficit,
            '0',
            all.map((one, at) => ({ id: `t${at}`, basis: String(one) })),
          )
          expect(shares.ok && sumDecimals(shares.value.map(({ kr }) => kr))).toBe(deficit)
        },
      ),
    )
  })
})

describe('a start-up loss', () => {
  it('is written off in three years that sum to it', () => {
    const years = startUpLoss('1000000', 2022, 3)
    expect(years.ok && years.value).toEqual([
      { year: 2023, kr: '333333.33', left: '666666.67' },
      { year: 2024, kr: '333333.33', left: '333333.34' },
      { year: 2025, kr: '333333.34', left: '0' },
    ])
  })

  it('is nothing to write off when there is none', () => {
    expect(startUpLoss('0', 2022, 3)).toMatchObject({ ok: false, finding: { id: 'no-start-up-loss' } })
  })

  it('sums to the whole for every loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 }), (ore, count) => {
        const loss = new Decimal(ore).div(100).toFixed()
        const years = startUpLoss(loss, 2022, count)
        expect(years.ok && sumDecimals(years.value.map(({ kr }) => kr))).toBe(loss)
      }),
    )
  })
})
