import { canonicalDecimal } from './decimal.ts'
import type { DecimalText } from './quantity.ts'
import type { Rounding, RoundingId } from './round.ts'

/** Exact fraction in lowest terms; the denominator is above zero. It never meets a float. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint }

/**
 * The exact ratio of two decimals.
 *
 * @throws RangeError when the denominator is zero: a rule decides what "no places" means before it divides
 */
export function ratio(numerator: DecimalText, denominator: DecimalText): Ratio {
  const top = scaled(numerator)
  const bottom = scaled(denominator)
  return fraction(top.digits * 10n ** BigInt(bottom.decimals), bottom.digits * 10n ** BigInt(top.decimals))
}

/** The fraction of two whole numbers in lowest terms. @throws RangeError when the denominator is zero */
export function fraction(numerator: bigint, denominator: bigint): Ratio {
  if (denominator === 0n) throw new RangeError('ratio with denominator 0')
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** The ratio times 100. */
export function percentOf(value: Ratio): Ratio {
  return fraction(value.numerator * 100n, value.denominator)
}

/** Difference a − b; with percentages: the change in percentage points. */
export function difference(a: Ratio, b: Ratio): Ratio {
  return fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
}

/** Exact sum of ratios; 0 for none. */
export function sumRatios(values: readonly Ratio[]): Ratio {
  return values.reduce(
    (sum, value) =>
      fraction(
        sum.numerator * value.denominator + value.numerator * sum.denominator,
        sum.denominator * value.denominator,
      ),
    fraction(0n, 1n),
  )
}

/** Exact product of ratios; 1 for none. */
export function productOfRatios(...values: readonly Ratio[]): Ratio {
  return values.reduce(
    (product, value) => fraction(product.numerator * value.numerator, product.denominator * value.denominator),
    fraction(1n, 1n),
  )
}

/** The exact quotient a / b. @throws RangeError when b is zero */
export function quotientOfRatios(a: Ratio, b: Ratio): Ratio {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Negative when a < b, 0 when equal, positive when a > b. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

/** Rounds once, from the exact value, and keeps all decimals: 320/3 to six decimals is "106.666667"; never "-0". */
export function ratioText(value: Ratio, { rule, decimals }: Rounding): string {
  const negative = value.numerator < 0n
  const top = (negative ? -value.numerator : value.numerator) * 10n ** BigInt(decimals)
  const digits = roundedQuotient(top, value.denominator, rule)
    .toString()
    .padStart(decimals + 1, '0')
  const unsigned = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative && /[1-9]/.test(unsigned) ? `-${unsigned}` : unsigned
}

/** As `ratioText`, without trailing zeros: canonical decimal text. */
export function ratioDecimal(value: Ratio, rounding: Rounding): DecimalText {
  return canonicalDecimal(ratioText(value, rounding)) as DecimalText
}

function roundedQuotient(top: bigint, bottom: bigint, rule: RoundingId): bigint {
  const quotient = top / bottom
  const twiceRest = (top % bottom) * 2n
  if (rule === 'down' || twiceRest < bottom) return quotient
  if (rule === 'half-even' && twiceRest === bottom) return quotient + (quotient % 2n)
  return quotient + 1n
}

function scaled(value: DecimalText): { digits: bigint; decimals: number } {
  const canonical = canonicalDecimal(value)
  if (canonical === null) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  const [whole = '0', decimals = ''] = canonical.split('.')
  return { digits: BigInt(whole + decimals), decimals: decimals.length }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
