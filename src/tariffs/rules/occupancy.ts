import { Decimal } from '#figures/decimal.ts'
import { formatPercent } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { compareRatios, fraction, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'
import type { Finding } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'
import type { SheetInput } from '../model/sheet.ts'

/**
 * Whether a budgeted occupancy (budgetteret belægning) keeps within the bounds of a rule set.
 *
 * Above 100 % or not above 0 is impossible and stops. Below the lowest, which is lower for short stays, acute places and
 * respite, a reason is demanded; in a new facility's first year that is allowed and only told. Above the recommended
 * highest is told as well.
 *
 * @source styringsaftale-2022, section 5: 95-100 %, 95-98 % recommended, at least 90 % for short stays
 */
export function occupancyFindings(
  sheet: Pick<SheetInput, 'occupancyPercent' | 'stay' | 'firstYear'>,
  { terms }: RuleSet,
): Finding[] {
  const percent = new Decimal(sheet.occupancyPercent)
  const found = formatPercent(sheet.occupancyPercent)
  if (percent.lte(0) || percent.gt(terms.occupancyMax.value)) {
    const expected = `over 0 og højst ${formatPercent(terms.occupancyMax.value)}`
    return [finding('occupancy-impossible', 'error', found, expected, terms.occupancyMax.clause)]
  }
  const lowest = sheet.stay === 'ordinary' ? terms.occupancyMin : terms.occupancyMinShort
  if (percent.lt(lowest.value)) {
    const expected = `mindst ${formatPercent(lowest.value)}`
    if (sheet.firstYear) return [finding('occupancy-first-year', 'info', found, expected, lowest.clause)]
    return [finding('occupancy-low', 'warning', found, expected, lowest.clause)]
  }
  if (percent.lte(terms.recommendedMax.value)) return []
  const expected = `${formatPercent(terms.recommendedMin.value)} til ${formatPercent(terms.recommendedMax.value)} anbefales`
  return [finding('occupancy-above-recommended', 'info', found, expected, terms.recommendedMax.clause)]
}

function finding(id: string, severity: Finding['severity'], found: string, expected: string, source: string): Finding {
  const remedy: Record<Finding['severity'], string> = {
    error: 'Ret belægningen.',
    warning: 'Skriv hvorfor.',
    info: id === 'occupancy-first-year' ? 'Et nyt tilbud må budgettere lavere i sit første år.' : 'Det er tilladt.',
  }
  const message = `Budgetteret belægning er ${found}; ventet er ${expected}. ${remedy[severity]}`
  const reasonDemanded = severity === 'warning'
  return { id, severity, path: 'occupancyPercent', message, found, expected, source, reasonDemanded }
}

/**
 * The first principle for budgeting occupancy (gennemsnit af de to foregående år): the mean of two years' own percent.
 *
 * @returns the mean as percent, unrounded; null when one of the years is not known
 * @source styringsaftale-2022, section 5: 99,8 % and 94,5 % give 97,15 %
 */
export function expectedOccupancy(before: DecimalText | null, last: DecimalText | null): Ratio | null {
  if (before === null || last === null) return null
  const sum = sumRatios([ratio(before, '1'), ratio(last, '1')])
  return fraction(sum.numerator, sum.denominator * 2n)
}

/**
 * Realised occupancy (realiseret belægning): activity in percent of the capacity.
 *
 * @returns percent, unrounded; null without capacity
 * @source aarsrapport-2020, ISHD: 2.144 / 2.900 = 73,9 %
 */
export function realisedOccupancy(activity: DecimalText, capacity: DecimalText): Ratio | null {
  const whole = ratio(capacity, '1')
  if (compareRatios(whole, fraction(0n, 1n)) <= 0) return null
  const percent = ratio(activity, capacity)
  return fraction(percent.numerator * 100n, percent.denominator)
}
