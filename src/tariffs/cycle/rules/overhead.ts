import { Decimal } from '#figures/decimal.ts'
import { type Ratio, ratio } from '#figures/ratio.ts'
import { costCategories } from '../../model/costs.ts'
import type { SheetFigures } from '../model.ts'

/**
 * The share of administration in the costs (overhead): category 3 over the sum of the cost categories, income left out.
 *
 * @returns null when a category was not reported or there are no costs
 * @source styringsaftale-2022, table 4 and annex 1: administration is a category of its own and true to cost
 */
export function overheadShare(figures: SheetFigures): Ratio | null {
  const costs = costCategories.filter(({ sign }) => sign === 'cost').map(({ key }) => figures[key])
  const { cost_administration: administration } = figures
  if (administration === undefined || !costs.every((cost) => cost !== undefined)) return null
  const sum = Decimal.sum(0, ...costs)
  return sum.isZero() ? null : ratio(administration, sum.toFixed())
}
