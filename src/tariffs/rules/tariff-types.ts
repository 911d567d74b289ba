import { compareDates, type DateRange, daysIn, overlap } from '#figures/dates.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatDate } from '#figures/format.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { productOfRatios, quotientOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { LevelCharge, LevelPeriod } from '../model/sheet.ts'

/**
 * An individually based tariff (individuelt baseret takst): one citizen's own costs over the days of the year.
 *
 * @returns kr. a day, unrounded
 * @source styringsaftale-2022, section 5: 365 days; 1.825.000 kr. is 5.000 kr. a day
 */
export function individualTariff(yearlyCosts: readonly DecimalText[], daysPerYear: DecimalText): Ratio {
  return ratio(sumDecimals(yearlyCosts), daysPerYear)
}

/**
 * An average tariff (gennemsnitstakst): the same for all citizens of an offering, weighted by their days.
 *
 * @param citizens - budgeted costs and days of each
 * @returns kr. a day, unrounded; null without days
 * @source styringsaftale-2022, section 5: 365 days at 3.000 kr. and 365 at 5.000 kr. average 4.000 kr.
 */
export function averageTariff(citizens: readonly { cost: DecimalText; days: DecimalText }[]): Ratio | null {
  const days = sumDecimals(citizens.map((row) => row.days))
  return days === '0' ? null : ratio(sumDecimals(citizens.map(({ cost }) => cost)), days)
}

/**
 * A base tariff with its supplements (grundtakst og tillæg); a supplement may be negative.
 *
 * @returns kr. a day, exact; an error when the supplements take away more than the base
 * @source styringsaftale-2022, section 5: supplements of either sign; 2.400 + 300 - 150 = 2.550 kr.
 */
export function baseAndSupplements(base: DecimalText, supplements: readonly DecimalText[]): Outcome<DecimalText> {
  const sum = sumDecimals([base, ...supplements])
  if (!new Decimal(sum).lt(0)) return { ok: true, value: sum }
  const message = `Grundtakst og tillæg er ${sum} kr.; ventet er 0 kr. eller mere.`
  return { ok: false, finding: error('supplements-below-zero', 'supplements', message, sum, '0 kr. eller mere') }
}

/**
 * What a citizen's days cost at differentiated levels (differentieret takst): each day at the level it is dated to.
 *
 * @param levels - of one citizen; a day with two levels or none is an error, never the nearest
 * @param prices - kr. a day by level
 * @returns one row for each level period that touches `period`, oldest first
 * @source botilbud-selvskade-2021, section on tariffs: residents move up and down between 8.900, 7.500, 6.200 and 4.800 kr. a day
 */
export function levelCharges(
  levels: readonly LevelPeriod[],
  prices: Readonly<Record<string, DecimalText>>,
  period: DateRange,
): Outcome<LevelCharge[]> {
  const touching = levels
    .map((row) => ({ ...row, shared: overlap(row, period) }))
    .filter((row): row is LevelPeriod & { shared: DateRange } => row.shared !== null)
    .toSorted((a, b) => compareDates(a.shared.from, b.shared.from))
  const gap = firstGap(
    touching.map(({ shared }) => shared),
    period,
  )
  if (gap !== null) return { ok: false, finding: gap }
  const unpriced = touching.find(({ level }) => !Object.hasOwn(prices, level))
  if (unpriced !== undefined) {
    const message = `Niveauet ${unpriced.level} har ingen takst; ventet er et af: ${Object.keys(prices).join(', ')}.`
    const expected = Object.keys(prices).join(', ')
    return { ok: false, finding: error('level-without-tariff', 'levels', message, unpriced.level, expected) }
  }
  return { ok: true, value: touching.map(({ level, shared }) => charge(level, shared, prices[level] as DecimalText)) }
}

function charge(level: string, period: DateRange, perDay: DecimalText): LevelCharge {
  const days = daysIn(period)
  return { level, period, days, perDay, kr: decimalText(new Decimal(perDay).times(days)) }
}

