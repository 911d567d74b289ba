import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, interval, notReported, sumDecimals } from '#figures/quantity.ts'
import { compareRatios, type Ratio, ratio, ratioText, sumRatios } from '#figures/ratio.ts'
import { overheadMean } from './overhead-percent.ts'
import { type CostPlace, distributeOverhead, overheadFinding } from './overhead-places.ts'

const text = (value: Ratio | null) => value && ratioText(value, { rule: 'half-away-from-zero', decimals: 2 })
const places: CostPlace[] = [
  { id: 'ledelse', kind: 'temporary', kr: '1000000', authorityKr: '400000', key: { it: '1', bo: '6', skole: '3' } },
  { id: 'it', kind: 'temporary', kr: '500000', key: { bo: '50', skole: '25', forvaltning: '25' } },
  { id: 'bo', kind: 'final', kr: '0' },
  { id: 'skole', kind: 'final', kr: '20000' },
  { id: 'forvaltning', kind: 'external', kr: '0' },
]

describe('cost places', () => {
  it('pass on by their keys, in order, and leave authority tasks out', () => {
    const outcome = distributeOverhead(places)
    if (!outcome.ok) throw new Error(outcome.finding.message)
    const { final, external, authority } = outcome.value
    expect(final.map(({ id, kr }) => [id, text(kr)])).toEqual([
      ['bo', '900000.00'],
      ['skole', '470000.00'],
    ])
    expect(external.map(({ id, kr }) => [id, text(kr)])).toEqual([['forvaltning', '150000.00']])
    expect(authority).toBe('400000')
  })

  it.each<[string, CostPlace[]]>([
    [
      'goes back',
      [
        { id: 'a', kind: 'temporary', kr: '1', key: { b: '1' } },
        { id: 'b', kind: 'temporary', kr: '1', key: { a: '1' } },
      ],
    ],
    [
      'has no weight',
      [
        { id: 'a', kind: 'temporary', kr: '1', key: { b: '0' } },
        { id: 'b', kind: 'final', kr: '0' },
      ],
    ],
    ['is missing', [{ id: 'a', kind: 'temporary', kr: '1' }]],
    [
      'is negative',
      [
        { id: 'a', kind: 'temporary', kr: '1', key: { b: '-1' } },
        { id: 'b', kind: 'final', kr: '0' },
      ],
    ],
    ['stands at a final place', [{ id: 'a', kind: 'final', kr: '1', key: { a: '1' } }]],
  ])('are refused when a key %s', (_what, rows) => {
    expect(distributeOverhead(rows)).toMatchObject({ ok: false, finding: { id: 'cost-place-key' } })
  })

  it('give out exactly what was put in', () => {
    const weight = fc.integer({ min: 0, max: 1000 }).map(String)
    const kr = fc.integer({ min: 0, max: 10 ** 9 }).map(String)
    fc.assert(
      fc.property(kr, kr, weight, weight, weight, (a, b, one, two, three) => {
        fc.pre(one !== '0' || two !== '0')
        const outcome = distributeOverhead([
          { id: 'a', kind: 'temporary', kr: a, key: { b: one, c: two } },
          { id: 'b', kind: 'temporary', kr: b, key: { c: '1', d: three } },
          { id: 'c', kind: 'final', kr: '7' },
          { id: 'd', kind: 'external', kr: '0' },
        ])
        if (!outcome.ok) throw new Error(outcome.finding.message)
        const sum = sumRatios([...outcome.value.final, ...outcome.value.external].map((row) => row.kr))
        expect(compareRatios(sum, ratio(sumDecimals([a, b, '7']), '1'))).toBe(0)
      }),
    )
  })
})

describe('overhead in a tariff', () => {
  it('is what was really spent', () => {
    expect(overheadFinding('400000', '400000')).toBeNull()
    expect(overheadFinding('400000', '371000')?.message).toBe(
      'Overhead i taksten er 400.000 kr.; ventet er 371.000 kr., som er den faktiske omkostning. Skriv hvorfor.',
    )
  })
})

describe('the mean of the operators', () => {
  it('counts each row once, a range by its midpoint, blanks not at all, with the weighted one beside', () => {
    const mean = overheadMean([
      { id: 'a', percent: exact('4'), basis: '3000000' },
      { id: 'b', percent: interval('6', '10'), basis: '1000000' },
      { id: 'c', percent: exact('9'), basis: null },
      { id: 'd', percent: notReported, basis: '5000000' },
    ])
    expect({ ...mean, mean: text(mean.mean), weighted: text(mean.weighted) }).toEqual({
      mean: '7.00',
      n: 3,
      low: '4',
      high: '10',
      weighted: '5.00',
      nWeighted: 2,
      leftOut: ['d'],
    })
  })

  it('is none when nobody reported', () => {
    expect(overheadMean([{ id: 'a', percent: notReported, basis: null }])).toMatchObject({
      mean: null,
      n: 0,
      low: null,
    })
  })
})
