import type { IsoDate } from '#figures/dates.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { productOfRatios, quotientOfRatios, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import { type Cost, costCategories } from '../model/costs.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'
import type { SheetInput, Tariff, TariffPart } from '../model/sheet.ts'
import { ruleSets } from './rule-set-data.ts'
import { ruleSetOn } from './rule-sets.ts'
import { checkSheet } from './sheet-checks.ts'

/**
 * How a tariff is rounded (afrunding): once, to the øre, halves away from zero.
 * @source own: styringsaftale-2022 names no rounding rule and its examples round in several ways
 */
export const toOere: Rounding = { rule: 'half-away-from-zero', decimals: 2 }

/**
 * Days a tariff is spread over (belagte døgn): places x occupancy x days of the year.
 *
 * @param occupancyPercent - 95 for 95 %
 * @param days - days of a tariff year, 365 also in a leap year
 * @source styringsaftale-2022, section 5: 12 places, 85 %, 365 days: 3.723 days
 */
export function placeDays(places: DecimalText, occupancyPercent: DecimalText, days: DecimalText): Ratio {
  return productOfRatios(ratio(places, '1'), ratio(occupancyPercent, '100'), ratio(days, '1'))
}

/**
 * A tariff per day (døgntakst): the basis over the days, unrounded.
 *
 * @returns null without days: no places is no tariff, not 0
 * @source das-2024-01-22, item 3: 12.489.292,58 / (12 x 0,85 x 365) = 3.354,631368 which prints as 3.355
 */
export function perDay(basis: DecimalText, days: Ratio): Ratio | null {
  return days.numerator === 0n ? null : quotientOfRatios(ratio(basis, '1'), days)
}

/**
 * A cost as it counts in the basis (fortegn): financial income lowers it.
 * @source styringsaftale-2022, table 4: category 7 is income
 */
export function signedAmount({ category, amount }: Cost): DecimalText {
  const isIncome = costCategories.some(({ key, sign }) => key === category && sign === 'income')
  return isIncome ? decimalText(new Decimal(amount).negated()) : decimalText(new Decimal(amount))
}

/**
 * The tariff of a sheet (takst) by the rule set of its year, with its parts and what the checks found. The parts and
 * what is carried sum to the tariff exactly; only the tariff itself is rounded.
 *
 * @param day - the day whose rule set counts; the first of the year unless told otherwise
 * @returns why there is no tariff: no rule set, a value that is impossible, a package that is not sold
 * @source styringsaftale-2022, table 4 and section 5: 8.000.000 kr., 12 places, 95 %: 1.922,61 kr. a day
 */
export function tariffOf(
  sheet: SheetInput,
  rows: readonly RuleSet[] = ruleSets,
  day: IsoDate = `${sheet.year}-01-01`,
): Outcome<Tariff> {
  const found = ruleSetOn(day, rows)
  if (!found.ok) return found
  const findings = [...assumedFinding(found.value), ...checkSheet(sheet, found.value)]
  const stopping = findings.find(({ severity }) => severity === 'error')
  if (stopping !== undefined) return { ok: false, finding: stopping }
  const { pricing } = found.value.terms
  return pricing.value === 'packages'
    ? packageTariff(sheet, found.value, day, findings)
    : { ok: true, value: costTariff(sheet, found.value, day, findings) }
}

function costTariff(sheet: SheetInput, ruleSet: RuleSet, day: IsoDate, findings: Finding[]): Tariff {
  const days = placeDays(sheet.places, sheet.occupancyPercent, ruleSet.terms.daysPerYear.value)
  const { costs, carried, basis } = basisOf(sheet)
  const tariff = quotientOfRatios(ratio(basis, '1'), days)
  return { ...facts(sheet, ruleSet, day, findings, days), costs, carried, basis, ...priced(tariff) }
}

/** A package costs what the rule set says, whatever the costs are: the difference is settled afterwards. */
function packageTariff(sheet: SheetInput, ruleSet: RuleSet, day: IsoDate, findings: Finding[]): Outcome<Tariff> {
  const { value: packages, clause } = ruleSet.terms.packages
  const sold = packages.find(({ id }) => id === sheet.packageId)
  if (sold === undefined) return { ok: false, finding: unknownPackage(sheet, packages, clause) }
  const days = placeDays(sheet.places, sheet.occupancyPercent, ruleSet.terms.daysPerYear.value)
  const { costs, carried, basis } = basisOf(sheet)
  const tariff = ratio(sold.perDay, '1')
  return {
    ok: true,
    value: { ...facts(sheet, ruleSet, day, findings, days), costs, carried, basis, ...priced(tariff) },
  }
}

/**
 * What a tariff must cover (takstberegningsgrundlag): the costs, and what is carried from earlier years.
 *
 * @returns `costs` net of financial income; `carried` signed, a surplus negative; `basis` their sum
 * @source styringsaftale-2022, section 5, example: 6.500.000 + 675.000 + 825.000 = 8.000.000 kr.
 */
export function basisOf({ costs, carried }: Pick<SheetInput, 'costs' | 'carried'>) {
  const net = sumDecimals(costs.map(signedAmount))
  const fromEarlier = sumDecimals(carried.map(({ kr }) => kr))
  return { costs: net, carried: fromEarlier, basis: sumDecimals([net, fromEarlier]) }
}

function facts(sheet: SheetInput, ruleSet: RuleSet, day: IsoDate, findings: Finding[], days: Ratio) {
  const { costs } = basisOf(sheet)
  const parts = sheet.costs.map((cost): TariffPart => {
    const amount = signedAmount(cost)
    const share = costs === '0' ? null : ratio(amount, costs)
    return { category: cost.category, amount, perDay: quotientOfRatios(ratio(amount, '1'), days), share }
  })
  return { ruleSetId: ruleSet.id, day, priceLevel: sheet.priceLevel, placeDays: days, parts, findings }
}

function priced(tariff: Ratio): Pick<Tariff, 'perDay' | 'perDayText'> {
  return { perDay: tariff, perDayText: ratioText(tariff, toOere) }
}

function assumedFinding(ruleSet: RuleSet): Finding[] {
  if (!ruleSet.assumed) return []
  const message = `Regelsættet "${ruleSet.title}" er antaget: aftalen for året er ikke lagt ind.`
  const told = { found: 'antaget regelsæt', expected: 'årets vedtagne aftale' }
  const id = 'assumed-rule-set'
  return [
    { id, severity: 'info', path: 'year', message, ...told, source: 'Programmets eget valg', reasonDemanded: false },
  ]
}

function unknownPackage(sheet: SheetInput, packages: readonly { id: string; name: string }[], clause: string): Finding {
  const expected = packages.map(({ name }) => name).join(', ')
  const found = sheet.packageId ?? 'ingen pakke'
  const message = `Pakken er ${found}; ventet er en af: ${expected}.`
  return {
    id: 'unknown-package',
    severity: 'error',
    path: 'packageId',
    message,
    found,
    expected,
    source: clause,
    reasonDemanded: false,
  }
}
