import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { outputSchema, runNamedCalculation } from '#figures/calculation.ts'
import { capacityCalculations as calculations } from './calc.ts'

const runCalculation = (name: string, json: unknown) => runNamedCalculation(calculations, name, json)

const year = { from: '2024-01-01', to: '2025-01-01' }
const sixPlaces = [{ from: '2020-01-01', places: 6 }]

function result(name: string, json: unknown): Record<string, unknown> {
  const answer = runCalculation(name, json)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.output.result
}

/** "code at path", or "accepted". */
function refusal(name: string, json: unknown): string {
  const answer = runCalculation(name, json)
  return answer.ok ? 'accepted' : `${answer.error.code} at ${answer.error.path || 'the whole'}`
}

function warnings(name: string, json: unknown): string[] {
  const answer = runCalculation(name, json)
  return answer.ok ? answer.output.warnings.map((warning) => `${warning.code} at ${warning.path}`) : ['refused']
}

describe('calc occupancy', () => {
  it('answers the example of the interface to the letter', () => {
    expect(runCalculation('occupancy', { places: 6, used: 6.4 })).toEqual({
      ok: true,
      output: {
        result: { percent: '107', exact: '106.666667' },
        steps: [
          {
            id: 'exact',
            label: 'Belægning i procent, før afrunding',
            formula: 'pladsforbrug / pladser × 100 = 6,4 / 6 × 100',
            value: '106.666667',
          },
          {
            id: 'percent',
            label: 'Belægning i procent',
            formula: 'afrundet: hele tal, halve væk fra nul',
            value: '107',
          },
        ],
        warnings: [],
      },
    })
  })

  it.each([
    [{ places: '6', used: '6.40', decimals: 2 }, '106.67', '106.666667'],
    [{ places: 8, used: 0 }, '0', '0.000000'],
    [{ places: 8, used: 5, decimals: 1 }, '62.5', '62.500000'],
    [{ places: 8, used: 5 }, '63', '62.500000'],
    [{ places: 1, used: '1e1' }, '1000', '1000.000000'],
    [{ places: '0.1', used: '0.3', decimals: 1 }, '300.0', '300.000000'],
    [{ places: '999999999999999', used: 1 }, '0', '0.000000'],
  ])('of %j is %s (%s)', (input, percent, exact) => {
    expect(result('occupancy', input)).toEqual({ percent, exact })
  })

  it.each<[unknown, string]>([
    [{ places: 0, used: 1 }, 'not-positive at places'],
    [{ places: '0.00', used: 1 }, 'not-positive at places'],
    [{ places: -6, used: 1 }, 'not-positive at places'],
    [{ places: 6, used: -1 }, 'negative at used'],
    [{ used: 1 }, 'missing at places'],
    [{ places: 6 }, 'missing at used'],
    [{ places: 6, used: null }, 'wrong-type at used'],
    [{ places: true, used: 1 }, 'wrong-type at places'],
    [{ places: [6], used: 1 }, 'wrong-type at places'],
    [{ places: 6, used: Number.NaN }, 'wrong-type at used'],
    [{ places: 6, used: '6,4' }, 'not-a-number at used'],
    [{ places: 6, used: '' }, 'not-a-number at used'],
    [{ places: 6, used: ' 6' }, 'not-a-number at used'],
    [{ places: 6, used: '+6' }, 'not-a-number at used'],
    [{ places: 6, used: '06' }, 'not-a-number at used'],
    [{ places: 6, used: 'Infinity' }, 'not-a-number at used'],
    [{ places: 6, used: 1e21 }, 'inexact-number at used'],
    [{ places: 6, used: '1e15' }, 'out-of-range at used'],
    [{ places: 6, used: '1e-21' }, 'out-of-range at used'],
    [{ places: 6, used: '1e999' }, 'out-of-range at used'],
    [{ places: 6, used: '6'.repeat(100) }, 'too-long at used'],
    [{ places: 6, used: 6, decimals: -1 }, 'out-of-range at decimals'],
    [{ places: 6, used: 6, decimals: 11 }, 'out-of-range at decimals'],
    [{ places: 6, used: 6, decimals: 1.5 }, 'wrong-type at decimals'],
    [{ places: 6, used: 6, decimals: '1' }, 'wrong-type at decimals'],
    [{ places: 6, used: 6, uesd: 6 }, 'unknown-key at uesd'],
    [{ places: 6, used: 6, 'odd key': 6 }, 'unknown-key at ["odd key"]'],
    [JSON.parse('{"places":6,"used":6,"__proto__":1}'), 'unknown-key at __proto__'],
    [[], 'wrong-type at the whole'],
    [null, 'wrong-type at the whole'],
    ['6', 'wrong-type at the whole'],
  ])('refuses %j: %s', (input, expected) => {
    expect(refusal('occupancy', input)).toBe(expected)
  })
})

