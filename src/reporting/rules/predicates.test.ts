import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, interval, notReported, unknown } from '#figures/quantity.ts'
import type { LineValues, Predicate } from '../model.ts'
import { breaches } from './predicates.ts'

const six = { used: exact('6.4'), places: exact('6') }

type Case = [what: string, predicate: Predicate, line: LineValues, previous: LineValues, fields: string[]]

const required: Predicate = { kind: 'required', field: 'used' }
const bounds: Predicate = { kind: 'bounds', field: 'used', min: '0', max: '9' }
const ratio: Predicate = { kind: 'ratio', numerator: 'used', denominator: 'places', min: '80', max: '100' }
const change: Predicate = { kind: 'change', field: 'places', percent: '10' }
const zero: Predicate = { kind: 'zero-after-use', field: 'used' }
const without: Predicate = { kind: 'zero-without', field: 'used', base: 'places' }
const requires: Predicate = { kind: 'requires', when: 'closed', fields: ['from', 'to'] }
const sum: Predicate = { kind: 'sum', field: 'total', of: ['a', 'b'] }
const comment: Predicate = { kind: 'needs-comment', field: 'comment', when: ratio }

const cases: Case[] = [
  ['a number answers', required, { used: exact('0') }, {}, []],
  ['"?" answers', required, { used: unknown }, {}, []],
  ['blank does not', required, { used: notReported }, {}, ['used']],
  ['nothing there does not', required, {}, {}, ['used']],
  ['an empty text does not', required, { used: { text: '  ' } }, {}, ['used']],

  ['the ends belong to the bounds', bounds, { used: exact('9') }, {}, []],
  ['above', bounds, { used: exact('9.1') }, {}, ['used']],
  ['below', bounds, { used: exact('-1') }, {}, ['used']],
  ['an interval must lie within', bounds, { used: interval('8', '10') }, {}, ['used']],
  ['"?" is not judged', bounds, { used: unknown }, {}, []],

  ['107 % is above 100', ratio, six, {}, ['used']],
  ['100 % is not', ratio, { used: exact('6'), places: exact('6') }, {}, []],
  ['80 % exactly is enough', ratio, { used: exact('4.8'), places: exact('6') }, {}, []],
  ['79.99 % is not', ratio, { used: exact('4.7994'), places: exact('6') }, {}, ['used']],
  ['no places give no percentage', ratio, { used: exact('3'), places: exact('0') }, {}, []],
  ['a missing side gives none', ratio, { used: exact('3') }, {}, []],
  ['an interval that may be too low', ratio, { used: interval('4', '6'), places: exact('6') }, {}, ['used']],
  ['places that may be 0 leave no upper limit', ratio, { used: exact('1'), places: interval('0', '1') }, {}, ['used']],

  ['10 % more is found', change, { places: exact('11') }, { places: exact('10') }, ['places']],
  ['9.9 % is not', change, { places: exact('10.99') }, { places: exact('10') }, []],
  ['10 % less is found', change, { places: exact('9') }, { places: exact('10') }, ['places']],
  ['from 0 to something', change, { places: exact('1') }, { places: exact('0') }, ['places']],
  ['0 and 0 is no change', change, { places: exact('0') }, { places: exact('0') }, []],
  ['no last year, no verdict', change, { places: exact('1') }, {}, []],
  [
    'an interval that may differ so much',
    change,
    { places: interval('10', '11') },
    { places: exact('10') },
    ['places'],
  ],

  ['0 after use', zero, { used: exact('0') }, { used: exact('3') }, ['used']],
  ['0 after 0', zero, { used: exact('0') }, { used: exact('0') }, []],
  ['blank after use is not 0', zero, {}, { used: exact('3') }, []],
  ['an interval from 0 is no certain 0', zero, { used: interval('0', '1') }, { used: exact('3') }, []],

  ['use without places', without, { used: exact('3'), places: exact('0') }, {}, ['used']],
  ['no use without places', without, { used: exact('0'), places: exact('0') }, {}, []],
  ['use of places', without, { used: exact('3'), places: exact('0.1') }, {}, []],
  ['use that may be above 0', without, { used: interval('0', '1'), places: exact('0') }, {}, ['used']],
  ['places that may be above 0', without, { used: exact('3'), places: interval('0', '1') }, {}, []],
  ['places nobody gave are not 0', without, { used: exact('3') }, {}, []],
  ['"?" used is not judged', without, { used: unknown, places: exact('0') }, {}, []],

  ['closed places want both dates', requires, { closed: exact('2') }, {}, ['from', 'to']],
  ['one is there', requires, { closed: exact('2'), from: { text: '2025-01-01' } }, {}, ['to']],
  ['0 closed wants none', requires, { closed: exact('0') }, {}, []],
  ['"?" closed wants none', requires, { closed: unknown }, {}, []],

  ['parts make the sum', sum, { total: exact('5'), a: exact('2'), b: exact('3') }, {}, []],
  ['parts do not', sum, { total: exact('6'), a: exact('2'), b: exact('3') }, {}, ['total']],
  ['intervals that can meet', sum, { total: exact('6'), a: interval('2', '4'), b: exact('3') }, {}, []],
  ['intervals that cannot', sum, { total: exact('9'), a: interval('2', '4'), b: exact('3') }, {}, ['total']],
  ['a part is missing', sum, { total: exact('6'), a: exact('2') }, {}, []],

  ['107 % without a comment', comment, six, {}, ['comment']],
  ['107 % with one', comment, { ...six, comment: { text: 'Hele året' } }, {}, []],
  ['100 % needs none', comment, { used: exact('6'), places: exact('6') }, {}, []],
]

test.each(cases)('%s (%o)', (_what, predicate, line, previous, fields) => {
  expect(breaches(predicate, line, previous).map(({ field }) => field)).toEqual(fields)
})

test('says what was found and what was expected', () => {
  expect(breaches(ratio, six, {})).toEqual([
    {
      field: 'used',
      found: { da: '107 % (6,4 / 6)', en: '107% (6.4 / 6)' },
      expected: { da: '80–100 %', en: '80–100%' },
    },
  ])
})

const decimal = fc.integer({ min: 0, max: 9999 }).map((n) => (n / 10).toString())
const quantity = fc.oneof(
  decimal.map(exact),
  fc.tuple(decimal, decimal).map(([a, b]) => (Number(a) <= Number(b) ? interval(a, b) : interval(b, a))),
  fc.constant(unknown),
  fc.constant(notReported),
)

describe('for any answers', () => {
  test('an interval is found wherever one of its ends is, by all but the sum', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, places) => {
        const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a]
        const found = (used: LineValues[string]) => breaches(ratio, { used, places: exact(places) }, {}).length > 0
        expect(found(interval(low, high))).toBe(found(exact(low)) || found(exact(high)))
      }),
    )
  })

  test('unknown and blank are never judged as 0', () => {
    fc.assert(
      fc.property(quantity, fc.constantFrom(unknown, notReported), (before, used) => {
        for (const predicate of [bounds, ratio, zero]) {
          expect(breaches(predicate, { used, places: exact('6') }, { used: before })).toEqual([])
        }
      }),
    )
  })
})
