import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { productOfRatios, quotientOfRatios, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import { perDay, placeDays } from './basis.ts'

export type TwoPartInput = {
  /** The base part: a budget to spread over the days, or a tariff that is already set. */
  base: { budget: DecimalText } | { tariff: DecimalText }
  places: DecimalText
  occupancyPercent: DecimalText
  /** Effective cost of one direct hour, before occupancy. */
  hourlyCost: DecimalText
  hoursPerDay: DecimalText
  days: DecimalText
}

export type TwoPartTariff = {
  base: Ratio
  hourly: Ratio
  service: Ratio
  baseText: string
  hourlyText: string
  serviceText: string
  /** Base and service as rounded. */
  totalText: string
}

/**
 * A two-part tariff (todelt takst): a base per place and day, and hours at a rate that carries the empty places too.
 *
 * The hourly rate is the cost divided by the occupancy; the paper says "ganges", its figures are divided. The service
 * part is hours x the unrounded rate. Base, rate and service are each rounded once, and the total is the sum of what is
 * printed, so that a reader can add it up.
 *
 * @source das-2024-01-22, item 3, scenario 2: 12.489.292,58 kr., 12 places, 85 %, 390 kr., 8 hours: 3.355 + 3.671 = 7.026; scenario 1: 8 x 534,2466 = 4.274, where 8 x 534 is 4.272
 */
export function twoPartTariff(input: TwoPartInput, rounding: Rounding): TwoPartTariff | null {
  const base = baseOf(input)
  const occupancy = ratio(input.occupancyPercent, '100')
  if (base === null || occupancy.numerator === 0n) return null
  const hourly = quotientOfRatios(ratio(input.hourlyCost, '1'), occupancy)
  const service = productOfRatios(hourly, ratio(input.hoursPerDay, '1'))
  const [baseText, hourlyText, serviceText] = [base, hourly, service].map((value) => ratioText(value, rounding)) as [
    string,
    string,
    string,
  ]
  const totalText = new Decimal(baseText).plus(serviceText).toFixed(rounding.decimals)
  return { base, hourly, service, baseText, hourlyText, serviceText, totalText }
}

function baseOf({ base, places, occupancyPercent, days }: TwoPartInput): Ratio | null {
  if ('tariff' in base) return ratio(base.tariff, '1')
  return perDay(base.budget, placeDays(places, occupancyPercent, days))
}