describe('calc occupancy-period', () => {
  it('counts from dated capacity, closed and blocked places, and bed-days', () => {
    const input = {
      period: year,
      capacity: [
        { from: '2020-01-01', to: '2024-07-01', places: 10 },
        { from: '2024-07-01', places: 12 },
      ],
      closed: [{ from: '2024-02-01', to: '2024-03-01', places: 2 }],
      blocked: [{ from: '2024-05-01', to: '2024-05-11', places: 1 }],
      bedDays: 3600,
      decimals: 1,
    }
    expect(result('occupancy-period', input)).toEqual({
      availableDays: '3970',
      usedDays: '3600',
      blockedDays: '10',
      averagePlaces: '10.846995',
      percent: '90.7',
      exact: '90.680101',
      percentWithBlocked: '90.9',
    })
  })

  it('counts the days of stays inside the period; without to, or with null, a stay is still open', () => {
    const stays = [{ from: '2023-12-01', to: '2024-01-11' }, { from: '2024-12-22' }, { from: '2024-12-31', to: null }]
    const value = result('occupancy-period', { period: year, capacity: sixPlaces, stays })
    expect(value).toMatchObject({ usedDays: '21', availableDays: '2196', averagePlaces: '6', percent: '1' })
  })

  it('has no percentage, but a warning, when there were no available days', () => {
    const closed = [{ ...year, places: 6 }]
    for (const input of [
      { period: year, capacity: [], bedDays: 0 },
      { period: year, capacity: sixPlaces, closed, bedDays: 10 },
      { period: year, capacity: [{ from: '2025-01-01', places: 6 }], bedDays: 10 },
    ]) {
      expect(result('occupancy-period', input)).toMatchObject({
        availableDays: '0',
        averagePlaces: '0',
        percent: null,
        exact: null,
        percentWithBlocked: null,
      })
      expect(warnings('occupancy-period', input)).toEqual(['no-available-days at capacity'])
    }
  })

  it('warns of stays that lie outside the period', () => {
    const stays = [{ from: '2024-01-01' }, { from: '2025-01-01' }, { from: '2023-01-01', to: '2024-01-01' }]
    expect(warnings('occupancy-period', { period: year, capacity: sixPlaces, stays })).toEqual([
      'stays-outside-period at stays[1]',
    ])
  })

  const base = { period: year, capacity: sixPlaces, bedDays: 100 }
  const { bedDays: _, ...neither } = base
  it.each<[string, unknown, string]>([
    [
      'touching rows',
      {
        ...base,
        capacity: [
          { from: '2020-01-01', to: '2024-02-01', places: 6 },
          { from: '2024-02-01', places: 7 },
        ],
      },
      'accepted',
    ],
    [
      'overlapping rows',
      {
        ...base,
        capacity: [
          { from: '2020-01-01', to: '2024-02-02', places: 6 },
          { from: '2024-02-01', places: 7 },
        ],
      },
      'capacity-overlap at capacity[1]',
    ],
    [
      'overlap before the period',
      { ...base, capacity: [...sixPlaces, { from: '2020-05-01', to: '2020-06-01', places: 7 }] },
      'capacity-overlap at capacity[1]',
    ],
    [
      'a period that ends before it begins',
      { ...base, period: { from: '2024-02-01', to: '2024-01-01' } },
      'empty-period at period.to',
    ],
    ['an empty period', { ...base, period: { from: '2024-01-01', to: '2024-01-01' } }, 'empty-period at period.to'],
    ['a period without end', { ...base, period: { from: '2024-01-01' } }, 'missing at period.to'],
    [
      'a day that does not exist',
      { ...base, period: { from: '2023-02-29', to: '2024-01-01' } },
      'invalid-date at period.from',
    ],
    ['a Danish date', { ...base, period: { from: '1.1.2024', to: '2025-01-01' } }, 'invalid-date at period.from'],
    ['a number as date', { ...base, period: { from: 20240101, to: '2025-01-01' } }, 'wrong-type at period.from'],
    [
      'an empty capacity row',
      { ...base, capacity: [{ from: '2024-01-01', to: '2024-01-01', places: 6 }] },
      'empty-period at capacity[0].to',
    ],
    ['negative places', { ...base, capacity: [{ from: '2024-01-01', places: -1 }] }, 'negative at capacity[0].places'],
    ['no places', { ...base, capacity: [{ from: '2024-01-01', places: 0 }] }, 'accepted'],
    ['closed without end', { ...base, closed: [{ from: '2024-01-01', places: 1 }] }, 'missing at closed[0].to'],
    [
      'more closed than there is',
      {
        ...base,
        closed: [
          { ...year, places: 4 },
          { ...year, places: 3 },
        ],
      },
      'closed-exceeds-capacity at closed[1]',
    ],
    [
      'a key that is not known',
      { ...base, blocked: [{ ...year, places: 1, why: 'x' }] },
      'unknown-key at blocked[0].why',
    ],
    ['negative bed-days', { ...base, bedDays: -1 }, 'negative at bedDays'],
    ['both bed-days and stays', { ...base, stays: [] }, 'bed-days-or-stays at stays'],
    ['neither bed-days nor stays', neither, 'bed-days-or-stays at bedDays'],
    [
      'a stay that ends before it begins',
      { ...neither, stays: [{ from: '2024-02-01', to: '2024-01-01' }] },
      'empty-period at stays[0].to',
    ],
    ['no capacity list', { period: year, bedDays: 1 }, 'missing at capacity'],
  ])('%s: %s', (_name, input, expected) => {
    expect(refusal('occupancy-period', input)).toBe(expected)
  })

  it('answers for a hundred thousand stays, and refuses more', () => {
    const stays = Array.from({ length: 100_000 }, () => ({ from: '2024-01-01', to: '2024-01-02' }))
    const input = { period: year, capacity: sixPlaces, stays }
    expect(result('occupancy-period', input)).toMatchObject({ usedDays: '100000' })
    expect(refusal('occupancy-period', { ...input, stays: [...stays, stays[0]] })).toBe('too-many-rows at stays')
  })
})

