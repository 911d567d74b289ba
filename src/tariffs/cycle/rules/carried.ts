import { Decimal } from '#figures/decimal.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import { toOere } from '../../rules/basis.ts'
import { carriedInto as dueInto } from '../../rules/carried.ts'
import { ruleSets } from '../../rules/rule-set-data.ts'
import { ruleSetOn } from '../../rules/rule-sets.ts'
import { settlementTerms, settleResult } from '../../rules/settlement.ts'
import type { Result } from '../model.ts'

/**
 * What a year's result (over- eller underskud) leaves by the rules of that year.
 *
 * @returns null when no rule set covers the year
 * @source styringsaftale-2022, worked example: 770.000 kr. of 8.000.000 kr.: 400.000 kr. stays, 370.000 kr. in the tariff
 */
export function settledResult(
  result: { year: number; basis: DecimalText; result: DecimalText },
  rows: readonly RuleSet[] = ruleSets,
): { retained: DecimalText; toTariff: DecimalText; latestYear: number | null } | null {
  const found = ruleSetOn(`${result.year}-12-31`, rows)
  if (!found.ok) return null
  const { retained, toTariff, toTariffLatestYear } = settleResult(result, settlementTerms(found.value), toOere)
  return { retained: plain(retained), toTariff: plain(toTariff), latestYear: toTariffLatestYear }
}

/**
 * What the tariff of a year takes over from earlier results (regulering fra tidligere år): a surplus lowers the basis. The
 * operator chose the year of each result within what the agreement gives; what an earlier sheet took over is done with.
 *
 * @returns signed as it stands in the sheet: a surplus is negative
 * @source styringsaftale-2022, section 5: the share above 5 % reduces or raises the tariff
 */
export function carriedInto(
  results: readonly Pick<Result, 'year' | 'toTariff' | 'carriedYear'>[],
  year: number,
): DecimalText {
  const parts = results.flatMap(({ carriedYear, ...part }) =>
    carriedYear === null ? [] : [{ ...part, latestYear: carriedYear, operatorId: '' }],
  )
  const taken = parts
    .filter(({ latestYear }) => latestYear < year)
    .map((part) => ({ fromYear: part.year, sheetYear: part.latestYear, kr: inSheet(part.toTariff) }))
  return sumDecimals(dueInto(year, '', parts, taken).rows.map(({ kr }) => kr))
}

const inSheet = (toTariff: DecimalText) => new Decimal(toTariff).negated().toFixed()
const plain = (text: string) => new Decimal(text).toFixed()
