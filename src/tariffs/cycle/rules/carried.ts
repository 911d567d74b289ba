import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { round } from '#figures/round.ts'
import type { Result } from '../model.ts'
import { toOere } from './composition.ts'

/** How much of a result stays with the operator, in percent of the basis. @source styringsaftale-2022, section 5: 5 % */
export const retainedLimitPercent = 5
/** Within how many years the rest must be in a tariff. @source styringsaftale-2022, section 5: "inden for 2 år" */
export const carriedWithinYears = 2

export type SettledResult = {
  /** Stays with the operator; 0 for a deficit: it is covered by savings or by what was retained before. */
  retained: DecimalText
  /** Goes into a tariff; signed like the result: a surplus lowers the tariff. */
  toTariff: DecimalText
  latestYear: number | null
}

/**
 * What a year's result (over- eller underskud) leaves: up to 5 % of the basis is not in any tariff, the rest is in one
 * within two years.
 *
 * @source styringsaftale-2022, worked example: 770.000 kr. of 8.000.000 kr.: 400.000 kr. stays, 370.000 kr. in the tariff
 */
export function settledResult(year: number, basis: DecimalText, result: DecimalText): SettledResult {
  const limit = new Decimal(basis).times(retainedLimitPercent).dividedBy(100)
  const amount = new Decimal(result)
  const beyond = Decimal.max(amount.abs().minus(limit), 0)
  const toTariff = round((amount.isNegative() ? beyond.negated() : beyond).toFixed(), toOere)
  const retained = amount.isNegative() ? '0' : amount.minus(toTariff).toFixed()
  return { retained, toTariff, latestYear: toTariff === '0' ? null : year + carriedWithinYears }
}

/**
 * What the tariff of a year takes over from earlier results (regulering fra tidligere år): a surplus lowers the basis.
 *
 * @returns signed as it stands in the sheet: a surplus is negative
 * @source styringsaftale-2022, section 5: the share above 5 % reduces or raises the tariff
 */
export function carriedInto(results: readonly Pick<Result, 'toTariff' | 'carriedYear'>[], year: number): DecimalText {
  const own = results.filter(({ carriedYear }) => carriedYear === year)
  const sum = Decimal.sum(0, ...own.map(({ toTariff }) => toTariff)).negated()
  return sum.isZero() ? '0' : sum.toFixed()
}
