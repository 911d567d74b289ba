import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '#figures/decimal.ts'
import { compareRatios, difference, productOfRatios, quotientOfRatios, ratio } from '#figures/ratio.ts'
import { placeDays } from './basis.ts'
import { causesSum, changeCauses, type TariffGround } from './change-causes.ts'

const before: TariffGround = {
  costs: '8000000',
  carried: '0',
  places: '12',
  occupancyPercent: '95',
  daysPerYear: '365',
}

describe('why a tariff changed', () => {
  it('is split into causes that sum to the printed change', () => {
    const now = { ...before, costs: '8400000', carried: '-370000', places: '11', occupancyPercent: '90' }
    const change = changeCauses(before, now, ratio('102.5', '100'))
    expect(change).toMatchObject({ from: '1922.61', to: '2222.22', change: '299.61' })
    expect(change?.parts.map(({ cause, text }) => [cause, text])).toEqual([
      ['indexation', '48.07'],
      ['costs', '48.07'],
      ['places', '183.51'],
      ['occupancy', '122.35'],
      ['carried', '-102.39'],
    ])
  })

  it('has one cause when one thing changed', () => {
    const change = changeCauses(before, { ...before, occupancyPercent: '90' }, ratio('1', '1'))
    expect(change?.parts.filter(({ text }) => text !== '0.00').map(({ cause }) => cause)).toEqual(['occupancy'])
  })

  it('keeps indexation within costs when the rate is not known, and says so', () => {
    const change = changeCauses(before, { ...before, costs: '8200000' }, null)
    expect(change?.indexation).toBeNull()
    expect(change?.parts.map(({ cause }) => cause)).toEqual(['costs', 'places', 'occupancy', 'carried'])
  })

  it('is none without days', () => {
    expect(changeCauses({ ...before, places: '0' }, before, null)).toBeNull()
  })

  it('sums exactly for every pair of years, printed and unprinted', () => {
    const kr = fc.integer({ min: 0, max: 10 ** 9 }).map(String)
    const carried = fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map(String)
    const places = fc.integer({ min: 1, max: 200 }).map(String)
    const percent = fc.integer({ min: 1, max: 10000 }).map((one) => new Decimal(one).div(100).toFixed())
    const ground = fc.record({ costs: kr, carried, places, occupancyPercent: percent, daysPerYear: fc.constant('365') })
    const index = fc.option(fc.integer({ min: 90, max: 120 }).map((one) => ratio(String(one), '100')))
    fc.assert(
      fc.property(ground, ground, index, (one, two, factor) => {
        const change = changeCauses(one, two, factor)
        if (change === null) throw new Error('no days')
        expect(compareRatios(causesSum(change), difference(tariff(two), tariff(one)))).toBe(0)
        const printed = change.parts.reduce((sum, { text }) => sum.plus(text), new Decimal(0))
        expect(printed.toFixed(2)).toBe(change.change)
        expect(new Decimal(change.to).minus(change.from).toFixed(2)).toBe(change.change)
      }),
    )
  })
})

function tariff({ costs, carried, places, occupancyPercent, daysPerYear }: TariffGround) {
  const sum = ratio(new Decimal(costs).plus(carried).toFixed(), '1')
  return productOfRatios(quotientOfRatios(sum, placeDays(places, occupancyPercent, daysPerYear)), ratio('1', '1'))
}
