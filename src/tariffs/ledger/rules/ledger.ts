import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import type { Outcome } from '../../model/findings.ts'
import { type RetainedRow, type RetainedUse, retainedLedger } from '../../rules/retained.ts'
import { ruleSets } from '../../rules/rule-set-data.ts'
import { ruleSetOn } from '../../rules/rule-sets.ts'
import { settlementTerms } from '../../rules/settlement.ts'

export type LedgerResult = { year: number; retained: DecimalText }
export type Ledger = { rows: RetainedRow[]; left: DecimalText; expired: DecimalText }

/**
 * What an offering keeps of its surpluses (regnskab over hensættelser): each year's amount by the rules of that year, what was
 * taken of it, and what is left to be used in the year the ledger is read in or later.
 *
 * @returns an error for a use that nothing covers
 * @source styringsaftale-2022, section 5: used within 5 years after the year, here the oldest first
 */
export function ledgerOf(
  results: readonly LedgerResult[],
  uses: readonly RetainedUse[],
  asOf: number,
): Outcome<Ledger> {
  const kept = results
    .filter(({ retained }) => !/^-?0+(\.0+)?$/.test(retained))
    .map(({ year, retained }) => ({ year, kr: retained, useYears: useYearsOf(year) }))
  const found = retainedLedger(kept, uses, { retainedUseYears: 0 }, asOf)
  if (!found.ok) return found
  const sumOf = (isExpired: boolean) =>
    sumDecimals(found.value.filter(({ expired }) => expired === isExpired).map(({ left }) => left))
  return { ok: true, value: { rows: found.value, left: sumOf(false), expired: sumOf(true) } }
}

/** A result is only recorded for a year that a rule set covers. */
function useYearsOf(year: number): number {
  const found = ruleSetOn(`${year}-12-31`, ruleSets)
  return found.ok ? settlementTerms(found.value).retainedUseYears : 0
}
