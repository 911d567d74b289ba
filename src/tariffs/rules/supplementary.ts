import { Decimal } from '#figures/decimal.ts'
import { formatPercent } from '#figures/format.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { productOfRatios, quotientOfRatios, type Ratio, ratio, sumRatios } from '#figures/ratio.ts'
import type { Finding } from '../model/findings.ts'
import type { RuleSet } from '../model/rule-set.ts'

export type SupplementaryInput = {
  /** Pay with holiday and pension, without pay for working hours. */
  hourlyCost: DecimalText
  /** 0 on working days from 6 to 17. */
  nightFactor: DecimalText
  overheadFactor: DecimalText
  absenceFactor: DecimalText
}

export type AbsenceReading = RuleSet['terms']['absenceReading']['value']

/**
 * The hourly rate of a supplementary service (tillægsydelse).
 *
 * The source contradicts itself on absence: its formula has it inside the hourly cost ("med korrektion for fravær"), its
 * worked example adds it to the other factors. Both readings are here and the rule set says which.
 *
 * @param reading - `added`: cost x (1 + night + overhead + absence); `in-hourly-cost`: cost x (1 + absence) x (1 + night + overhead)
 * @returns kr. an hour, unrounded
 * @source styringsaftale-2022, annex 2: 206 x (1 + 0,25 + 0,05 + 0,33) = 335,78; by the formula it would be 356,174
 */
export function supplementaryRate(input: SupplementaryInput, reading: AbsenceReading): Ratio {
  const [cost, night, overhead, absence] = [
    input.hourlyCost,
    input.nightFactor,
    input.overheadFactor,
    input.absenceFactor,
  ].map((value) => ratio(value, '1')) as [Ratio, Ratio, Ratio, Ratio]
  const one = ratio('1', '1')
  if (reading === 'added') return productOfRatios(cost, sumRatios([one, night, overhead, absence]))
  return productOfRatios(cost, sumRatios([one, absence]), sumRatios([one, night, overhead]))
}

/**
 * What a supplementary service costs a week (ugepris) for each of those who share it.
 *
 * @param rate - unrounded
 * @returns kr. a week and citizen, unrounded; null when nobody shares it
 * @source styringsaftale-2022, annex 2: 5 hours x 335,78 / 2 citizens = 839,45 kr.
 */
export function supplementaryWeek(rate: Ratio, hoursPerWeek: DecimalText, citizensSharing: DecimalText): Ratio | null {
  if (new Decimal(citizensSharing).lte(0)) return null
  return quotientOfRatios(productOfRatios(rate, ratio(hoursPerWeek, '1')), ratio(citizensSharing, '1'))
}

/**
 * Whether the overhead on a supplementary service (overhead på tillægsydelse) is within the limit.
 *
 * @returns a warning above it; null otherwise
 * @source styringsaftale-2022, annex 2: up to 5 %
 */
export function supplementaryOverhead(overheadFactor: DecimalText, { terms }: RuleSet): Finding | null {
  const percent = new Decimal(overheadFactor).times(100)
  const { value, clause } = terms.supplementOverheadMaxPercent
  if (percent.lte(value)) return null
  const [found, expected] = [formatPercent(percent.toFixed()), `højst ${formatPercent(value)}`]
  const message = `Overhead på tillægsydelsen er ${found}; ventet er ${expected}. Skriv hvorfor.`
  const id = 'supplement-overhead-high'
  const base = { id, severity: 'warning', path: 'overheadFactor', message, found, expected } as const
  return { ...base, source: clause, reasonDemanded: true }
}
