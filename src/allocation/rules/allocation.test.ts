import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guarantee, inputOf, keyOf, nordjylland, region } from '../allocation-fixture.ts'
import type { AllocationInput, IdleRow } from '../model.ts'
import { allocationResult, inputProblems, supervisionDay } from './allocation.ts'
import { canonicalJson } from './canonical.ts'
import { combinedKey, composition } from './components.ts'
import { factorOn, idleFactors, idlePayment, idleProblems } from './idle-places.ts'
import { readPartyList } from './party-list.ts'

const amounts = (input: AllocationInput) =>
  Object.fromEntries(allocationResult(input).parties.map(({ id, amount }) => [id, amount]))
const codes = (input: AllocationInput) => inputProblems(input).map(({ code, path }) => `${code} at ${path}`)
const two = keyOf([
  ['a', 'A', 1],
  ['b', 'B', 3],
])
const use = keyOf(
  [
    ['b', 'B', 1],
    ['a', 'A', 1],
  ],
  { kind: 'use', label: 'Forbrug' },
)
const idle = (change: Partial<IdleRow> = {}): IdleRow => ({
  from: '2020-09-01',
  to: '2021-01-01',
  placeDays: '100',
  relabelledDays: '10',
  tariff: '4000',
  ...change,
})

describe('a part objective, the rest by use', () => {
  const input = inputOf({
    amount: '1000',
    key: two,
    useKey: use,
    combination: { kind: 'part-objective', percent: '10' },
  })

  it('is rounded once, from both parts together', () => {
    expect(amounts(input)).toEqual({ a: '475', b: '525' })
    const [a] = allocationResult(input).parties
    expect(a).toMatchObject({ parts: ['25.000000', '450.000000'], percent: '47.50', exact: '475.000000' })
  })

  it('puts 19/40 and 21/40 on the two parties', () => {
    const key = combinedKey(composition(input).components)
    expect(key).toMatchObject({ ids: ['a', 'b'], weights: [19n, 21n], sum: 40n })
  })

  it('is refused with a use that nobody had', () => {
    const none = keyOf([['a', 'A', 0]], { kind: 'use' })
    expect(codes({ ...input, useKey: none })).toEqual(['allocation.keyZero at useKey.parties'])
  })
})

describe('region and municipalities', () => {
  it('gives the region its percentage first', () => {
    const input = inputOf({
      amount: '1000',
      key: two,
      combination: { kind: 'region-municipality', percent: '25', party: region },
    })
    expect(amounts(input)).toEqual({ 1081: '250', a: '188', b: '563' })
    expect(allocationResult(input)).toMatchObject({ sum: '1001', difference: '1' })
    expect(amounts({ ...input, remainder: { to: '1081' } })).toEqual({ 1081: '249', a: '188', b: '563' })
  })

  it('is refused without municipalities that count', () => {
    const input = inputOf({
      key: keyOf([]),
      combination: { kind: 'region-municipality', percent: '25', party: region },
    })
    expect(codes(input)).toEqual(['allocation.keyZero at key.parties'])
  })
})

describe('the deficit guarantee', () => {
  const of = (amount: string) => inputOf({ amount, key: two, combination: guarantee })

  it('lets the operator cover all up to the limit and 25 % of the excess', () => {
    expect(amounts(of('400000'))).toEqual({ 1081: '400000', a: '0', b: '0' })
    expect(amounts(of('500000'))).toEqual({ 1081: '500000', a: '0', b: '0' })
    expect(amounts(of('900000'))).toEqual({ 1081: '600000', a: '75000', b: '225000' })
    expect(amounts(of('0'))).toEqual({ 1081: '0', a: '0', b: '0' })
    expect(allocationResult(of('900000')).steps.map(({ value }) => value)).toEqual(['500000', '400000'])
  })

  it('is refused for a surplus', () => {
    expect(codes(of('-1'))).toEqual(['allocation.deficitNegative at amount'])
  })
})

describe('unused places', () => {
  it('are paid with 100 % to 31 August 2020 and 75 % from the day after, relabelled places not at all', () => {
    expect(idlePayment(idle())).toBe('270000')
    expect(idlePayment(idle({ from: '2020-08-01', to: '2020-09-01' }))).toBe('360000')
    expect([factorOn('2020-08-31')?.percent, factorOn('2020-09-01')?.percent]).toEqual(['100', '75'])
    expect(factorOn('2017-06-01')).toBeUndefined()
    const rows = [idle({ from: '2020-08-01', to: '2020-09-01', relabelledDays: '0' }), idle({ relabelledDays: '0' })]
    const input = inputOf({ amount: null, key: two, combination: { kind: 'idle-places', rows } })
    expect(allocationResult(input)).toMatchObject({ total: '700000', sum: '700000' })
    expect(amounts(input)).toEqual({ a: '175000', b: '525000' })
  })

  it('are refused across a change of factor, before the rule, and with more relabelled than unused', () => {
    const rows = [
      idle({ from: '2020-08-31' }),
      idle({ from: '2017-06-01', to: '2017-07-01' }),
      idle({ relabelledDays: '101' }),
    ]
    expect(codes(inputOf({ amount: null, combination: { kind: 'idle-places', rows } }))).toEqual([
      'allocation.idle.crosses-change at combination.rows[0].from',
      'allocation.idle.before-rule at combination.rows[1].from',
      'allocation.idle.relabelled-exceeds at combination.rows[2].relabelledDays',
    ])
    expect(() => idlePayment(rows[1] as IdleRow)).toThrow(RangeError)
  })

  it('follow a new factor as data', () => {
    const later = [
      ...idleFactors.slice(0, 1),
      { from: '2020-09-01', to: '2026-01-01', percent: '75' },
      { from: '2026-01-01', to: null, percent: '50' },
    ]
    const row = idle({ from: '2026-01-01', to: '2026-02-01' })
    expect(idleProblems([row], later)).toEqual([])
    expect(idlePayment(row, later)).toBe('180000')
  })
})