describe('calc growth', () => {
  it.each([
    [{ from: 10, to: 15 }, '50', '50.000000'],
    [{ from: 3, to: 2, decimals: 2 }, '-33.33', '-33.333333'],
    [{ from: 200, to: 201 }, '1', '0.500000'],
    [{ from: 200, to: 199 }, '-1', '-0.500000'],
    [{ from: 1000, to: 999.9 }, '0', '-0.010000'],
    [{ from: 100, to: -50 }, '-150', '-150.000000'],
    [{ from: '0.1', to: '0.3' }, '200', '200.000000'],
  ])('of %j is %s (%s)', (input, percent, exact) => {
    expect(result('growth', input)).toEqual({ percent, exact })
  })

  it('refuses a base that has no percentage', () => {
    expect(refusal('growth', { from: 0, to: 5 })).toBe('from-zero at from')
    expect(refusal('growth', { from: '-0.0', to: 5 })).toBe('from-zero at from')
    expect(refusal('growth', { from: -5, to: 5 })).toBe('from-negative at from')
    expect(refusal('growth', { from: 5 })).toBe('missing at to')
  })
})

describe('calc sum-intervals', () => {
  it('answers the example of the interface', () => {
    expect(result('sum-intervals', { values: [3, '8-10', '10', '?', null, ''] })).toEqual({
      low: '21',
      high: '23',
      unknown: 1,
      notReported: 2,
      text: '21–23, 1 ukendt, 2 ikke oplyst',
    })
  })

  it.each<[unknown[], string]>([
    [['8–10', '8 - 10'], '16–20'],
    [['1.5-2.5', 1.5], '3–4'],
    [[1000, '234.50'], '1.234,5'],
    [[-5, 3], '-2'],
    [[0, '0'], '0'],
    [[], '0'],
    [['0.1', '0.2'], '0,3'],
  ])('of %j reads %s', (values, text) => {
    expect(result('sum-intervals', { values })).toMatchObject({ text, unknown: 0, notReported: 0 })
  })

  it('is not zero when nothing is known, and warns', () => {
    const values = ['?', null]
    expect(result('sum-intervals', { values })).toMatchObject({
      low: null,
      high: null,
      text: '1 ukendt, 1 ikke oplyst',
    })
    expect(warnings('sum-intervals', { values })).toEqual(['no-known-values at values'])
  })

  it.each<[unknown, string]>([
    [{ values: [1, '10-8'] }, 'interval-reversed at values[1]'],
    [{ values: ['abc'] }, 'not-a-number at values[0]'],
    [{ values: ['8,5'] }, 'not-a-number at values[0]'],
    [{ values: ['8-10-12'] }, 'not-a-number at values[0]'],
    [{ values: [true] }, 'wrong-type at values[0]'],
    [{ values: [[1]] }, 'wrong-type at values[0]'],
    [{ values: 3 }, 'wrong-type at values'],
    [{}, 'missing at values'],
    [{ values: [], more: 1 }, 'unknown-key at more'],
  ])('refuses %j: %s', (input, expected) => {
    expect(refusal('sum-intervals', input)).toBe(expected)
  })
})

