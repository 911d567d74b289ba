import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRatios } from '#figures/ratio.ts'
import { amountOf, exactShares, keyProblems, type Party, preparedKey, splitUnits, unitsOf } from './split.ts'

const party = (id: string, weight: string): Party => ({ id, weight })
const split = (total: bigint, weights: string[], remainder: Parameters<typeof splitUnits>[2]) =>
  splitUnits(
    total,
    preparedKey(weights.map((weight, index) => party(String.fromCharCode(97 + index), weight))),
    remainder,
  ).units

const weightText = fc.oneof(
  fc.nat(2_000_000).map(String),
  fc.bigInt(0n, 10n ** 15n).map(String),
  fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 9 })).map(([whole, tenth]) => `${whole}.${tenth}`),
)
const keys = fc
  .array(weightText, { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight !== '0'))
  .map((weights) => weights.map((weight, index) => party(`p${index}`, weight)))
const totals = fc.bigInt(-(10n ** 15n), 10n ** 15n)
const sumOf = (units: readonly bigint[]) => units.reduce((sum, unit) => sum + unit, 0n)
const absolute = (value: bigint) => (value < 0n ? -value : value)

describe('a split amount', () => {
  it('sums exactly when the remainder is placed, and is off by half a unit a party at most when it is not', () => {
    fc.assert(
      fc.property(totals, keys, fc.nat(), (total, key, pick) => {
        const prepared = preparedKey(key)
        const named = key[pick % key.length] as Party
        expect(sumOf(splitUnits(total, prepared, 'largest-remainder').units)).toBe(total)
        expect(sumOf(splitUnits(total, prepared, { to: named.id }).units)).toBe(total)
        const off = sumOf(splitUnits(total, prepared, 'none').units) - total
        expect(absolute(off) * 2n).toBeLessThanOrEqual(BigInt(key.length))
      }),
    )
  })

  it('is less than one unit from the exact share, and gives nothing to a weight of zero', () => {
    fc.assert(
      fc.property(totals, keys, (total, key) => {
        const prepared = preparedKey(key)
        const { units } = splitUnits(total, prepared, 'largest-remainder')
        for (const [index, unit] of units.entries()) {
          const weight = prepared.weights[index] as bigint
          expect(absolute(unit * prepared.sum - total * weight)).toBeLessThan(prepared.sum)
          if (weight === 0n) expect(unit).toBe(0n)
        }
      }),
    )
  })

  it('does not depend on the order of the list', () => {
    const shuffled = keys.chain((key) =>
      fc.tuple(fc.constant(key), fc.shuffledSubarray(key, { minLength: key.length, maxLength: key.length })),
    )
    fc.assert(
      fc.property(totals, shuffled, (total, [key, other]) => {
        for (const remainder of ['largest-remainder', 'none', { to: 'p0' }] as const) {
          const amounts = (list: Party[]) => {
            const { units } = splitUnits(total, preparedKey(list), remainder)
            return new Map(list.map(({ id }, index) => [id, units[index]]))
          }
          const first = amounts(key)
          const second = amounts(other)
          for (const [id, unit] of first) expect(second.get(id)).toBe(unit)
        }
      }),
    )
  })

  it('is the same when every weight is multiplied by the same number', () => {
    fc.assert(
      fc.property(totals, keys, fc.integer({ min: 1, max: 10_000 }), (total, key, factor) => {
        const prepared = preparedKey(key)
        const larger = {
          ...prepared,
          weights: prepared.weights.map((weight) => weight * BigInt(factor)),
          sum: prepared.sum * BigInt(factor),
        }
        expect(splitUnits(total, larger, 'largest-remainder')).toEqual(splitUnits(total, prepared, 'largest-remainder'))
        expect(splitUnits(total, larger, 'none')).toEqual(splitUnits(total, prepared, 'none'))
      }),
    )
  })

  it('never gives a smaller exact share to the one whose weight grows while the others stay', () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.bigInt(1n, 10n ** 12n), (key, pick, growth) => {
        const before = preparedKey(key)
        const index = pick % key.length
        const after = {
          ...before,
          weights: before.weights.map((weight, at) => (at === index ? weight + growth : weight)),
          sum: before.sum + growth,
        }
        const [was, is] = [exactShares(before), exactShares(after)]
        expect(compareRatios(is[index] as never, was[index] as never)).toBeGreaterThanOrEqual(0)
        // Nor does the rounded amount fall: the paradoxes need two weights, the total or the list to change.
        const unit = (prepared: typeof before) =>
          splitUnits(1000n, prepared, 'largest-remainder').units[index] as bigint
        expect(unit(after)).toBeGreaterThanOrEqual(unit(before))
      }),
    )
  })

  it('turns around with its sign', () => {
    fc.assert(
      fc.property(totals, keys, (total, key) => {
        const prepared = preparedKey(key)
        for (const remainder of ['largest-remainder', 'none', { to: 'p0' }] as const) {
          const there = splitUnits(total, prepared, remainder).units
          expect(splitUnits(-total, prepared, remainder).units).toEqual(there.map((unit) => -unit))
        }
      }),
    )
  })
})

