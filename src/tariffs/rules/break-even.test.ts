import { describe, expect, it } from 'vitest'
import { ratio, ratioText } from '#figures/ratio.ts'
import { placeDays } from './basis.ts'
import { breakEvenOccupancy } from './break-even.ts'

describe('the break-even occupancy', () => {
  const budget = { basis: '8000000', occupancyPercent: '95', placeDays: placeDays('12', '95', '365') }
  const at = (tariff: string, variable = '0') => {
    const found = breakEvenOccupancy({ ...budget, variable }, ratio(tariff, '1'))
    return found && ratioText(found, { rule: 'half-away-from-zero', decimals: 1 })
  }

  it('is where a tariff pays the costs, above 100 when a full house does not', () => {
    expect(at('2000')).toBe('91.3')
    expect(at('2000', '800000')).toBe('90.9')
    expect(at('1500')).toBe('121.8')
  })

  it('is the budgeted occupancy for the tariff of the budget', () => {
    expect(at('1922.61')).toBe('95.0')
  })

  it('is none when a day costs what it brings, and with a tariff of 0', () => {
    expect(at('192.26', '800000')).toBeNull()
    expect(at('0')).toBeNull()
  })
})
