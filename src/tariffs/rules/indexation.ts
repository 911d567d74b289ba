import type { IsoDate } from '#figures/dates.ts'
import { Decimal } from '#figures/decimal.ts'
import { formatDate, formatDecimal, formatPercent } from '#figures/format.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { fraction, productOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'
import type { PricedAmount } from '../model/amounts.ts'
import { priceLevelText } from '../model/amounts.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'

/** Whose estimate a rate is: Danske Regioner for a region, the agreement of government and KL for a municipality. */
export type IndexKind = 'region' | 'municipality'

/** The expected rise of prices and wages (PL-skøn) from the year before to `year`, in percent. */
export type IndexRate = { year: number; kind: IndexKind; percent: DecimalText; source: string }

/**
 * The factor between two price levels (pris- og lønudvikling): one rate for each year between, multiplied. Backwards it
 * is the reciprocal.
 *
 * @returns exact; an error naming the first year whose rate is not known: the nearest is never taken
 * @source das-2024-01-22, standard contract 2.0: yearly on 1 January, region by Danske Regioner's estimate, municipality by that of government and KL; 2 % and 3 % are 1,0506
 */
export function indexFactor(from: number, to: number, kind: IndexKind, rates: readonly IndexRate[]): Outcome<Ratio> {
  const [low, high] = from <= to ? [from, to] : [to, from]
  let factor = fraction(1n, 1n)
  for (let year = low + 1; year <= high; year++) {
    const rate = rates.find((row) => row.year === year && row.kind === kind)
    if (rate === undefined) return { ok: false, finding: unknownRate(year, kind) }
    factor = productOfRatios(factor, sumRatios([fraction(1n, 1n), ratio(rate.percent, '100')]))
  }
  if (from <= to) return { ok: true, value: factor }
  return { ok: true, value: fraction(factor.denominator, factor.numerator) }
}

/**
 * An amount in the prices of another year (fremskrivning), unrounded.
 * @source das-2024-01-22, standard contract 2.0: 1.000 kr. in 2022 prices at 2 % and 3 % is 1.050,60 kr. in 2024 prices
 */
export function indexed(
  amount: PricedAmount,
  to: number,
  kind: IndexKind,
  rates: readonly IndexRate[],
): Outcome<{ kr: Ratio; priceLevel: number }> {
  const factor = indexFactor(amount.priceLevel, to, kind, rates)
  if (!factor.ok) return factor
  return { ok: true, value: { kr: productOfRatios(ratio(amount.kr, '1'), factor.value), priceLevel: to } }
}

/**
 * The sum of amounts of one price level (sum i samme priser).
 *
 * @returns an error when the levels differ: index them first
 * @source own: amounts always carry their price level
 */
export function sumOfPriced(amounts: readonly PricedAmount[]): Outcome<PricedAmount> {
  const levels = [...new Set(amounts.map(({ priceLevel }) => priceLevel))].toSorted((a, b) => a - b)
  const [priceLevel] = levels
  if (priceLevel !== undefined && levels.length === 1) {
    return { ok: true, value: { kr: sumDecimals(amounts.map(({ kr }) => kr)), priceLevel } }
  }
  const found = levels.map(priceLevelText).join(' og ') || 'ingen beløb'
  const message = `Beløbene er i ${found}; ventet er ét prisniveau. Regn dem om først.`
  return { ok: false, finding: finding('different-price-levels', 'priceLevel', message, found, 'ét prisniveau') }
}

/**
 * Whether a tariff may be indexed on a day (regulering på en dag): on 1 January only, never in the middle of the year.
 *
 * @returns an error for another day where the rule set has no mid-year indexation
 * @source das-2024-01-22, standard contract 2.0: each 1 January, "ikke midtvejsreguleret"
 */
export function indexationDay(day: IsoDate, { terms }: RuleSet): Finding | null {
  if (day.endsWith('-01-01') || terms.midYearIndexation.value === 'yes') return null
  const [found, expected] = [formatDate(day), '1. januar']
  const message = `Taksten reguleres ${found}; ventet er ${expected}. Der reguleres ikke midt i året.`
  return { ...finding('mid-year-indexation', 'day', message, found, expected), source: terms.midYearIndexation.clause }
}

/** A year's agreed reduction (aftalt udgiftsreduktion) in percent: of all tariffs, and by dialogue. */
export type AgreedReduction = { year: number; general: DecimalText; dialogue: DecimalText }

/**
 * The reductions agreed for 2017 to 2020 (aftalte reduktioner).
 * @source styringsaftale-2022, section 4, table: 2,0 + 1,0 + 1,0 + 1,0 = 5,0 %, half of it general and half by dialogue
 */
export const agreedReductions: readonly AgreedReduction[] = [
  { year: 2017, general: '1', dialogue: '1' },
  { year: 2018, general: '0.5', dialogue: '0.5' },
  { year: 2019, general: '0.5', dialogue: '0.5' },
  { year: 2020, general: '0.5', dialogue: '0.5' },
]

/**
 * Agreed reductions against what really happened (aftalt mod faktisk udvikling). The agreement adds the percents of the
 * years and does not compound them, and so does this.
 *
 * @param actual - realised reduction over the same years, percent; null when it is not known
 * @returns sums in percent; `difference` positive when more was reduced than agreed, null without `actual`
 * @source styringsaftale-2022, section 4, table: 5,0 % agreed, 6,1 % realised: 1,1 points more
 */
export function reductionAgainstActual(rows: readonly AgreedReduction[], actual: DecimalText | null) {
  const [general, dialogue] = [
    sumDecimals(rows.map((row) => row.general)),
    sumDecimals(rows.map((row) => row.dialogue)),
  ]
  const agreed = sumDecimals([general, dialogue])
  const difference = actual === null ? null : new Decimal(actual).minus(agreed).toFixed()
  return { general, dialogue, agreed, actual, difference }
}

/**
 * Whether an agreed reduction was met (er reduktionen nået).
 * @returns a warning below it; null when it was met or is not known
 * @source styringsaftale-2022, section 4: 6,1 % meets 5,0 %
 */
export function reductionFinding(rows: readonly AgreedReduction[], actual: DecimalText | null): Finding | null {
  const { agreed, difference } = reductionAgainstActual(rows, actual)
  if (difference === null || !difference.startsWith('-')) return null
  const [found, expected] = [formatPercent(actual as DecimalText), `mindst ${formatDecimal(agreed)} %`]
  const message = `Udgifterne er faldet ${found}; ventet er ${expected}. Skriv hvorfor.`
  const source = 'Styringsaftale 2022, afsnit 4 (udgiftsreduktion)'
  return {
    ...finding('reduction-not-met', 'actual', message, found, expected),
    severity: 'warning',
    source,
    reasonDemanded: true,
  }
}

const kindWords: Record<IndexKind, string> = { region: 'regioner', municipality: 'kommuner' }

function unknownRate(year: number, kind: IndexKind): Finding {
  const found = `intet skøn for ${kindWords[kind]} i ${year}`
  const message = `Der er ${found}; ventet er ét for hvert år. Det nærmeste år bruges ikke i stedet.`
  return finding('unknown-index-rate', 'rates', message, found, 'et skøn for hvert år')
}

function finding(id: string, path: string, message: string, found: string, expected: string): Finding {
  const source = 'Standardkontrakt 2.0, regulering af takst'
  return { id, severity: 'error', path, message, found, expected, source, reasonDemanded: false }
}
