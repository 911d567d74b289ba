import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRatios, fraction, productOfRatios, type Ratio, ratioText } from '#figures/ratio.ts'
import type { RuleSet } from '../model/rule-set.ts'
import {
  agreedReductions,
  type IndexRate,
  indexationDay,
  indexed,
  indexFactor,
  reductionAgainstActual,
  reductionFinding,
  sumOfPriced,
} from './indexation.ts'
import { ruleSets } from './rule-set-data.ts'

const agreement = ruleSets[0] as RuleSet
const kr = (value: Ratio) => ratioText(value, { rule: 'half-away-from-zero', decimals: 2 })
const rate = (year: number, percent: string, kind: IndexRate['kind'] = 'municipality'): IndexRate => ({
  year,
  kind,
  percent,
  source: 'opdigtet til prøven',
})
const rates = [rate(2023, '2'), rate(2024, '3'), rate(2023, '2.1', 'region')]

describe('price and wage indexation', () => {
  it('multiplies the rate of each year, by kind', () => {
    const later = indexed({ kr: '1000', priceLevel: 2022 }, 2024, 'municipality', rates)
    expect(later.ok && [kr(later.value.kr), later.value.priceLevel]).toEqual(['1050.60', 2024])
    const region = indexed({ kr: '1000', priceLevel: 2022 }, 2023, 'region', rates)
    expect(region.ok && kr(region.value.kr)).toBe('1021.00')
  })

  it('never takes the nearest rate', () => {
    const outcome = indexFactor(2022, 2024, 'region', rates)
    expect(outcome.ok ? null : outcome.finding.message).toBe(
      'Der er intet skøn for regioner i 2024; ventet er ét for hvert år. Det nærmeste år bruges ikke i stedet.',
    )
  })

  it('comes back to where it began', () => {
    const percent = fc.integer({ min: -50, max: 200 }).map((tenths) => String(tenths / 10))
    fc.assert(
      fc.property(percent, percent, (one, two) => {
        const own = [rate(2023, one), rate(2024, two)]
        const [there, back] = [
          indexFactor(2022, 2024, 'municipality', own),
          indexFactor(2024, 2022, 'municipality', own),
        ]
        if (!there.ok || !back.ok) throw new Error('no rate')
        expect(compareRatios(productOfRatios(there.value, back.value), fraction(1n, 1n))).toBe(0)
      }),
    )
  })

  it('happens on 1 January only', () => {
    expect(indexationDay('2024-01-01', agreement)).toBeNull()
    expect(indexationDay('2024-07-01', agreement)?.message).toBe(
      'Taksten reguleres 1. juli 2024; ventet er 1. januar. Der reguleres ikke midt i året.',
    )
  })
})

describe('amounts of several price levels', () => {
  it('are added in one level only', () => {
    const rows = [
      { kr: '100', priceLevel: 2022 },
      { kr: '50.5', priceLevel: 2022 },
    ]
    expect(sumOfPriced(rows)).toEqual({ ok: true, value: { kr: '150.5', priceLevel: 2022 } })
    const mixed = sumOfPriced([...rows, { kr: '1', priceLevel: 2024 }])
    expect(mixed.ok ? null : mixed.finding.message).toBe(
      'Beløbene er i 2022-priser og 2024-priser; ventet er ét prisniveau. Regn dem om først.',
    )
  })
})

describe('agreed reductions', () => {
  it('sum to 5,0 %, half general and half by dialogue, and were met by 6,1 %', () => {
    expect(reductionAgainstActual(agreedReductions, '6.1')).toEqual({
      general: '2.5',
      dialogue: '2.5',
      agreed: '5',
      actual: '6.1',
      difference: '1.1',
    })
    expect(reductionFinding(agreedReductions, '6.1')).toBeNull()
  })

  it('are asked about when they were not met, and not when it is unknown', () => {
    expect(reductionFinding(agreedReductions, '4.2')).toMatchObject({ id: 'reduction-not-met', reasonDemanded: true })
    expect(reductionFinding(agreedReductions, null)).toBeNull()
  })
})
