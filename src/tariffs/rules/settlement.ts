import { Decimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { percentOf, productOfRatios, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { Rounding } from '#figures/round.ts'
import type { RuleSet, Terms } from '../model/rule-set.ts'

/** What a rule set says of results; `termsOf` takes it from a rule set. */
export type SettlementTerms = {
  limitPercent: DecimalText
  retainedUseYears: number
  toTariffYears: number
  settlement: Terms['settlement']['value']
}

export type Settlement = {
  /** Result in percent of the basis, unrounded. */
  percent: Ratio
  /** Kept by the operator; 0 for a deficit. */
  retained: string
  /** Enters a later tariff, signed like the result: a surplus lowers it. */
  toTariff: string
  toTariffLatestYear: number | null
  useRetainedLatestYear: number | null
}

/**
 * The terms of results of a rule set (vilkår for over- og underskud).
 * @source styringsaftale-2022, section 5: 5 %, 5 years, 2 years
 */
export function settlementTerms({ terms }: RuleSet): SettlementTerms {
  return {
    limitPercent: terms.resultLimitPercent.value,
    retainedUseYears: Number(terms.retainedUseYears.value),
    toTariffYears: Number(terms.toTariffYears.value),
    settlement: terms.settlement.value,
  }
}

/**
 * What becomes of a year's result (over- og underskud).
 *
 * A surplus is kept up to the limit, to be used within some years; the rest lowers a tariff within two years. A deficit
 * up to the limit stays with the operator (savings or retained amounts); the rest raises a tariff. Where results are
 * re-settled yearly, all of it goes to the payers of the following year. Of a surplus the two parts sum to it exactly:
 * what is kept is rounded, the rest is the rest.
 *
 * @param basis - takstberegningsgrundlag of the year, above 0
 * @param result - surplus positive, deficit negative
 * @source styringsaftale-2022, section 5, example: 770.000 of 8.000.000 is 9,625 %: 400.000 kept, 370.000 into the tariff
 */
export function settleResult(
  input: { year: number; basis: DecimalText; result: DecimalText },
  terms: SettlementTerms,
  rounding: Rounding,
): Settlement {
  const { decimals } = rounding
  const percent = percentOf(ratio(input.result, input.basis))
  const whole = new Decimal(ratioText(ratio(input.result, '1'), rounding))
  if (terms.settlement === 're-settled')
    return { percent, ...parts(input.year, new Decimal(0), whole, terms, decimals) }
  const limit = productOfRatios(ratio(input.basis, '1'), ratio(terms.limitPercent, '100'))
  const rounded = new Decimal(ratioText(limit, rounding))
  if (whole.lt(0)) {
    const beyond = Decimal.min(0, whole.plus(rounded))
    return { percent, ...parts(input.year, new Decimal(0), beyond, terms, decimals) }
  }
  const kept = Decimal.min(whole, rounded)
  return { percent, ...parts(input.year, kept, whole.minus(kept), terms, decimals) }
}

function parts(year: number, retained: Decimal, toTariff: Decimal, terms: SettlementTerms, decimals: number) {
  return {
    retained: fixed(retained, decimals),
    toTariff: fixed(toTariff, decimals),
    toTariffLatestYear: toTariff.isZero() ? null : year + terms.toTariffYears,
    useRetainedLatestYear: retained.isZero() ? null : year + terms.retainedUseYears,
  }
}

/** Never "-0". */
function fixed(value: Decimal, decimals: number): string {
  return (value.isZero() ? new Decimal(0) : value).toFixed(decimals)
}
