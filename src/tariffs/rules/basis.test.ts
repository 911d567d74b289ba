import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRatios, quotientOfRatios, ratio, ratioText, sumRatios } from '#figures/ratio.ts'
import type { RuleSet } from '../model/rule-set.ts'
import type { SheetInput } from '../model/sheet.ts'
import { ordinarySheet } from '../tariffs-fixture.ts'
import { tariffOf, toOere } from './basis.ts'
import { expectedOccupancy, occupancyFindings, realisedOccupancy } from './occupancy.ts'
import { ruleSets } from './rule-set-data.ts'
import { checkSheet, significantChange } from './sheet-checks.ts'

const agreement = ruleSets[0] as RuleSet
const sheet = (change: Partial<SheetInput>): SheetInput => ({ ...ordinarySheet, ...change })
const found = (change: Partial<SheetInput>) =>
  checkSheet(sheet(change), agreement).map(({ id, severity, path }) => `${severity} ${id} at ${path}`)

describe('the tariff of a sheet', () => {
  it('is its basis over places, occupancy and 365 days, with its price level, in a leap year too', () => {
    const tariff = tariffOf(ordinarySheet)
    expect(tariff.ok && tariff.value).toMatchObject({ basis: '8000000', perDayText: '1922.61', priceLevel: 2022 })
    const leap = tariffOf(sheet({ year: 2024, priceLevel: 2024 }))
    expect(leap.ok && leap.value.perDayText).toBe('1922.61')
    expect(leap.ok && leap.value.findings.map(({ id }) => id)).toEqual(['assumed-rule-set'])
  })

  it('is not computed for a year no rule set covers', () => {
    const tariff = tariffOf(sheet({ year: 2021 }))
    expect(tariff.ok ? null : tariff.finding.message).toBe(
      'Intet regelsæt dækker 1. januar 2021. Taksten kan ikke beregnes; det nærmeste regelsæt bruges ikke i stedet.',
    )
  })

  it('carries a surplus as a lower basis', () => {
    const tariff = tariffOf(sheet({ carried: [{ fromYear: 2020, kr: '-370000', reference: 'regnskab 2020' }] }))
    expect(tariff.ok && tariff.value).toMatchObject({ costs: '8000000', carried: '-370000', perDayText: '1833.69' })
  })

  it('has parts that sum to it exactly', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String)
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 500 }), (staff, income, carried, places) => {
        const tariff = tariffOf(
          sheet({
            places: String(places),
            costs: [
              { category: 'cost_staff', amount: staff },
              { category: 'finance_income', amount: income },
            ],
            carried: [{ fromYear: 2020, kr: carried, reference: 'x' }],
          }),
        )
        if (!tariff.ok) throw new Error(tariff.finding.message)
        const { parts, placeDays, perDay } = tariff.value
        const rest = quotientOfRatios(ratio(carried, '1'), placeDays)
        const sum = sumRatios([...parts.map((part) => part.perDay), rest])
        expect(compareRatios(sum, perDay)).toBe(0)
      }),
    )
  })

  it('rounds once, to the øre', () => {
    expect(ratioText(ratio('5', '1000'), toOere)).toBe('0.01')
  })
})

describe('checks of a sheet', () => {
  it('pass a sheet without remarks', () => expect(found({})).toEqual([]))

  it.each<[Partial<SheetInput>, string]>([
    [{ places: '0' }, 'error places-not-positive at places'],
    [{ occupancyPercent: '0' }, 'error occupancy-impossible at occupancyPercent'],
    [{ occupancyPercent: '150' }, 'error occupancy-impossible at occupancyPercent'],
    [{ occupancyPercent: '94.99' }, 'warning occupancy-low at occupancyPercent'],
    [{ occupancyPercent: '98.5' }, 'info occupancy-above-recommended at occupancyPercent'],
    [{ occupancyPercent: '89', stay: 'acute' }, 'warning occupancy-low at occupancyPercent'],
    [{ occupancyPercent: '70', firstYear: true }, 'info occupancy-first-year at occupancyPercent'],
    [{ directHours: null }, 'warning direct-hours-missing at directHours'],
    [{ costs: [{ category: 'cost_staff', amount: '-1' }] }, 'error negative-cost at costs[0].amount'],
    [
      { costs: [{ category: 'cost_staff', amount: '10', lines: { cost_staff_direct: '9' } }] },
      'error lines-differ at costs[0].amount',
    ],
    [
      { costs: [{ category: 'cost_staff', amount: '-9', lines: { cost_staff_direct: '-9' } }] },
      'error negative-cost at costs[0].lines.cost_staff_direct',
    ],
  ])('find %j: %s', (change, expected) => expect(found(change)).toContain(expected))

  it('accept short stays, acute places and respite from 90 %', () => {
    for (const stay of ['short', 'acute', 'respite'] as const) {
      expect(occupancyFindings({ occupancyPercent: '90', stay, firstYear: false }, agreement)).toEqual([])
    }
  })

  it('say what was found and expected, and demand a reason', () => {
    const [low] = occupancyFindings({ occupancyPercent: '85', stay: 'ordinary', firstYear: false }, agreement)
    expect(low).toMatchObject({
      message: 'Budgetteret belægning er 85 %; ventet er mindst 95 %. Skriv hvorfor.',
      reasonDemanded: true,
      source: 'Styringsaftale 2022, afsnit 5 (budgetteret belægning)',
    })
  })
})

describe('a significant change', () => {
  it('is one that reaches the limit, up or down', () => {
    expect(significantChange('6534', '7026', '5')?.message).toBe(
      'Taksten ændrer sig 7,5 %; ventet er under 5 % op eller ned. Skriv årsagen.',
    )
    expect(significantChange('1000', '940', '5')?.id).toBe('significant-change')
    expect(significantChange('1000', '1050', '5')?.found).toBe('5,0 %')
    expect(significantChange('1000', '1049.99', '5')).toBeNull()
    expect(significantChange('0', '1050', '5')).toBeNull()
  })
})

describe('occupancy', () => {
  it('is expected at the mean of two years, and not known when one is missing', () => {
    const mean = expectedOccupancy('99.8', '94.5')
    expect(mean && ratioText(mean, toOere)).toBe('97.15')
    expect(expectedOccupancy(null, '94.5')).toBeNull()
  })

  it('is realised in percent of the capacity', () => {
    const realised = realisedOccupancy('2144', '2900')
    expect(realised && ratioText(realised, { rule: 'half-away-from-zero', decimals: 1 })).toBe('73.9')
    expect(realisedOccupancy('0', '0')).toBeNull()
  })
})
