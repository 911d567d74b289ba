import type { DecimalText } from '#figures/quantity.ts'
import { difference, fraction, type Ratio, ratio } from '#figures/ratio.ts'
import type { SheetFigures } from '../model.ts'
import { daysOfYear, tariffComposition } from './composition.ts'

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
  before: SheetFigures,
  now: SheetFigures,
  indexPercent: DecimalText | null,
): TariffChange | null {
  const [old, fresh] = [tariffComposition(before), tariffComposition(now)]
  if (old === null || fresh === null) return null
  const [was, is] = [perPlace(before, old), perPlace(now, fresh)]
  const indexed = indexPercent === null ? was.costs : times(was.costs, plus(whole, ratio(indexPercent, '100')))
  const stages: [Cause | null, Ratio][] = [
    [null, tariff(was.costs, was.carried, was.occupancy)],
    ...(indexPercent === null ? [] : [['indexation', tariff(indexed, was.carried, was.occupancy)] as [Cause, Ratio]]),
    ['costs', tariff(is.costs, was.carried, was.occupancy)],
    ['carried', tariff(is.costs, is.carried, was.occupancy)],
    ['occupancy', tariff(is.costs, is.carried, is.occupancy)],
  ]
  const causes = stages.flatMap(([cause, value], index) =>
    cause === null ? [] : [{ cause, part: difference(value, stages[index - 1]?.[1] as Ratio) }],
  )
  return { change: difference(fresh.perDay, old.perDay), causes }
}

const whole: Ratio = { numerator: 1n, denominator: 1n }

function perPlace(figures: SheetFigures, { costs, adjustment }: { costs: DecimalText; adjustment: DecimalText }) {
  const places = figures.places as DecimalText
  return {
    costs: ratio(costs, places),
    carried: ratio(adjustment, places),
    occupancy: ratio(figures.occupancy as DecimalText, '100'),
  }
}

function tariff(costs: Ratio, carried: Ratio, occupancy: Ratio): Ratio {
  const sum = plus(costs, carried)
  const days = BigInt(daysOfYear)
  return fraction(sum.numerator * occupancy.denominator, sum.denominator * occupancy.numerator * days)
}

function plus(a: Ratio, b: Ratio): Ratio {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

function times(a: Ratio, b: Ratio): Ratio {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}
