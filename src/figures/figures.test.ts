import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalDecimal, Decimal, decimalOf, isDecimalText } from './decimal.ts'
import { exact, interval, notReported, type Quantity, sumQuantities, unknown } from './quantity.ts'
import { compareRatios, difference, percentOf, ratio, ratioDecimal, ratioText } from './ratio.ts'
import { type RoundingId, round, roundFixed, roundingText } from './round.ts'

const decimals = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, fraction]) => canonicalDecimal(`${whole}.${String(fraction).padStart(3, '0')}`) as string)
const roundings = fc.record({
  rule: fc.constantFrom<RoundingId>('half-away-from-zero', 'half-even', 'down'),
  decimals: fc.integer({ min: 0, max: 4 }),
})

describe('decimals made once', () => {
  it('are those of their text, however many there are', () => {
    fc.assert(
      fc.property(decimals, (text) => decimalOf(text).toFixed() === text && decimalOf(text).eq(new Decimal(text))),
    )
    const many = Array.from({ length: 25_000 }, (_, n) => `${n}.5`)
    expect(many.filter((text) => decimalOf(text).toFixed() !== text)).toEqual([])
    expect(decimalOf('0.5').eq(0.5)).toBe(true)
  })
})

describe('decimal text', () => {
  it.each([
    ['6.40', '6.4'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['007.50', '7.5'],
    ['100', '100'],
    ['-12.010', '-12.01'],
  ])('writes %s as %s', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical)
    expect(isDecimalText(canonical)).toBe(true)
  })

  it.each(['', '.5', '5.', '1e3', '1,5', 'NaN', 'Infinity', '+1', ' 1', '1\n', '1'.repeat(81)])(
    'refuses %j',
    (text) => {
      expect(canonicalDecimal(text)).toBeNull()
      expect(isDecimalText(text)).toBe(false)
    },
  )
})

describe('sums of quantities', () => {
  it('adds intervals end by end and counts what is missing', () => {
    const sum = sumQuantities([exact('3'), interval('8', '10'), exact('10'), unknown, notReported, notReported])
    expect(sum).toEqual({ low: '21', high: '23', unknown: 1, notReported: 2 })
  })

  it('is not zero when nothing is known', () => {
    expect(sumQuantities([unknown, notReported])).toEqual({ low: null, high: null, unknown: 1, notReported: 1 })
  })

  it('is zero for no quantities', () => {
    expect(sumQuantities([])).toEqual({ low: '0', high: '0', unknown: 0, notReported: 0 })
  })

  it('does not depend on the order and keeps low at or below high', () => {
    const quantity = fc.oneof<fc.Arbitrary<Quantity>[]>(
      decimals.map(exact),
      fc.tuple(decimals, decimals).map(([a, b]) => (Number(a) <= Number(b) ? interval(a, b) : interval(b, a))),
      fc.constant(unknown),
      fc.constant(notReported),
    )
    fc.assert(
      fc.property(fc.array(quantity), (quantities) => {
        const sum = sumQuantities(quantities)
        expect(sumQuantities(quantities.toReversed())).toEqual(sum)
        if (sum.low !== null && sum.high !== null) expect(new Decimal(sum.low).lte(sum.high)).toBe(true)
      }),
    )
  })

  it('refuses crossed ends and texts that are no numbers', () => {
    expect(() => interval('10', '8')).toThrow(RangeError)
    expect(() => exact('6,4')).toThrow(RangeError)
  })
})

describe('rounding', () => {
  it.each<[RoundingId, string, number, string]>([
    ['half-away-from-zero', '0.5', 0, '1'],
    ['half-away-from-zero', '-0.5', 0, '-1'],
    ['half-away-from-zero', '-0.4', 0, '0'],
    ['half-away-from-zero', '1.005', 2, '1.01'],
    ['half-even', '0.5', 0, '0'],
    ['half-even', '1.5', 0, '2'],
    ['half-even', '-2.5', 0, '-2'],
    ['down', '1.99', 0, '1'],
    ['down', '-1.99', 1, '-1.9'],
  ])('%s rounds %s to %i decimals as %s', (rule, value, places, expected) => {
    expect(round(value, { rule, decimals: places })).toBe(expected)
    expect(ratioDecimal(ratio(value, '1'), { rule, decimals: places })).toBe(expected)
  })

  it('gives the same for a decimal and for the ratio that equals it', () => {
    fc.assert(
      fc.property(decimals, roundings, (value, rounding) => {
        expect(ratioText(ratio(value, '1'), rounding)).toBe(roundFixed(value, rounding))
      }),
    )
  })

  it('rounds a rounded number to itself and keeps order', () => {
    fc.assert(
      fc.property(decimals, decimals, roundings, (a, b, rounding) => {
        const [low, high] = [round(a, rounding), round(b, rounding)]
        expect(round(low, rounding)).toBe(low)
        expect(Math.sign(new Decimal(low).cmp(high)) * new Decimal(a).cmp(b)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('keeps its decimals when fixed', () => {
    expect(roundFixed('6.4', { rule: 'half-away-from-zero', decimals: 2 })).toBe('6.40')
  })

  it('is told in words', () => {
    expect(roundingText({ rule: 'half-away-from-zero', decimals: 0 })).toBe('hele tal, halve væk fra nul')
    expect(roundingText({ rule: 'half-even', decimals: 2 })).toBe('2 decimaler, halve til lige tal')
    expect(roundingText({ rule: 'down', decimals: 1 }, 'en')).toBe('1 decimal, down towards zero')
  })
})

describe('ratios', () => {
  const exactSix = { rule: 'half-away-from-zero', decimals: 6 } as const

  it('stay exact until they are rounded', () => {
    expect(ratioText(percentOf(ratio('6.4', '6')), exactSix)).toBe('106.666667')
    expect(ratio('0.1', '0.3')).toEqual({ numerator: 1n, denominator: 3n })
    expect(ratio('-1', '-2')).toEqual({ numerator: 1n, denominator: 2n })
  })

  it('never print minus zero', () => {
    expect(ratioText(ratio('-1', '10000000'), exactSix)).toBe('0.000000')
  })

  it('round as long division in decimals does', () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 1_000_000 }), roundings, (a, b, { rule, decimals }) => {
        // 60 digits never fall on a false half: a half of at most four decimals ends after five.
        const quotient = new Decimal(a).div(b).toFixed()
        const text = ratioText(ratio(String(a), String(b)), { rule, decimals })
        expect(text).toBe(roundFixed(canonicalDecimal(quotient) as string, { rule, decimals }))
      }),
    )
  })

  it('compare and subtract without loss', () => {
    expect(compareRatios(ratio('1', '3'), ratio('0.3333333333', '1'))).toBe(1)
    expect(difference(ratio('1', '2'), ratio('1', '3'))).toEqual({ numerator: 1n, denominator: 6n })
  })

  it('refuse a denominator of zero', () => {
    expect(() => ratio('1', '0.0')).toThrow(RangeError)
  })
})
