import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '#figures/decimal.ts'
import { type Ratio, ratioText } from '#figures/ratio.ts'
import type { LevelPeriod } from '../model/sheet.ts'
import {
  averageTariff,
  baseAndSupplements,
  individualTariff,
  levelCharges,
  negotiatedBasis,
  reducedTariff,
  respiteCharge,
  shareOfTariff,
} from './tariff-types.ts'

const kr = (value: Ratio | null) => value && ratioText(value, { rule: 'half-away-from-zero', decimals: 2 })
const prices = { takst4: '8900', takst3: '7500', takst2: '6200', takst1: '4800' }
const june = { from: '2024-06-01', to: '2024-07-01' }
const level = (name: string, from: string, to: string | null = null): LevelPeriod => ({ level: name, from, to })
const messageOf = (outcome: ReturnType<typeof levelCharges>) => (outcome.ok ? 'priced' : outcome.finding.message)

describe('tariffs of one citizen and of all', () => {
  it('spread one citizen’s costs over 365 days', () => expect(kr(individualTariff(['1825000'], '365'))).toBe('5000.00'))

  it('average by days, not by citizens', () => {
    const citizens = [
      { cost: '1095000', days: '365' },
      { cost: '500000', days: '100' },
    ]
    expect(kr(averageTariff(citizens))).toBe('3430.11')
    expect(averageTariff([])).toBeNull()
  })

  it('add supplements of either sign to a base, and refuse less than nothing', () => {
    expect(baseAndSupplements('2400', ['300', '-150'])).toEqual({ ok: true, value: '2550' })
    expect(baseAndSupplements('100', ['-150'])).toMatchObject({ ok: false, finding: { id: 'supplements-below-zero' } })
  })
})

describe('differentiated levels', () => {
  it('charge each day at the level it is dated to', () => {
    const levels = [level('takst2', '2024-06-11'), level('takst4', '2024-05-20', '2024-06-11')]
    const charges = levelCharges(levels, prices, june)
    expect(charges.ok && charges.value.map(({ level: name, days, kr: sum }) => [name, days, sum])).toEqual([
      ['takst4', 10, '89000'],
      ['takst2', 20, '124000'],
    ])
  })

  it.each<[string, LevelPeriod[], string]>([
    [
      'none in between',
      [level('takst4', '2024-06-01', '2024-06-10'), level('takst2', '2024-06-11')],
      '10. juni 2024 har borgeren intet niveau',
    ],
    ['none at the end', [level('takst4', '2024-06-01', '2024-06-30')], '30. juni 2024 har borgeren intet niveau'],
    [
      'two at once',
      [level('takst4', '2024-06-01', '2024-06-12'), level('takst2', '2024-06-11')],
      '11. juni 2024 har borgeren to niveauer',
    ],
    ['none at all', [], '1. juni 2024 har borgeren intet niveau'],
    ['one without a tariff', [level('takst9', '2024-06-01')], 'Niveauet takst9 har ingen takst'],
  ])('are refused with %s', (_what, levels, words) =>
    expect(messageOf(levelCharges(levels, prices, june))).toContain(words),
  )

  it('count every day of a month once, wherever the level changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), (day) => {
        const change = `2024-06-${String(day).padStart(2, '0')}`
        const charges = levelCharges([level('takst4', '2024-01-01', change), level('takst1', change)], prices, june)
        expect(charges.ok && charges.value.reduce((sum, { days }) => sum + days, 0)).toBe(30)
      }),
    )
  })
})

describe('reductions and respite', () => {
  it('pay 3 of 5 opening days with 3/5', () => {
    expect(kr(shareOfTariff('1000', '3', '5'))).toBe('600.00')
    expect(shareOfTariff('1000', '6', '5')).toBeNull()
  })

  it('take off what is agreed for school, never more than the tariff', () => {
    expect(reducedTariff('4800', '350')).toBe('4450')
    expect(reducedTariff('4800', '4801')).toBeNull()
  })

  it('settle respite on granted days, used or not', () => {
    expect(respiteCharge(52, 40, '2000')).toEqual({ days: 52, used: 40, unused: 12, kr: '104000' })
    expect(respiteCharge(52, 60, '2000')).toMatchObject({ unused: 0, kr: '104000' })
  })
})

describe('negotiation', () => {
  const ground = { basis: '8000000', direct: '4000000', hours: '10000' }

  it('changes the hours of direct staff and nothing else', () => {
    const outcome = negotiatedBasis(ground, '9000')
    expect(outcome.ok && kr(outcome.value)).toBe('7600000.00')
  })

  it('is impossible without hours, or with more direct cost than there is', () => {
    expect(negotiatedBasis({ ...ground, hours: '0' }, '9000').ok).toBe(false)
    expect(negotiatedBasis({ ...ground, direct: '9000000' }, '9000').ok).toBe(false)
  })

  it('never touches buildings or administration', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20000 }), (hours) => {
        const outcome = negotiatedBasis(ground, String(hours))
        expect(outcome.ok && new Decimal(kr(outcome.value) as string).gte('4000000')).toBe(true)
      }),
    )
  })
})
