import type { DecimalText } from '#figures/quantity.ts'
import {
  compareRatios,
  difference,
  fraction,
  productOfRatios,
  quotientOfRatios,
  type Ratio,
  ratio,
} from '#figures/ratio.ts'

/** What a budget says of costs and use. */
export type BudgetedUse = {
  /** kr. a year at the budgeted occupancy. */
  basis: DecimalText
  /** kr. of it that follow the days used. */
  variable: DecimalText
  occupancyPercent: DecimalText
  /** Places x budgeted occupancy x days of the year. */
  placeDays: Ratio
}

/**
 * The occupancy at which a tariff pays the costs (nulpunktsbelægning). What follows the days used is paid for each day;
 * the rest must be covered by what is left of the tariff.
 *
 * @param tariff - kr. a day
 * @returns percent, unrounded, above 100 when a full house does not pay; null when a day costs what it brings, or more
 * @source own: 8.000.000 kr., 12 places at 95 %, a tariff of 2.000 kr.: 8.000.000 / (12 x 365 x 2.000) = 91,3 %
 */
export function breakEvenOccupancy(budget: BudgetedUse, tariff: Ratio): Ratio | null {
  const variable = ratio(budget.variable, '1')
  const left = difference(productOfRatios(tariff, budget.placeDays), variable)
  if (compareRatios(left, fraction(0n, 1n)) <= 0) return null
  const fixed = difference(ratio(budget.basis, '1'), variable)
  return productOfRatios(quotientOfRatios(fixed, left), ratio(budget.occupancyPercent, '1'))
}
