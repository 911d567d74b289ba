import { Decimal } from '#figures/decimal.ts'
import { formatDecimal } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import {
  fraction,
  percentOf,
  productOfRatios,
  quotientOfRatios,
  type Ratio,
  ratio,
  ratioText,
  sumRatios,
} from '#figures/ratio.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'

const zero = fraction(0n, 1n)

/**
 * Depreciation of an asset in a year (afskrivning): equal parts over its life, none before and none after.
 *
 * @param asset - price in kr., first year in use, life in whole years
 * @returns kr., unrounded; 0 outside its life; an error for a life of 0
 * @source styringsaftale-2022, table 4, category 6; 30.000.000 kr. over 30 years from 2022 is 1.000.000 kr. in 2022 and in 2051
 */
export function depreciation(
  asset: { price: DecimalText; firstYear: number; life: number },
  year: number,
): Outcome<Ratio> {
  if (asset.life < 1 || new Decimal(asset.price).lt(0)) return { ok: false, finding: badAsset(asset) }
  const inUse = year >= asset.firstYear && year < asset.firstYear + asset.life
  return { ok: true, value: inUse ? ratio(asset.price, String(asset.life)) : zero }
}

/**
 * Value of an asset at the start of a year (restværdi): price less the depreciation of earlier years.
 * @source styringsaftale-2022, section 5, interest on fixed assets: 30.000.000 kr. over 30 years is 27.000.000 kr. after three
 */
export function bookValue(asset: { price: DecimalText; firstYear: number; life: number }, year: number): Ratio {
  const used = Math.min(Math.max(year - asset.firstYear, 0), asset.life)
  return productOfRatios(ratio(asset.price, '1'), ratio(String(asset.life - used), String(asset.life)))
}

/**
 * Interest on what is tied up (forrentning): a value at the start of the year and a yearly rate. The same rate holds for
 * a surplus and a deficit, with either sign. The operator's own loan interest is never part of it.
 *
 * @param ratePercent - yearly, market rate for fixed assets, a short-term actual rate for working capital and results
 * @returns kr., unrounded, signed like the value
 * @source styringsaftale-2022, section 5, interest: 27.000.000 kr. at 2 % is 540.000 kr.
 */
export function interest(value: Ratio, ratePercent: DecimalText): Ratio {
  return productOfRatios(value, ratio(ratePercent, '100'))
}

/**
 * Working capital (driftskapital) that interest is computed on: about two months of a year's outlay.
 * @source styringsaftale-2022, section 5: about 2 months; 12.000.000 kr. a year is 2.000.000 kr.
 */
export function workingCapital(yearlyOutlay: DecimalText, months: DecimalText = '2'): Ratio {
  return productOfRatios(ratio(yearlyOutlay, '1'), ratio(months, '12'))
}

/**
 * What a difference in assets and liabilities costs a year when a facility is taken over (annuitet).
 *
 * @param years - typically 10
 * @returns kr. a year, unrounded; without interest the equal part
 * @source styringsaftale-2022, section 5, takeover: typically a 10-year annuity; 1.000.000 kr. at 2 %: 111.326,53 kr.
 */
export function annuity(amount: DecimalText, ratePercent: DecimalText, years: number): Ratio {
  const rate = ratio(ratePercent, '100')
  if (rate.numerator === 0n) return ratio(amount, String(years))
  const growth = sumRatios([fraction(1n, 1n), rate])
  const power = Array.from({ length: years }).reduce<Ratio>((sum) => productOfRatios(sum, growth), fraction(1n, 1n))
  const discount = sumRatios([fraction(1n, 1n), { numerator: -power.denominator, denominator: power.numerator }])
  return quotientOfRatios(productOfRatios(ratio(amount, '1'), rate), discount)
}

/**
 * Pension of civil servants in a tariff (tjenestemandspension): what is really paid, or a share of the salary.
 *
 * @param actual - kr. that is really paid; null when the share is used
 * @returns kr., unrounded
 * @source styringsaftale-2022, section 5: actual, or 25 % of the salary; 480.000 kr. is 120.000 kr.
 */
export function civilServantPension(salary: DecimalText, actual: DecimalText | null, { terms }: RuleSet): Ratio {
  if (actual !== null) return ratio(actual, '1')
  return productOfRatios(ratio(salary, '1'), ratio(terms.civilServantPensionPercent.value, '100'))
}

/**
 * Whether a pension in a sheet is actual or the share of the rule set (kontrol af tjenestemandspension).
 *
 * @returns a warning when it is neither
 * @source styringsaftale-2022, section 5: actual or 25 %
 */
export function pensionFinding(
  salary: DecimalText,
  entered: DecimalText,
  actual: DecimalText | null,
  ruleSet: RuleSet,
) {
  const expected = civilServantPension(salary, actual, ruleSet)
  if (ratio(entered, '1').numerator * expected.denominator === expected.numerator) return null
  const { value, clause } = ruleSet.terms.civilServantPensionPercent
  const share = new Decimal(salary).isZero() ? null : percentOf(ratio(entered, salary))
  const found =
    share === null
      ? `${formatDecimal(entered)} kr.`
      : `${formatDecimal(percentText(share), { decimals: 1 })} % af lønnen`
  const wanted = actual === null ? `${formatDecimal(value)} % af lønnen` : `${formatDecimal(actual)} kr., som er betalt`
  const message = `Pension til tjenestemænd er ${found}; ventet er ${wanted}. Skriv hvorfor.`
  const told = { message, found, expected: wanted, source: clause, reasonDemanded: true }
  return { id: 'pension-differs', severity: 'warning', path: 'pension', ...told } satisfies Finding
}

function percentText(value: Ratio): string {
  return ratioText(value, { rule: 'half-away-from-zero', decimals: 6 })
}

function badAsset({ life, price }: { life: number; price: DecimalText }): Finding {
  const found = `${formatDecimal(price)} kr. over ${life} år`
  const message = `Aktivet er ${found}; ventet er en pris på 0 kr. eller mere og en levetid på mindst 1 år.`
  const source = 'Styringsaftale 2022, tabel 4, kategori 6 (afskrivninger)'
  const told = { message, found, expected: 'levetid på mindst 1 år', source, reasonDemanded: false }
  return { id: 'asset-without-life', severity: 'error', path: 'asset', ...told }
}

/** How a leased asset is in the tariff. */
export type Leasing = { kind: 'financial' | 'operational'; payments: boolean; depreciation: boolean; interest: boolean }

/**
 * Whether a leased asset is counted once (leasing): a financial lease by its payments or by depreciation and interest,
 * never both; an operational lease is rent.
 *
 * @source styringsaftale-2022, section 5, special rules
 */
export function leasingFinding({ kind, payments, depreciation: written, interest: borne }: Leasing): Finding | null {
  const asOwned = written || borne
  const right = kind === 'operational' ? payments && !asOwned : payments !== asOwned && (payments || (written && borne))
  if (right) return null
  const found = [payments && 'ydelser', written && 'afskrivning', borne && 'forrentning'].filter(Boolean).join(' og ')
  const expected = kind === 'operational' ? 'ydelser som husleje' : 'enten ydelser eller afskrivning og forrentning'
  const message = `Leasing indgår med ${found || 'intet'}; ventet er ${expected}.`
  const source = 'Styringsaftale 2022, afsnit 5 (leasing)'
  const told = { message, found: found || 'intet', expected, source, reasonDemanded: false }
  return { id: 'leasing-counted-wrong', severity: 'error', path: 'leasing', ...told }
}