/** The first day of the period that has two levels, or none. */
function firstGap(covered: readonly DateRange[], period: DateRange): Finding | null {
  let day = period.from
  for (const { from, to } of covered) {
    const order = compareDates(from, day)
    if (order !== 0) return levelGap(order < 0 ? from : day, order < 0 ? 'to niveauer' : 'intet niveau')
    day = to
  }
  return compareDates(day, period.to) < 0 ? levelGap(day, 'intet niveau') : null
}

function levelGap(day: string, found: string): Finding {
  const message = `Den ${formatDate(day)} har borgeren ${found}; ventet er ét niveau hver dag.`
  return error('level-not-one', 'levels', message, found, 'ét niveau hver dag')
}

/**
 * A tariff reduced for days spent elsewhere (reduktion for skole- og dagtilbud).
 *
 * @param attended - days of the week or opening days that are used, of `open`
 * @returns kr., unrounded; null when more is used than is open, or nothing is open
 * @source das-2024-01-22, item on the standard contract: 3 of 5 opening days pay 3/5 of the full tariff
 */
export function shareOfTariff(full: DecimalText, attended: DecimalText, open: DecimalText): Ratio | null {
  if (new Decimal(open).lte(0) || new Decimal(attended).gt(open) || new Decimal(attended).lt(0)) return null
  return productOfRatios(ratio(full, '1'), ratio(attended, open))
}

/**
 * A tariff less what is agreed for a citizen who attends school or day care (skole- og dagreduktion).
 *
 * @param reduction - kr. a day, 0 or more
 * @returns kr. a day, exact; never below 0; null when the reduction is larger than the tariff
 * @source botilbud-selvskade-2021, section on tariffs: level 1 is reduced when the young person attends school
 */
export function reducedTariff(full: DecimalText, reduction: DecimalText): DecimalText | null {
  const rest = new Decimal(full).minus(reduction)
  return rest.lt(0) || new Decimal(reduction).lt(0) ? null : decimalText(rest)
}

/**
 * What respite costs (aflastning): the days that were granted, whether they were used or not.
 *
 * @returns kr., exact, with the days that count and those that were used beside it
 * @source styringsaftale-2022, section 7: respite is settled on granted days; 52 granted, 40 used, 2.000 kr.: 104.000 kr.
 */
export function respiteCharge(granted: number, used: number, perDay: DecimalText) {
  return {
    days: granted,
    used,
    unused: Math.max(0, granted - used),
    kr: decimalText(new Decimal(perDay).times(granted)),
  }
}

/**
 * What may be negotiated in a tariff (forhandlet del): the hours of staff working with citizens, never the price of an
 * hour, the buildings or the administration.
 *
 * @param direct - cost of direct staff in the basis; its price per hour stays, its hours change
 * @param hours - direct hours in the basis, above 0
 * @returns the new basis, unrounded; an error when hours are 0 or below 0
 * @source styringsaftale-2022, section 5: negotiation on the amount of direct staff only; 4.000.000 of 8.000.000 kr., 10.000 hours to 9.000: 7.600.000 kr.
 */
export function negotiatedBasis(
  input: { basis: DecimalText; direct: DecimalText; hours: DecimalText },
  agreedHours: DecimalText,
): Outcome<Ratio> {
  const impossible = new Decimal(input.hours).lte(0) || new Decimal(agreedHours).lt(0)
  if (impossible || new Decimal(input.direct).gt(input.basis)) {
    const found = impossible ? `${agreedHours} af ${input.hours} timer` : `${input.direct} kr. direkte løn`
    const message = `Der kan ikke forhandles ud fra ${found}; ventet er timer over 0 og direkte løn inden for grundlaget.`
    return { ok: false, finding: error('negotiation-impossible', 'hours', message, found, 'timer over 0') }
  }
  const fixed = ratio(decimalText(new Decimal(input.basis).minus(input.direct)), '1')
  const hourPrice = quotientOfRatios(ratio(input.direct, '1'), ratio(input.hours, '1'))
  return { ok: true, value: sumRatios([fixed, productOfRatios(hourPrice, ratio(agreedHours, '1'))]) }
}

function error(id: string, path: string, message: string, found: string, expected: string): Finding {
  const source = 'Styringsaftale 2022, afsnit 5 (takstformer)'
  return { id, severity: 'error', path, message, found, expected, source, reasonDemanded: false }
}