describe('the remainder', () => {
  it('goes to the largest remainders, ties to the lower id', () => {
    expect(split(100n, ['1', '1', '1'], 'largest-remainder')).toEqual([34n, 33n, 33n])
    expect(split(200n, ['1', '1', '1'], 'largest-remainder')).toEqual([67n, 67n, 66n])
    expect(split(-200n, ['1', '1', '1'], 'largest-remainder')).toEqual([-67n, -67n, -66n])
    const key = preparedKey([party('b', '1'), party('a', '1')])
    expect(splitUnits(1n, key, 'largest-remainder').units).toEqual([0n, 1n])
  })

  it('goes to the named party, plus or minus, or stays a difference', () => {
    expect(split(200n, ['1', '1', '1'], { to: 'b' })).toEqual([67n, 66n, 67n])
    expect(split(100n, ['1', '1', '1'], { to: 'c' })).toEqual([33n, 33n, 34n])
    expect(split(100n, ['1', '1', '1'], 'none')).toEqual([33n, 33n, 33n])
    expect(split(1n, ['1', '1'], 'none')).toEqual([1n, 1n])
  })
})

describe('a key', () => {
  it('is refused for what cannot be split', () => {
    expect(keyProblems([party('a', '1'), party('b', '0')], 'none')).toEqual([])
    expect(keyProblems([], 'none')).toEqual([{ code: 'zero-total-weight' }])
    expect(keyProblems([party('a', '0'), party('a', '-1')], { to: 'c' })).toEqual([
      { code: 'duplicate-id', index: 1 },
      { code: 'negative-weight', index: 1 },
      { code: 'zero-total-weight' },
      { code: 'unknown-party' },
    ])
    expect(() => preparedKey([party('a', '0')])).toThrow(RangeError)
  })

  it('may have weights with decimals', () => {
    expect(exactShares(preparedKey([party('a', '0.5'), party('b', '1')]))).toEqual([
      { numerator: 1n, denominator: 3n },
      { numerator: 2n, denominator: 3n },
    ])
  })
})

describe('units', () => {
  it.each([
    ['10.005', 2, 1001n, '10.01'],
    ['-0.5', 0, -1n, '-1'],
    ['-0.4', 0, 0n, '0'],
    ['0', 2, 0n, '0.00'],
    ['-0.05', 2, -5n, '-0.05'],
    ['1000000000000000', 2, 10n ** 17n, '1000000000000000.00'],
  ] as const)('of %s with %i decimals are %s', (amount, decimals, units, text) => {
    expect(unitsOf(amount, decimals)).toBe(units)
    expect(amountOf(units, decimals)).toBe(text)
  })
})
