import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatAmount } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { ratio, ratioText } from '#figures/ratio.ts'
import type { Outcome } from '../model/findings.ts'
import { toOere } from './basis.ts'

/** A year's part of a start-up loss. */
export type LossYear = { year: number; kr: DecimalText; left: DecimalText }

/**
 * How the loss of a new facility's first year is written off (tab i opstartsåret): in equal parts over the years that
 * follow. Each part is rounded to the øre and the last takes the rest, so that they sum to the loss exactly.
 *
 * @param loss - kr., above 0
 * @param years - of the rule set: 3 in 2022, where a loss otherwise has one
 * @returns an error for a loss of 0 or below: there is nothing to write off
 * @source styringsaftale-2022, section 6: over 3 years; 1.000.000 kr. is 333.333,33 + 333.333,33 + 333.333,34
 */
export function startUpLoss(loss: DecimalText, firstYear: number, years: number): Outcome<LossYear[]> {
  if (new Decimal(loss).lte(0) || years < 1) {
    const found = formatAmount(loss)
    const message = `Tabet er ${found}; ventet er et beløb over 0 kr. Uden tab afskrives intet.`
    const source = 'Styringsaftale 2022, afsnit 6 (nye tilbud)'
    const told = { path: 'loss', message, found, expected: 'over 0 kr.', source, reasonDemanded: false }
    return { ok: false, finding: { id: 'no-start-up-loss', severity: 'error', ...told } }
  }
  const part = ratioText(ratio(loss, String(years)), toOere)
  let left = new Decimal(loss)
  const rows = Array.from({ length: years }, (_, index): LossYear => {
    const kr = index === years - 1 ? left : new Decimal(part)
    left = left.minus(kr)
    return { year: firstYear + 1 + index, kr: decimalText(kr), left: decimalText(left) }
  })
  return { ok: true, value: rows }
}
