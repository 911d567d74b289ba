import { describe, expect, test } from 'vitest'
import { exact, notReported, unknown } from '#figures/quantity.ts'
import { computedFormat, computedFormula } from '../excel/rules/layout.ts'
import { templateDefinition } from '../model/definition.ts'
import type { LineValues, Predicate, TemplateComputed, TemplateDefinition } from '../model.ts'
import { breaches } from './predicates.ts'
import { computedValue, validate } from './validate.ts'

const rate: TemplateComputed = {
  key: 'price',
  label: { da: 'Pris', en: 'Price' },
  kind: 'rate',
  unit: 'kr. pr. døgn',
  plus: ['pay', 'house'],
  minus: ['income'],
  per: ['places', 'use'],
  perFactor: '3.65',
  decimals: 2,
}
const number = (key: string) => ({ key, label: { da: key, en: key }, unit: 'kr.', type: 'quantity' as const })
const definition: TemplateDefinition = {
  id: 'prices',
  name: { da: 'Priser', en: 'Prices' },
  lineKind: 'offering',
  version: 1,
  validFrom: '2020-01-01',
  fields: [...['pay', 'house', 'income', 'places', 'use'].map(number), { ...number('why'), type: 'text', unit: null }],
  computed: [rate],
  rules: [
    {
      id: 'price-moved',
      severity: 'error',
      predicate: { kind: 'needs-comment', field: 'why', when: { kind: 'change', field: 'price', percent: '5' } },
      message: { da: 'Prisen er {found}; ventet er {expected}.', en: 'The price is {found}; expected {expected}.' },
      source: 'test',
      validFrom: '2020-01-01',
      validTo: null,
    },
  ],
}
const line = (values: Record<string, string>): LineValues =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, exact(value)]))
const full = { pay: '7000000', house: '1050000', income: '50000', places: '12', use: '95' }

describe('a rate', () => {
  test('is the sum divided by the product, rounded once: 8.000.000 / (12 x 95 % x 365) is 1.922,61', () => {
    expect(computedValue(rate, line(full))).toBe('1922.61')
  })

  test('keeps the øre of an amount that a float would lose', () => {
    const sum: TemplateComputed = { ...rate, minus: [], per: [], perFactor: '1' }
    expect(computedValue(sum, line({ pay: '999999999999999.01', house: '0.01' }))).toBe('999999999999999.02')
  })

  test.each([
    ['a part that is not reported', { house: notReported }],
    ['an unknown part', { use: unknown }],
    ['a divisor of 0', { places: exact('0') }],
  ])('is not computed from %s', (_what, change) => {
    expect(computedValue(rate, { ...line(full), ...change })).toBeNull()
  })

  test('is written in Excel as the same formula', () => {
    const cells: Record<string, string> = { pay: 'A5', house: 'B5', income: 'C5', places: 'D5', use: 'E5' }
    const formula = computedFormula(rate, (field) => cells[field] ?? '')
    expect(formula).toBe('IF(OR(A5="",B5="",C5="",D5="",E5=""),"",IFERROR(ROUND((A5+B5-C5)/(D5*E5*3.65),2),""))')
    expect(computedFormat(rate)).toBe('#,##0.00')
  })
})

describe('rules about a computed column', () => {
  const findings = (now: LineValues, before: LineValues) =>
    validate(definition, [{ lineId: 'a', name: 'A', values: now }], { a: before }, [])

  test('find a rate that moved 5 % or more and ask for words', () => {
    const [found] = findings(line({ ...full, pay: '7400000' }), line(full))
    expect(found).toMatchObject({ field: 'why', message: { da: expect.stringContaining('2.018,75 mod 1.922,61') } })
  })

  test('are silent below the limit and once the words are there', () => {
    expect(findings(line({ ...full, pay: '7300000' }), line(full))).toEqual([])
    expect(findings({ ...line({ ...full, pay: '7400000' }), why: { text: 'Flere' } }, line(full))).toEqual([])
  })

  test('a definition may name the column where a number is asked for, and no column that is not there', () => {
    expect(templateDefinition.safeParse(definition).success).toBe(true)
    const wrong = { ...definition, computed: [] }
    expect(templateDefinition.safeParse(wrong).error?.issues.map(({ message }) => message)).toEqual([
      'reporting.unknownField',
    ])
  })
})

describe('a specification', () => {
  const sum: Predicate = { kind: 'sum', field: 'total', of: ['a', 'b'], parts: 'given' }

  test('must add up as soon as one part is given', () => {
    expect(breaches(sum, line({ total: '500', a: '300' }), {})).toMatchObject([
      { field: 'total', found: { da: '500' }, expected: { da: '300' } },
    ])
    expect(breaches(sum, line({ total: '500', a: '300', b: '200' }), {})).toEqual([])
  })

  test('is not judged while no part is given', () => {
    expect(breaches(sum, line({ total: '500' }), {})).toEqual([])
  })
})
