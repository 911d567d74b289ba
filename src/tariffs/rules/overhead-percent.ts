import { Decimal, decimalText } from '#figures/decimal.ts'
import { type DecimalText, highOf, isKnown, lowOf, type Quantity } from '#figures/quantity.ts'
import { fraction, productOfRatios, quotientOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'

/** What an operator, or one unit of it, reports as its overhead of a year, in percent. */
export type OverheadRow = {
  id: string
  /** A value, a range, or blank. */
  percent: Quantity
  /** Tariff basis it is a share of, kr.; null when it is not known. */
  basis: DecimalText | null
}

export type OverheadMean = {
  /** Unweighted, one value per reporting row; null when none reported. */
  mean: Ratio | null
  n: number
  low: DecimalText | null
  high: DecimalText | null
  /** Weighted by basis, over the rows whose basis is known; null when there is none. */
  weighted: Ratio | null
  nWeighted: number
  /** Blank or unknown rows. */
  leftOut: string[]
}

/**
 * The group's mean overhead (gennemsnit af overhead) by a stated rule: one value per reporting row (each unit of an
 * operator that reports several counts), a range by its midpoint, blank rows out. The weighted mean stands beside it.
 *
 * The paper says "simpelt gennemsnit" only; of the ways to treat ranges and units this one alone gives its 6,87.
 *
 * @source das-2024-01-22, overhead table: 75,615 / 11 = 6,87 %, spread 4,10 to 17,3
 */
export function overheadMean(rows: readonly OverheadRow[]): OverheadMean {
  const known = rows.flatMap(({ percent, basis }) => (isKnown(percent) ? [{ percent, basis }] : []))
  const values = known.map(({ percent }) => midpoint(percent))
  const weighed = known.flatMap(({ percent, basis }) =>
    basis === null || new Decimal(basis).lte(0) ? [] : [{ value: midpoint(percent), weight: ratio(basis, '1') }],
  )
  const total = sumRatios(weighed.map(({ weight }) => weight))
  return {
    mean: values.length === 0 ? null : quotientOfRatios(sumRatios(values), fraction(BigInt(values.length), 1n)),
    n: values.length,
    low: extreme(
      known.map(({ percent }) => lowOf(percent)),
      'min',
    ),
    high: extreme(
      known.map(({ percent }) => highOf(percent)),
      'max',
    ),
    weighted:
      weighed.length === 0
        ? null
        : quotientOfRatios(sumRatios(weighed.map(({ value, weight }) => productOfRatios(value, weight))), total),
    nWeighted: weighed.length,
    leftOut: rows.filter(({ percent }) => !isKnown(percent)).map(({ id }) => id),
  }
}

/**
 * The one value a row counts with in a mean (midtpunkt): the middle of a range.
 * @source das-2024-01-22, overhead table: 12,3-17,3 counts as 14,8
 */
export function midpoint(percent: Extract<Quantity, { state: 'exact' | 'interval' }>): Ratio {
  const sum = sumRatios([ratio(lowOf(percent), '1'), ratio(highOf(percent), '1')])
  return fraction(sum.numerator, sum.denominator * 2n)
}

function extreme(values: readonly DecimalText[], which: 'min' | 'max'): DecimalText | null {
  return values.length === 0 ? null : decimalText(Decimal[which](...values))
}