describe('the social supervision', () => {
  it('takes the 0–17-year-olds of the 2nd quarter of the year before, and no other key', () => {
    expect(supervisionDay(2022)).toBe('2021-04-01')
    const combination = { kind: 'supervision', year: 2022 } as const
    const key = { ...two, kind: 'population', ageGroup: '0-17', referenceDate: '2021-04-01' } as const
    expect(codes(inputOf({ combination, key }))).toEqual([])
    for (const wrong of [{ ageGroup: 'total' }, { referenceDate: '2020-04-01' }] as const) {
      const refused = codes(inputOf({ combination, key: { ...key, ...wrong } }))
      expect(refused).toEqual(['allocation.supervisionKey at key.referenceDate'])
    }
  })
})

describe('a key that is put together', () => {
  it('is refused for a party that stands twice, a weight below zero and fixed shares that are not 100 %', () => {
    const wrong = keyOf([
      ['a', 'A', 1],
      ['a', 'A', '-2'],
    ])
    expect(codes(inputOf({ key: wrong }))).toEqual([
      'allocation.duplicate at key.parties',
      'allocation.negativeWeight at key.parties',
    ])
    const shares = keyOf(
      [
        ['a', 'A', '33.3'],
        ['b', 'B', '66.6'],
      ],
      { kind: 'shares' },
    )
    expect(inputProblems(inputOf({ key: shares }))).toEqual([
      { path: 'key.parties', code: 'allocation.sharesSum', params: { sum: '99,9' } },
    ])
    expect(codes(inputOf({ key: two, remainder: { to: 'c' } }))).toEqual(['allocation.remainderUnknown at remainder'])
  })

  it('gives the same as the plain split, with any percentage and either sign', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
        const plain = inputOf({ amount: String(amount), remainder: 'largest-remainder' })
        const same = {
          ...plain,
          useKey: plain.key,
          combination: { kind: 'part-objective', percent: String(percent) } as const,
        }
        expect(amounts(same)).toEqual(amounts(plain))
      }),
    )
  })

  it('says that an amount finer than its decimals was rounded', () => {
    expect(allocationResult(inputOf({ amount: '100.5', key: two }))).toMatchObject({
      sum: '101',
      difference: '0.5',
      notes: ['total-rounded'],
    })
  })
})

describe('canonical text', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: ['x', null, true] })).toBe('{"a":["x",null,true],"b":1}')
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const whole = JSON.parse(JSON.stringify(value), (_key, item) =>
          typeof item === 'number' ? Math.trunc(item % 1e9) || 0 : item,
        )
        expect(JSON.parse(canonicalJson(whole))).toEqual(whole)
        expect(canonicalJson(JSON.parse(canonicalJson(whole)))).toBe(canonicalJson(whole))
      }),
    )
    expect(() => canonicalJson({ a: 0.1 })).toThrow(RangeError)
  })
})

describe('a typed list of parties', () => {
  it('takes a semicolon or a tab, Danish numbers, and skips empty lines', () => {
    expect(readPartyList('Aalborg; 219.573\n\r\nLæsø\t1.776,5\n', true)).toEqual({
      lines: [
        { line: 1, party: 'Aalborg', weight: '219573' },
        { line: 3, party: 'Læsø', weight: '1776.5' },
      ],
      problems: [],
    })
    expect(readPartyList('Aalborg\nLæsø; 3', false).lines.map(({ party }) => party)).toEqual(['Aalborg', 'Læsø'])
  })

  it('names the line that is wrong', () => {
    expect(readPartyList('Aalborg; mange\nLæsø\nThisted; ?', true).problems).toMatchObject([
      { line: 1, code: 'number-wrong', found: 'mange' },
      { line: 2, code: 'number-missing', found: 'Læsø' },
      { line: 3, code: 'number-wrong', found: '?' },
    ])
  })
})

describe('the whole of Nordjylland', () => {
  it('is computed to the same result every time', () => {
    expect(allocationResult(inputOf())).toEqual(allocationResult(structuredClone(inputOf())))
    expect(nordjylland).toHaveLength(11)
  })
})
