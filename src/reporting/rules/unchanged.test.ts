import { expect, test } from 'vitest'
import { exact, notReported, unknown } from '#figures/quantity.ts'
import { beds } from '../round-fixture.ts'
import { unchangedValues } from './unchanged.ts'

const definition = {
  ...beds,
  fields: [
    ...beds.fields,
    { key: 'blocked', label: beds.name, unit: null, type: 'quantity' as const },
    { key: 'blocked_from', label: beds.name, unit: null, type: 'date' as const },
  ],
  rules: [
    ...beds.rules,
    {
      id: 'dates',
      severity: 'error' as const,
      predicate: { kind: 'requires' as const, when: 'blocked', fields: ['blocked_from'] },
      message: beds.name,
      source: 's',
      validFrom: '2020-01-01',
      validTo: null,
    },
  ],
}

test('"uændret" copies the quantities of last year, a question mark among them', () => {
  expect(unchangedValues(definition, { places: exact('6'), used: unknown })).toEqual({
    places: exact('6'),
    used: unknown,
  })
})

test('"uændret" copies neither words, dates, dated figures nor what was not reported', () => {
  const previous = {
    places: notReported,
    comment: { text: 'Ombygning' },
    blocked: exact('1'),
    blocked_from: { text: '2024-05-01' },
  }
  expect(unchangedValues(definition, previous)).toEqual({})
  expect(unchangedValues(definition, undefined)).toEqual({})
})
