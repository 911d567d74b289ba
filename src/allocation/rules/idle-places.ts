import type { IsoDate } from '#figures/dates.ts'
import { Decimal, decimalText } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { IdleRow } from '../model.ts'

/** The part of the tariff that is paid for a place-day nobody used, from a day until a day. */
export type IdleFactor = { from: IsoDate; to: IsoDate | null; percent: DecimalText }

/**
 * The dated factors (betaling for ubenyttede særlige pladser): 100 % to 31 August 2020, 75 % from 1 September 2020.
 *
 * @source vive-2021-saerlige-pladser, chapter 6: 100 % until 31 August 2020 and 75 % from 1 September 2020; the act of 2 June 2017 is the ground of the places
 */
export const idleFactors: readonly IdleFactor[] = [
  { from: '2017-06-02', to: '2020-09-01', percent: '100' },
  { from: '2020-09-01', to: null, percent: '75' },
]

export type IdleProblem = { index: number; code: 'before-rule' | 'crosses-change' | 'relabelled-exceeds'; day: IsoDate }

/**
 * What is wrong with rows of unused place-days (ubenyttede pladsdage): each must lie within one factor.
 *
 * @source vive-2021-saerlige-pladser, chapter 6: the factor changes on 1 September 2020, so August and September 2020 are two rows
 */
export function idleProblems(rows: readonly IdleRow[], factors: readonly IdleFactor[] = idleFactors): IdleProblem[] {
  return rows.flatMap((row, index): IdleProblem[] => {
    const problems: IdleProblem[] = []
    const factor = factorOn(row.from, factors)
    if (factor === undefined) problems.push({ index, code: 'before-rule', day: factors[0]?.from ?? row.from })
    else if (factor.to !== null && row.to > factor.to) problems.push({ index, code: 'crosses-change', day: factor.to })
    if (new Decimal(row.relabelledDays).gt(row.placeDays))
      problems.push({ index, code: 'relabelled-exceeds', day: row.from })
    return problems
  })
}

/**
 * What the municipalities of a region pay for a row of unused places: days without relabelled (ommærkede) ones × tariff × factor.
 *
 * @param row - without `idleProblems`
 * @returns exact amount, unrounded
 * @source vive-2021-saerlige-pladser, chapter 6: no printed example; own check: 100 days, 10 of them relabelled, at 4.000 kr. from October 2020 is 90 × 4.000 × 75 % = 270.000 kr.
 */
export function idlePayment(row: IdleRow, factors: readonly IdleFactor[] = idleFactors): DecimalText {
  const factor = factorOn(row.from, factors)
  if (factor === undefined) throw new RangeError(`no factor on ${row.from}`)
  const days = new Decimal(row.placeDays).minus(row.relabelledDays)
  return decimalText(days.times(row.tariff).times(factor.percent).div(100))
}

/**
 * The factor in force on a day; undefined before the first, never the nearest.
 *
 * @source vive-2021-saerlige-pladser, chapter 6: 31 August 2020 is 100 %, the day after 75 %
 */
export function factorOn(day: IsoDate, factors: readonly IdleFactor[] = idleFactors): IdleFactor | undefined {
  return factors.find(({ from, to }) => from <= day && (to === null || day < to))
}
