import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRatios, fraction, type Ratio, ratioText, sumRatios } from '#figures/ratio.ts'
import { selfHarm } from '../business-case-fixture.ts'
import { type BusinessCaseInput, businessCase } from './business-case.ts'

const text = (value: Ratio | null, decimals = 0) => value && ratioText(value, { rule: 'half-away-from-zero', decimals })
const plan = (change: Partial<BusinessCaseInput> = {}) => businessCase({ ...selfHarm, ...change })

describe('the business case of ten places for young people who harm themselves', () => {
  it('brings 23.389.200 kr. a year in full operation, where 23,1 million is printed', () => {
    const { places, revenuePerDay, fullRevenue } = plan()
    expect([places, text(revenuePerDay), text(fullRevenue)]).toEqual(['10', '71200', '23389200'])
  })

  it('fills up over three years at 50, 70 and 100 %, and adds up from before the opening', () => {
    const { years, beforeOpening, deficit, toFinance, balancedIn } = plan()
    expect(text(beforeOpening)).toBe('2380000')
    expect(years.map(({ result }) => text(result))).toEqual(['-8805400', '-5127560', '389200'])
    expect(years.map(({ accumulated }) => text(accumulated))).toEqual(['-11185400', '-16312960', '-15923760'])
    expect([text(deficit), text(toFinance), balancedIn]).toEqual(['13932960', '16312960', 2026])
  })

  it('breaks even at 88,1 % in full operation: 18.000.000 / (23.389.200 − 5.000.000) × 90 %', () => {
    expect(text(plan().breakEven, 1)).toBe('88.1')
    expect(plan({ variableCosts: '23389200' }).breakEven).toBeNull()
  })
})

describe('the loss of the first year', () => {
  it('is written off over three years and says what each day then costs more', () => {
    const parts = plan().lossParts.map(({ year, kr, perDay }) => [year, kr, text(perDay, 2)])
    // 2025 runs at 70 %: 10 places x 365 x 90 % x 70 % = 2.299,5 days.
    expect(parts).toEqual([
      [2025, '2935133.33', '1276.42'],
      [2026, '2935133.33', '893.50'],
      [2027, '2935133.34', '893.50'],
    ])
  })

  it('leaves what is shared when the tariffs bear it, and nothing else does', () => {
    const shared = plan()
    const byTariff = plan({ firstYearLoss: 'tariff' })
    expect([text(shared.borneByTariff), text(byTariff.borneByTariff)]).toEqual(['0', '8805400'])
    expect(text(byTariff.toFinance)).toBe('7507560')
  })

  it('has no day to stand on in a year without use, and is none without a loss', () => {
    expect(plan({ rampUp: ['50', '0', '100'] }).lossParts[0]?.perDay).toBeNull()
    expect(plan({ rampUp: ['100'] }).lossParts).toEqual([])
  })
})

it('finances exactly what was spent before the opening and every deficit', () => {
  const percents = fc.array(fc.integer({ min: 0, max: 100 }).map(String), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(percents, fc.integer({ min: 0, max: 40_000_000 }).map(String), (rampUp, fixedCosts) => {
      const { years, beforeOpening, toFinance } = plan({ rampUp, fixedCosts })
      const losses = years.map(({ result }) => result).filter((one) => compareRatios(one, fraction(0n, 1n)) < 0)
      const expected = sumRatios([beforeOpening, ...losses.map((one) => fraction(-one.numerator, one.denominator))])
      expect(compareRatios(toFinance, expected)).toBe(0)
    }),
  )
})
