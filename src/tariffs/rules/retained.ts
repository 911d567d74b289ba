import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatAmount } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { Finding, Outcome } from '../model/findings.ts'
import type { SettlementTerms } from './settlement.ts'

/** An amount kept of a year's surplus; `useYears` where its year had another rule than the terms given. */
export type Retained = { year: number; kr: DecimalText; useYears?: number }

/** What an amount may be used for (formål). */
export type RetainedPurpose = 'deficit' | 'efficiency' | 'quality'

/** A use of retained amounts in a year. */
export type RetainedUse = { year: number; kr: DecimalText; purpose: RetainedPurpose }

/** One amount with what was taken of it. */
export type RetainedRow = {
  year: number
  kr: DecimalText
  /** Last year it may be used in. */
  useBy: number
  used: { year: number; kr: DecimalText; purpose: RetainedPurpose }[]
  left: DecimalText
  /** Still unused after its last year: what is left must go into a tariff. */
  expired: boolean
}

type Row = Omit<RetainedRow, 'left' | 'expired'> & { rest: Decimal }

/**
 * The ledger of retained amounts (hensættelser): uses take the oldest amount first, never one that is too old or from a
 * later year, and never more than there is.
 *
 * @param uses - any order; those of one year in the order given
 * @param asOf - the year the ledger is read in; what is unused after its last year has expired
 * @returns the amounts with what was taken of each, oldest first; an error for a use that is not covered
 * @source styringsaftale-2022, section 5: used within 5 years after the year; 400.000 kr. of 2020 by 2025
 */
export function retainedLedger(
  amounts: readonly Retained[],
  uses: readonly RetainedUse[],
  terms: Pick<SettlementTerms, 'retainedUseYears'>,
  asOf: number,
): Outcome<RetainedRow[]> {
  const rows = amounts
    .map(({ year, kr, useYears = terms.retainedUseYears }): Row => {
      return { year, kr, useBy: year + useYears, used: [], rest: new Decimal(kr) }
    })
    .toSorted((a, b) => a.year - b.year)
  for (const use of uses.toSorted((a, b) => a.year - b.year)) {
    const missing = take(rows, use)
    if (missing.gt(0)) return { ok: false, finding: uncovered(use, missing) }
  }
  const read = rows.map(({ rest, ...row }) => ({
    ...row,
    left: decimalText(rest),
    expired: row.useBy < asOf && rest.gt(0),
  }))
  return { ok: true, value: read }
}

/** Takes a use from the oldest amounts that may cover it. @returns what nothing covers */
function take(rows: Row[], { year, kr, purpose }: RetainedUse): Decimal {
  let missing = new Decimal(kr)
  for (const row of rows) {
    if (row.year >= year || row.useBy < year || row.rest.lte(0) || missing.lte(0)) continue
    const taken = Decimal.min(row.rest, missing)
    row.used.push({ year, kr: decimalText(taken), purpose })
    row.rest = row.rest.minus(taken)
    missing = missing.minus(taken)
  }
  return missing
}

function uncovered({ year, kr }: RetainedUse, missing: Decimal): Finding {
  const found = formatAmount(kr)
  const expected = formatAmount(decimalText(new Decimal(kr).minus(missing)))
  return {
    id: 'retained-not-covered',
    severity: 'error',
    path: 'uses',
    message: `I ${year} bruges ${found} af hensættelser; ventet er højst ${expected}, som er hensat og ikke for gammelt.`,
    found,
    expected,
    source: 'Styringsaftale 2022, afsnit 5 (hensættelser bruges inden for 5 år)',
    reasonDemanded: false,
  }
}