describe('every calculation', () => {
  const names = Object.keys(calculations)

  it('is known by name, and by no name that every object has', () => {
    expect(names).toEqual(['occupancy', 'occupancy-period', 'growth', 'sum-intervals'])
    for (const name of ['tariff', 'toString', '__proto__', '']) {
      expect(refusal(name, {})).toBe('unknown-calculation at the whole')
    }
  })

  it.each(names)('%s answers or refuses any JSON, and never throws', (name) => {
    const fields = [
      'places',
      'used',
      'decimals',
      'period',
      'capacity',
      'closed',
      'blocked',
      'bedDays',
      'stays',
      'from',
      'to',
      'values',
    ]
    const leaf = fc.oneof(
      fc.constantFrom(6, '6.4', '2024-01-01', '2025-01-01', '8-10', '?', null, ''),
      fc.jsonValue({ maxDepth: 1 }),
    )
    const row = fc.dictionary(fc.constantFrom(...fields), leaf, { maxKeys: 3 })
    const shaped = fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(leaf, row, fc.array(fc.oneof(leaf, row), { maxLength: 3 })),
    )
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), shaped), (json) => {
        const answer = runCalculation(name, json)
        if (!answer.ok) expect(answer.error.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
        if (!answer.ok) expect(answer.error.message).toMatch(/\.$/)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(names)('%s describes its input and output for the API', (name) => {
    const calculation = calculations[name] as (typeof calculations)[string]
    expect(z.toJSONSchema(calculation.input, { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    })
    expect(z.toJSONSchema(outputSchema(calculation))).toMatchObject({ type: 'object' })
  })

  it('gives a result that its own description accepts', () => {
    const inputs: Record<string, unknown> = {
      occupancy: { places: 6, used: 6.4 },
      'occupancy-period': { period: year, capacity: [], bedDays: 1 },
      growth: { from: 10, to: 15 },
      'sum-intervals': { values: ['?'] },
    }
    for (const [name, calculation] of Object.entries(calculations)) {
      const answer = runCalculation(name, inputs[name])
      expect(answer.ok && outputSchema(calculation).safeParse(answer.output).success).toBe(true)
    }
  })
})
