import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import type { SheetFigures } from '../model.ts'
import { costCategories } from '../template.ts'

/**
 * A tariff is rounded once, to the øre, halves away from zero.
 * @source styringsaftale-2022: tariffs are amounts of kroner and øre; the halves are this program's choice
 */
export const toOere: Rounding = { rule: 'half-away-from-zero', decimals: 2 }

/**
 * The year of a tariff always has 365 days, in leap years too.
 * @source styringsaftale-2022, section 5: "365 dage"
 */
export const daysOfYear = 365

/** The parts of a tariff: what each category costs, per day and as a share of the basis. */
export type TariffPart = {
  key: string
  /** Signed: financial income lowers the basis. */
  amount: DecimalText
  perDay: Ratio
  shareOfBasis: Ratio | null
}

export type Composition = {
  /** Costs less financial income: what the tariff must cover before what is carried from earlier years. */
  costs: DecimalText
  adjustment: DecimalText
  basis: DecimalText
  placeDays: Ratio
  perDay: Ratio
  perDayText: DecimalText
  parts: TariffPart[]
}

/**
 * How a tariff (takst) is composed: the basis divided by the budgeted days, places x occupancy x 365, and the same for
 * each category. The parts and the adjustment sum to the tariff exactly; only the tariff is rounded.
 *
 * @returns null when a category, the adjustment, the places or the occupancy was not reported: missing is not zero
 * @source styringsaftale-2022, table 4 and section 5: 8.000.000 kr., 12 places, 95 %: 1.922,61 kr. a day
 */
export function tariffComposition(figures: SheetFigures): Composition | null {
  const { places, occupancy, adjustment } = figures
  if (places === undefined || occupancy === undefined || adjustment === undefined) return null
  const amounts = costCategories.map(({ key, sign }) => {
    const amount = figures[key]
    return amount === undefined ? null : { key, amount: sign === 'income' ? negated(amount) : amount }
  })
  if (!amounts.every((one) => one !== null)) return null
  const divisor = new Decimal(places).times(occupancy).times(daysOfYear).dividedBy(100)
  if (divisor.isZero()) return null
  const days = divisor.toFixed()
  const costs = Decimal.sum(0, ...amounts.map(({ amount }) => amount))
  const basis = costs.plus(adjustment)
  const perDay = ratio(basis.toFixed(), days)
  return {
    costs: costs.toFixed(),
    adjustment,
    basis: basis.toFixed(),
    placeDays: ratio(days, '1'),
    perDay,
    perDayText: ratioText(perDay, toOere),
    parts: amounts.map(({ key, amount }) => ({
      key,
      amount,
      perDay: ratio(amount, days),
      shareOfBasis: costs.isZero() ? null : ratio(amount, costs.toFixed()),
    })),
  }
}

/**
 * The occupancy at which the costs are just paid by a given tariff (nulpunktsbelægning), in percent.
 *
 * @returns null without places or with a tariff of 0
 * @source own: the tariff's formula solved for the occupancy
 */
export function breakEvenOccupancy(basis: DecimalText, places: DecimalText, perDay: DecimalText): Ratio | null {
  const income = new Decimal(places).times(daysOfYear).times(perDay)
  return income.lte(0) ? null : ratio(new Decimal(basis).times(100).toFixed(), income.toFixed())
}

function negated(amount: DecimalText): DecimalText {
  return new Decimal(amount).negated().toFixed().replace(/^-0$/, '0')
}
