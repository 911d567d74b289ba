import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalDecimal } from './decimal.ts'
import { formatDecimal, formatQuantity } from './format.ts'
import { type ParseOptions, parseQuantity } from './parse.ts'
import { exact, interval, notReported, type Quantity, unknown } from './quantity.ts'

/** Decimals as people report them: up to 999.999.999 with up to four decimals. */
const decimals = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(4, '0')}`)

function read(text: string, options?: ParseOptions): Quantity | string {
  const result = parseQuantity(text, options)
  return result.ok ? result.quantity : `${result.code} → ${result.accepted}`
}

describe('parsing numbers in forms', () => {
  it.each<[string, Quantity]>([
    ['9,5', exact('9.5')],
    ['9.5', exact('9.5')],
    ['12.3456', exact('12.3456')],
    ['1.234', exact('1234')],
    ['1.234,5', exact('1234.5')],
    ['1.234.567,89', exact('1234567.89')],
    ['1234,5', exact('1234.5')],
    [' 12 ', exact('12')],
    ['\u00a012\u202f', exact('12')],
    ['1 234', exact('1234')],
    ['1\u00a0234', exact('1234')],
    ['1\u2009234\u2009567,5', exact('1234567.5')],
    ['0', exact('0')],
    ['6,0', exact('6')],
    ['8-10', interval('8', '10')],
    ['8–10', interval('8', '10')],
    ['8 - 10', interval('8', '10')],
    ['7,5 – 1.200', interval('7.5', '1200')],
    ['8-8', exact('8')],
    ['?', unknown],
    [' ukendt ', unknown],
    ['', notReported],
    ['  ', notReported],
    ['Ikke oplyst', notReported],
  ])('reads %j', (text, quantity) => {
    expect(read(text)).toEqual(quantity)
  })

  it.each([
    ['1.23.4', 'ambiguous-separator → 123,4'],
    ['1,2,3', 'ambiguous-separator → 12,3'],
    ['12 34', 'ambiguous-separator → 12,34'],
    ['1234.567', 'ambiguous-separator → 1234,567'],
    ['0.123', 'ambiguous-separator → 0,123'],
    ['1.234 567', 'ambiguous-separator → 1234567'],
    ['1,234.5', 'english-notation → 1.234,5'],
    ['007', 'leading-zero → 7'],
    [',5', 'incomplete → 0,5'],
    ['5,', 'incomplete → 5'],
    ['abc', 'not-a-number → 12,5'],
    ['-', 'not-a-number → 12,5'],
    ['8--10', 'not-a-number → 12,5'],
    ['8-10-12', 'not-a-number → 12,5'],
    ['1e5', 'not-a-number → 12,5'],
    ['٣', 'not-a-number → 12,5'],
    ['１２', 'not-a-number → 12,5'],
    ['8-5', 'interval-reversed → 5-8'],
    ['-5', 'negative → 5'],
    ['1234567890123456', 'too-many-digits → 999.999.999'],
  ])('refuses %j and says what would be accepted', (text, refusal) => {
    expect(read(text)).toBe(refusal)
  })

  it('reads numbers below zero only where the field allows them', () => {
    expect(read('-5', { negative: true })).toEqual(exact('-5'))
    expect(read('−1.234,5', { negative: true })).toEqual(exact('-1234.5'))
    expect(read('-0', { negative: true })).toEqual(exact('0'))
  })

  it('keeps to what the field accepts, in the suggestion too', () => {
    expect(read('2,5', { whole: true })).toBe('not-whole → 2')
    expect(read('abc', { whole: true })).toBe('not-a-number → 12')
    expect(read('1,255', { maxDecimals: 2 })).toBe('too-many-decimals → 1,26')
    expect(read('1,250', { maxDecimals: 2 })).toEqual(exact('1.25'))
    expect(read('2,0', { whole: true })).toEqual(exact('2'))
    expect(read('8-10', { intervals: false })).toBe('interval-not-allowed → 8')
    expect(read('?', { unknown: false })).toBe('unknown-not-allowed → 12')
  })

  it('refuses ten kilobytes at once', () => {
    expect(read('9'.repeat(10_240))).toBe('too-long → 12,5')
  })

  it('says the refusal in both languages with the accepted text', () => {
    expect(parseQuantity('1,234.5')).toMatchObject({
      message:
        'Tallet er skrevet på engelsk. På dansk står punktum ved tusinder og komma ved decimaler. Skriv for eksempel 1.234,5.',
      messageEn: expect.stringContaining('Write for example 1.234,5.'),
    })
  })

  it('reads back every number it has written', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(read(formatDecimal(value))).toEqual(exact(canonicalDecimal(value) as string))
      }),
    )
  })

  it('reads back every quantity it has written', () => {
    const quantities = fc.oneof(
      decimals.map(exact),
      fc.tuple(decimals, decimals).map(([a, b]) => (Number(a) <= Number(b) ? interval(a, b) : interval(b, a))),
      fc.constantFrom<Quantity>(unknown, notReported),
    )
    fc.assert(
      fc.property(quantities, (quantity) => {
        expect(read(formatQuantity(quantity))).toEqual(quantity)
      }),
    )
  })

  it('never throws, and always suggests a text that the same field accepts', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'0123456789.,- –?\u00a0'), maxLength: 12 }),
    )
    const options = fc.record(
      {
        whole: fc.boolean(),
        maxDecimals: fc.integer({ min: 0, max: 12 }),
        negative: fc.boolean(),
        intervals: fc.boolean(),
        unknown: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(hostile, options, (text, field) => {
        const result = parseQuantity(text, field)
        expect(result.ok || parseQuantity(result.accepted, field).ok).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
