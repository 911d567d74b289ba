import { Decimal } from '#figures/decimal.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { percentOf, type Ratio, ratio } from '#figures/ratio.ts'

/** The accounts of a facility in a year as its annual report prints them. Tariff income is negative there. */
export type YearAccounts = { tariffIncome: DecimalText; expenses: readonly DecimalText[] }

/**
 * The result of a year as an annual report prints it (I alt): income as a negative amount and all expenses; positive is a
 * deficit. The gross budget is not part of it.
 *
 * @source aarsrapport-2020, ISHD 2019: -35.435.581 and five expenses are -379.146 kr.
 */
export function reportedResult({ tariffIncome, expenses }: YearAccounts): DecimalText {
  return sumDecimals([tariffIncome, ...expenses])
}

/**
 * The same result with the sign of this program (resultat): a surplus is positive.
 * @source aarsrapport-2020, ISHD 2019: a surplus of 379.146 kr.
 */
export function surplusOf(accounts: YearAccounts): DecimalText {
  const result = new Decimal(reportedResult(accounts)).negated()
  return (result.isZero() ? new Decimal(0) : result).toFixed()
}

/**
 * A result in percent of the budget (resultat i procent af budget).
 * @returns unrounded; null without a budget
 * @source aarsrapport-2020, Kvisten 2021: 4.163.952 / 75.271.732 is 5,53 %
 */
export function percentOfBudget(result: DecimalText, budget: DecimalText): Ratio | null {
  return new Decimal(budget).isZero() ? null : percentOf(ratio(result, budget))
}
