import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import {
  compareRatios,
  difference,
  fraction,
  productOfRatios,
  quotientOfRatios,
  type Ratio,
  ratio,
  ratioText,
  sumRatios,
} from '#figures/ratio.ts'
import { placeDays, toOere } from './basis.ts'

/** What a tariff was computed from. `costs` net of financial income, `carried` signed as in the sheet. */
export type TariffGround = {
  costs: DecimalText
  carried: DecimalText
  places: DecimalText
  occupancyPercent: DecimalText
  daysPerYear: DecimalText
}

/**
 * The causes (årsager) in the order they are computed in.
 * @source own order, `method page` takst-aendring: the change of 492 kr. from 6.534 to 7.026 kr. is split in this order
 */
export const causes = ['indexation', 'costs', 'places', 'occupancy', 'carried'] as const
export type Cause = (typeof causes)[number]

export type CausePart = {
  cause: Cause
  /** kr. a day, unrounded; the parts sum to the change exactly. */
  exact: Ratio
  /** To the øre; the parts sum to the printed change exactly. */
  text: string
}

export type TariffChange = {
  from: string
  to: string
  change: string
  parts: CausePart[]
  /** The factor used for indexation; null when it was not known and indexation stands within costs. */
  indexation: Ratio | null
}

/**
 * Why a tariff changed (årsager til ændret takst): indexation, costs, places, occupancy and what is carried, in this
 * order, each computed with what comes before it already changed and what comes after it not. Another order would give
 * other parts of the same whole; this one is fixed, so that tariffs can be compared.
 *
 * - indexation: last year's costs in this year's prices, on last year's days
 * - costs: from there to this year's costs, on last year's days
 * - places, then occupancy: this year's costs on this year's places, then also this year's occupancy
 * - carried: what is carried per day this year less last year, each on its own days
 *
 * Printed parts are rounded to the øre; the øre that are missing or too many go to the largest part.
 *
 * @param index - factor from last year's prices to this year's; null when not known: then there is no such part
 * @returns null when one of the years has no days
 * @source own order, `method page`; das-2024-01-22, item 3: 6.534 to 7.026 kr. is a change of 492 kr.
 */
export function changeCauses(before: TariffGround, now: TariffGround, index: Ratio | null): TariffChange | null {
  const [days, daysNow] = [daysOf(before), daysOf(now)]
  const daysOfPlaces = daysOf({ ...before, places: now.places })
  if ([days, daysNow, daysOfPlaces].some(({ numerator }) => numerator === 0n)) return null
  const [costs, costsNow] = [ratio(before.costs, '1'), ratio(now.costs, '1')]
  const lifted = index === null ? costs : productOfRatios(costs, index)
  const per = quotientOfRatios
  const exact: Record<Cause, Ratio> = {
    indexation: per(difference(lifted, costs), days),
    costs: per(difference(costsNow, lifted), days),
    places: difference(per(costsNow, daysOfPlaces), per(costsNow, days)),
    occupancy: difference(per(costsNow, daysNow), per(costsNow, daysOfPlaces)),
    carried: difference(per(ratio(now.carried, '1'), daysNow), per(ratio(before.carried, '1'), days)),
  }
  const shown = causes.filter((cause) => cause !== 'indexation' || index !== null)
  return {
    ...printed(
      tariff(before, days),
      tariff(now, daysNow),
      shown.map((cause) => [cause, exact[cause]]),
    ),
    indexation: index,
  }
}

/** The printed change, and parts whose printed sum it is. */
function printed(from: Ratio, to: Ratio, parts: [Cause, Ratio][]): Omit<TariffChange, 'indexation'> {
  const [fromText, toText] = [ratioText(from, toOere), ratioText(to, toOere)]
  const change = new Decimal(toText).minus(fromText)
  const rounded = parts.map(([, exact]) => new Decimal(ratioText(exact, toOere)))
  const rest = change.minus(Decimal.sum(0, ...rounded))
  const largest = indexOfLargest(parts.map(([, exact]) => exact))
  return {
    from: fromText,
    to: toText,
    change: unsignedZero(change),
    parts: parts.map(([cause, exact], at) => {
      const own = rounded[at] as Decimal
      return { cause, exact, text: unsignedZero(at === largest ? own.plus(rest) : own) }
    }),
  }
}

/**
 * Whether causes sum to the change they explain (årsagerne giver ændringen).
 * @source own: parts sum to the whole exactly; 492 kr. is the sum of its parts
 */
export function causesSum({ parts }: Pick<TariffChange, 'parts'>): Ratio {
  return sumRatios(parts.map(({ exact }) => exact))
}

function daysOf({ places, occupancyPercent, daysPerYear }: TariffGround): Ratio {
  return placeDays(places, occupancyPercent, daysPerYear)
}

function tariff({ costs, carried }: TariffGround, days: Ratio): Ratio {
  return quotientOfRatios(sumRatios([ratio(costs, '1'), ratio(carried, '1')]), days)
}

function indexOfLargest(values: readonly Ratio[]): number {
  const size = ({ numerator, denominator }: Ratio) => fraction(numerator < 0n ? -numerator : numerator, denominator)
  return values.reduce(
    (best, value, at) => (compareRatios(size(value), size(values[best] as Ratio)) > 0 ? at : best),
    0,
  )
}

function unsignedZero(value: Decimal): string {
  return (value.isZero() ? new Decimal(0) : value).toFixed(2)
}
