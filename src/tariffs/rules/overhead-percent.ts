import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatPercent } from '#figures/format.ts'
import { type DecimalText, highOf, isKnown, lowOf, type Quantity } from '#figures/quantity.ts'
import {
  compareRatios,
  fraction,
  productOfRatios,
  quotientOfRatios,
  type Ratio,
  ratio,
  ratioText,
  sumRatios,
} from '#figures/ratio.ts'
import type { Finding } from '../model/findings.ts'

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
 * The overhead of an operator in percent (overheadprocent): its overhead over the tariff basis.
 * @returns unrounded; null without a basis
 * @source das-2024-01-22, overhead: 400.000 kr. of 8.000.000 kr. is 5 %
 */
export function overheadPercent(overhead: DecimalText, basis: DecimalText): Ratio | null {
  return new Decimal(basis).lte(0) ? null : ratio(decimalText(new Decimal(overhead).times(100)), basis)
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
 * Whether an operator's overhead stands out from the group (overhead ud over det sædvanlige).
 *
 * @param factor - how many times the mean is remarkable: a choice of the round
 * @returns a warning above it; null otherwise, and when there is no mean
 * @source das-2024-01-22, overhead: 14,8 % is more than twice the mean of 6,87 %; the factor 2 is our own choice
 */
export function overheadOutlier(
  percent: DecimalText,
  { mean }: OverheadMean,
  factor: DecimalText = '2',
): Finding | null {
  if (mean === null || mean.numerator === 0n) return null
  if (compareRatios(ratio(percent, '1'), productOfRatios(mean, ratio(factor, '1'))) <= 0) return null
  const found = formatPercent(percent)
  const meanText = ratioText(mean, { rule: 'half-away-from-zero', decimals: 2 })
  const expected = `højst ${factor} gange gruppens gennemsnit på ${formatPercent(meanText, { decimals: 2 })}`
  const message = `Overhead er ${found}; ventet er ${expected}. Skriv hvorfor.`
  const source = 'DAS 22. januar 2024, overhead (gennemsnit 6,87 %); grænsen er valgt her'
  const told = { message, found, expected, source, reasonDemanded: true }
  return { id: 'overhead-outlier', severity: 'warning', path: 'overhead', ...told }
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
