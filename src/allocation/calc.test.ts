import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runNamedCalculation } from '#figures/calculation.ts'
import { allocationCalculations as calculations } from './calc.ts'

const answer = (json: unknown) => runNamedCalculation(calculations, 'allocate', json)
const two = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: '2' },
]
const base = { total: '100', unit: 'kr', key: two }

function output(json: unknown) {
  const given = answer(json)
  if (!given.ok) throw new Error(JSON.stringify(given.error))
  return given.output
}
const amounts = (json: unknown) => (output(json).result.shares as { amount: string }[]).map(({ amount }) => amount)

describe('calc allocate', () => {
  it('answers with shares in the order given, sum, difference, and a step for each share', () => {
    expect(output({ ...base, key: [{ id: 'b', name: 'Læsø', weight: 2 }, two[0]] })).toEqual({
      result: {
        shares: [
          { id: 'b', percent: '66.67', amount: '67' },
          { id: 'a', percent: '33.33', amount: '33' },
        ],
        sum: '100',
        difference: '0',
      },
      steps: [
        { id: 'weight', label: 'Nøglens vægte lagt sammen', formula: 'summen af vægtene', value: '3' },
        { id: 'share-0', label: 'Andel, Læsø (kr)', formula: '100 × 2 / 3, heraf rest 1', value: '67' },
        { id: 'share-1', label: 'Andel, a (kr)', formula: '100 × 1 / 3', value: '33' },
        {
          id: 'sum',
          label: 'Sum af andelene (kr)',
          formula: 'andele rundet ned mod nul, resten til de største rester',
          value: '100',
        },
      ],
      warnings: [],
    })
  })

  it.each([
    [{ total: 100 }, ['33', '67'], '100', '0'],
    [{ total: '100.00', decimals: 2 }, ['33.33', '66.67'], '100.00', '0.00'],
    [{ total: '-100' }, ['-33', '-67'], '-100', '0'],
    [{ total: 0 }, ['0', '0'], '0', '0'],
    [{ total: '-0.0', decimals: 1 }, ['0.0', '0.0'], '0.0', '0.0'],
    [{ total: 1, remainder: 'none', key: [two[0], { id: 'c', weight: 1 }] }, ['1', '1'], '2', '1'],
    [{ total: -1, remainder: 'none', key: [two[0], { id: 'c', weight: 1 }] }, ['-1', '-1'], '-2', '-1'],
    [{ total: 1, remainder: { to: 'c' }, key: [two[0], { id: 'c', weight: 1 }] }, ['1', '0'], '1', '0'],
    [
      { total: '1000000000000000', decimals: 2 },
      ['333333333333333.33', '666666666666666.67'],
      '1000000000000000.00',
      '0.00',
    ],
    [{ total: 1e15 }, ['333333333333333', '666666666666667'], '1000000000000000', '0'],
    [{ total: '-1e15' }, ['-333333333333333', '-666666666666667'], '-1000000000000000', '0'],
    [{ total: '1e2', key: [{ id: 'x', weight: '0' }, two[0]] }, ['0', '100'], '100', '0'],
  ])('of %j gives %j, sum %s, difference %s', (change, expected, sum, difference) => {
    const input = { ...base, ...change }
    expect(amounts(input)).toEqual(expected)
    expect(output(input).result).toMatchObject({ sum, difference })
    expect(output(input).warnings).toEqual([])
  })

  it('rounds a total that is finer than its decimals first, shows the difference and says so', () => {
    expect(output({ ...base, total: '100.55' })).toMatchObject({
      result: { sum: '101', difference: '0.45' },
      warnings: [{ code: 'total-rounded', path: 'total' }],
    })
  })

  it('warns when the remainder turns the amount of the party that takes it around', () => {
    const key = Array.from({ length: 5 }, (_, index) => ({ id: `p${index}`, weight: 1 }))
    const many = { ...base, total: 3, remainder: { to: 'p0' }, key }
    expect(amounts(many)).toEqual(['-1', '1', '1', '1', '1'])
    expect(output(many).warnings).toMatchObject([{ code: 'remainder-exceeds-share', path: 'remainder.to' }])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { extra: 1 }, 'unknown-key at extra'],
    ['an unknown field of a row', { key: [{ id: 'a', weight: 1, share: 2 }] }, 'unknown-key at key[0].share'],
    ['no total', { total: undefined }, 'missing at total'],
    ['no unit', { unit: undefined }, 'missing at unit'],
    ['no key', { key: undefined }, 'missing at key'],
    ['text as total', { total: '4.275.000' }, 'not-a-number at total'],
    ['a total beyond the limit', { total: '1000000000000000.01' }, 'out-of-range at total'],
    ['a number too large to be exact', { total: 1e16 }, 'inexact-number at total'],
    ['a total of null', { total: null }, 'wrong-type at total'],
    ['a negative weight', { key: [two[0], { id: 'b', weight: '-0.1' }] }, 'negative at key[1].weight'],
    ['a weight in words', { key: [{ id: 'a', weight: 'mange' }] }, 'not-a-number at key[0].weight'],
    ['no weight', { key: [{ id: 'a' }] }, 'missing at key[0].weight'],
    ['the same id twice', { key: [...two, { id: 'a', weight: 3 }] }, 'duplicate-id at key[2].id'],
    ['an empty key', { key: [] }, 'zero-total-weight at key'],
    ['weights of zero', { key: [{ id: 'a', weight: 0 }] }, 'zero-total-weight at key'],
    ['a rule that is not known', { remainder: 'fair' }, 'unknown-remainder at remainder'],
    ['a remainder of null', { remainder: null }, 'wrong-type at remainder'],
    ['a remainder to nobody', { remainder: {} }, 'missing at remainder.to'],
    ['a remainder to a number', { remainder: { to: 1 } }, 'wrong-type at remainder.to'],
    ['a remainder to a stranger', { remainder: { to: 'z' } }, 'unknown-party at remainder.to'],
    ['a remainder with more', { remainder: { to: 'a', and: 'b' } }, 'unknown-key at remainder.and'],
    ['too many decimals', { decimals: 11 }, 'out-of-range at decimals'],
    ['half a decimal', { decimals: 0.5 }, 'wrong-type at decimals'],
    ['an id that is a number', { key: [{ id: 851, weight: 1 }] }, 'wrong-type at key[0].id'],
    ['an empty id', { key: [{ id: '', weight: 1 }] }, 'empty-id at key[0].id'],
  ])('refuses %s', (_name, change, expected) => {
    const given = answer({ ...base, ...change })
    expect(given.ok ? 'accepted' : `${given.error.code} at ${given.error.path}`).toBe(expected)
    if (!given.ok) expect(given.error.message).toMatch(/\.$/)
  })

  it('answers for a hundred thousand parties, also when half of them stand twice', () => {
    const key = Array.from({ length: 100_000 }, (_, index) => ({ id: `p${index}`, weight: index }))
    expect(output({ ...base, total: '123456789', key }).result.sum).toBe('123456789')
    const half = key.slice(0, 50_000)
    expect(answer({ ...base, key: [...half, ...half] })).toMatchObject({ error: { path: 'key[50000].id' } })
  })

  it('answers or refuses any JSON, and never throws', () => {
    const leaf = fc.oneof(fc.constantFrom(1, '2', 'a', { to: 'a' }, 'none', two), fc.jsonValue({ maxDepth: 2 }))
    const fields = fc.constantFrom('total', 'unit', 'decimals', 'remainder', 'key')
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(fields, leaf)), (json) => {
        const given = answer(json)
        if (!given.ok) expect(given.error.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
        if (!given.ok) expect(given.error.message).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })

  it('describes its input and output for the API', () => {
    const { input, result } = calculations.allocate as NonNullable<typeof calculations.allocate>
    expect(z.toJSONSchema(input, { io: 'input' })).toMatchObject({
      additionalProperties: false,
      required: ['total', 'unit', 'key'],
      properties: { remainder: { anyOf: expect.anything() } },
    })
    expect(z.toJSONSchema(result)).toMatchObject({ required: ['shares', 'sum', 'difference'] })
  })
})
