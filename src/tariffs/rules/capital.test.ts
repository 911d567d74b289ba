import { describe, expect, it } from 'vitest'
import { type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { RuleSet } from '../model/rule-set.ts'
import {
  annuity,
  bookValue,
  civilServantPension,
  depreciation,
  interest,
  type Leasing,
  leasingFinding,
  pensionFinding,
  workingCapital,
} from './capital.ts'
import { ruleSets } from './rule-set-data.ts'

const agreement = ruleSets[0] as RuleSet
const kr = (value: Ratio) => ratioText(value, { rule: 'half-away-from-zero', decimals: 2 })
const house = { price: '30000000', firstYear: 2022, life: 30 }

describe('capital costs', () => {
  it.each([
    [2021, '0.00'],
    [2022, '1000000.00'],
    [2051, '1000000.00'],
    [2052, '0.00'],
  ])('depreciate a house in %i by %s kr.', (year, expected) => {
    const outcome = depreciation(house, year)
    expect(outcome.ok && kr(outcome.value)).toBe(expected)
  })

  it('refuse an asset without a life', () => {
    expect(depreciation({ ...house, life: 0 }, 2022)).toMatchObject({
      ok: false,
      finding: { id: 'asset-without-life' },
    })
  })

  it('bear interest on what is left, with the same rate for either sign', () => {
    expect(kr(interest(bookValue(house, 2025), '2'))).toBe('540000.00')
    expect(kr(bookValue(house, 2060))).toBe('0.00')
    expect(kr(interest(ratio('-100000', '1'), '1.5'))).toBe('-1500.00')
    expect(kr(workingCapital('12000000'))).toBe('2000000.00')
  })

  it('pay a taken-over difference back as an annuity', () => {
    expect(kr(annuity('1000000', '2', 10))).toBe('111326.53')
    expect(kr(annuity('1000000', '0', 10))).toBe('100000.00')
  })
})

describe('civil servants’ pension', () => {
  it('is 25 % of the salary unless the actual one is used', () => {
    expect(kr(civilServantPension('480000', null, agreement))).toBe('120000.00')
    expect(kr(civilServantPension('480000', '131500.50', agreement))).toBe('131500.50')
  })

  it('passes when it is one of the two, and is asked about otherwise', () => {
    expect(pensionFinding('480000', '120000', null, agreement)).toBeNull()
    expect(pensionFinding('480000', '96000', null, agreement)?.message).toBe(
      'Pension til tjenestemænd er 20,0 % af lønnen; ventet er 25 % af lønnen. Skriv hvorfor.',
    )
  })
})

describe('leasing', () => {
  const lease = (kind: Leasing['kind'], payments: boolean, asOwned: boolean): Leasing => ({
    kind,
    payments,
    depreciation: asOwned,
    interest: asOwned,
  })

  it('is counted once', () => {
    expect(leasingFinding(lease('financial', true, false))).toBeNull()
    expect(leasingFinding(lease('financial', false, true))).toBeNull()
    expect(leasingFinding(lease('operational', true, false))).toBeNull()
  })

  it('is refused twice, not at all, or as owned when it is rent', () => {
    expect(leasingFinding(lease('financial', true, true))?.id).toBe('leasing-counted-wrong')
    expect(leasingFinding(lease('financial', false, false))?.id).toBe('leasing-counted-wrong')
    expect(leasingFinding(lease('operational', false, true))?.id).toBe('leasing-counted-wrong')
  })
})
