import type { DecimalText } from '#figures/quantity.ts'
import { difference, productOfRatios, quotientOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'
import type { Tariff } from '../../model/sheet.ts'
import { type Calculation, tariffComposition } from './composition.ts'

export type Cause = 'indexation' | 'costs' | 'carried' | 'occupancy'
export type TariffChange = {
  change: Ratio
  /** In the order they are taken; they sum to the change exactly. Indexation only where a rate is given. */
  causes: { cause: Cause; part: Ratio }[]
}

/**
 * Why a tariff moved (årsager til ændringen): the change from one calculation to the next, split into parts that sum
 * to the whole. Costs and carried results are taken per place, so a bigger facility is not a dearer one. One thing is
 * changed at a time, in a fixed order: indexation of the old costs, the costs beyond it, what is carried from earlier
 * years, the occupancy. Another order would share joint effects otherwise; the order is part of the rule.
 *
 * @param indexPercent - what prices and wages rose from the one year to the other; null when no rate is known, then
 *   the costs hold it
 * @returns null when one of the two cannot be computed
 * @source issue "Tariffs" section 3: costs, occupancy, carried result, indexation: the parts sum to the whole
 */
export function tariffChange(
  before: Calculation,
  now: Calculation,
  indexPercent: DecimalText | null,
): TariffChange | null {
  const [old, fresh] = [tariffComposition(before), tariffComposition(now)]
  if (old === null || fresh === null) return null
  const [was, is] = [perPlace(before, old), perPlace(now, fresh)]
  const rise = indexPercent === null ? null : sumRatios([ratio('1', '1'), ratio(indexPercent, '100')])
  const stages: [Cause | null, Ratio][] = [
    [null, tariff(was.costs, was.carried, was.days)],
    ...(rise === null
      ? []
      : [['indexation', tariff(productOfRatios(was.costs, rise), was.carried, was.days)] as [Cause, Ratio]]),
    ['costs', tariff(is.costs, was.carried, was.days)],
    ['carried', tariff(is.costs, is.carried, was.days)],
    ['occupancy', tariff(is.costs, is.carried, is.days)],
  ]
  const causes = stages.flatMap(([cause, value], index) =>
    cause === null ? [] : [{ cause, part: difference(value, stages[index - 1]?.[1] as Ratio) }],
  )
  return { change: difference(fresh.perDay, old.perDay), causes }
}

function perPlace({ figures }: Calculation, { costs, carried, placeDays }: Tariff) {
  const places = figures.places as DecimalText
  return {
    costs: ratio(costs, places),
    carried: ratio(carried, places),
    days: quotientOfRatios(placeDays, ratio(places, '1')),
  }
}

function tariff(costs: Ratio, carried: Ratio, days: Ratio): Ratio {
  return quotientOfRatios(sumRatios([costs, carried]), days)
}
