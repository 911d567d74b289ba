import { Decimal, decimalText } from '#figures/decimal.ts'
import { formatDate, formatDecimal } from '#figures/format.ts'
import { percentOf, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { AllocationInput, AllocationKey, AllocationResult, PartyResult } from '../model.ts'
import { combinedKey, composition, partOf, sixDecimals, times } from './components.ts'
import { idleProblems } from './idle-places.ts'
import { amountOf, decimalsOf, exactShares, keyProblems, splitUnits, unitsOf } from './split.ts'

/** A fault at its place; `code` has its sentence in the texts of the room. */
export type InputProblem = { path: string; code: string; params?: Record<string, string | number> }

/**
 * What is wrong with an allocation (fordeling) that is put together in the right form; empty when it can be computed.
 *
 * @source own rule: fixed shares sum to 100 %; socialtilsyn-nord-2022: the key for 2022 is the 0–17-year-olds of 1 April 2021
 */
export function inputProblems(input: AllocationInput): InputProblem[] {
  const { combination, key, useKey, remainder } = input
  const problems = [...keyFaults(key, 'key'), ...(useKey ? keyFaults(useKey, 'useKey') : [])]
  if (combination.kind === 'deficit-guarantee' && input.amount?.startsWith('-')) {
    problems.push({ path: 'amount', code: 'allocation.deficitNegative' })
  }
  if (combination.kind === 'supervision') {
    const expected = supervisionDay(combination.year)
    if (key.ageGroup !== '0-17' || key.referenceDate !== expected) {
      const params = { year: combination.year, before: combination.year - 1 }
      problems.push({ path: 'key.referenceDate', code: 'allocation.supervisionKey', params })
    }
  }
  if (combination.kind === 'idle-places') {
    const wrong = idleProblems(combination.rows)
    for (const { index, code, day } of wrong) {
      const place = code === 'relabelled-exceeds' ? 'relabelledDays' : 'from'
      problems.push({
        path: `combination.rows[${index}].${place}`,
        code: `allocation.idle.${code}`,
        params: { day: formatDate(day) },
      })
    }
    if (wrong.length === 0 && new Decimal(composition(input).total).gt('1e15')) {
      problems.push({ path: 'combination.rows[0].tariff', code: 'allocation.amountTooLarge' })
    }
  }
  if (typeof remainder === 'object' && problems.length === 0) {
    const known = composition(input).components.some(({ parties }) => parties.some(({ id }) => id === remainder.to))
    if (!known) problems.push({ path: 'remainder', code: 'allocation.remainderUnknown' })
  }
  return problems
}

function keyFaults(key: AllocationKey, path: string): InputProblem[] {
  const faults = keyProblems(key.parties, 'none').map((problem): InputProblem => {
    if (problem.code === 'duplicate-id') {
      const name = key.parties[problem.index]?.name ?? ''
      return { path: `${path}.parties`, code: 'allocation.duplicate', params: { name, line: problem.index + 1 } }
    }
    if (problem.code === 'negative-weight') {
      const { name = '', weight = '' } = key.parties[problem.index] ?? {}
      const params = { name, weight: formatDecimal(weight), line: problem.index + 1 }
      return { path: `${path}.parties`, code: 'allocation.negativeWeight', params }
    }
    return { path: `${path}.parties`, code: 'allocation.keyZero' }
  })
  if (key.kind !== 'shares' || faults.length > 0) return faults
  const sum = key.parties.reduce((all, { weight }) => all.plus(weight), new Decimal(0))
  if (sum.eq(100)) return []
  return [{ path: `${path}.parties`, code: 'allocation.sharesSum', params: { sum: formatDecimal(decimalText(sum)) } }]
}

/**
 * The day of the population that finances the social supervision (socialtilsyn) of a year: 2nd quarter of the year before.
 *
 * @source socialtilsyn-nord-2022, "Objektiv finansiering": the budget of 2022 follows the 0–17-year-olds of the 2nd quarter of 2021, Aalborg 39.428 of 120.469
 */
export function supervisionDay(year: number): string {
  return `${year - 1}-04-01`
}

/**
 * An allocation (fordeling) computed in full: parts, exact shares, amounts rounded once, and the remainder by its rule.
 * The same input gives the same result on every machine.
 *
 * @param input - without `inputProblems`
 * @source botilbud-selvskade-2021, scenarie 1: 4.275.000 kr. over eleven municipalities gives Aalborg 1.590.106 kr. (37,20 %)
 */
export function allocationResult(input: AllocationInput): AllocationResult {
  const { decimals, remainder } = input
  const { total, steps, components } = composition(input)
  const key = combinedKey(components)
  const shares = exactShares(key)
  const { units, moved } = splitUnits(unitsOf(total, decimals), key, remainder)
  const amount = ratio(total, '1')
  const sum = amountOf(
    units.reduce((all, unit) => all + unit, 0n),
    decimals,
  )
  const difference = new Decimal(sum).minus(total)
  const parties = key.ids.map((id, index): PartyResult => {
    const parts = components.map((component) => partOf(component, total, id))
    const share = shares[index] as Ratio
    return {
      id,
      name: key.names[index] as string,
      weights: parts.map((part) => part?.weight ?? null),
      parts: parts.map((part) => part?.part ?? null),
      percent: ratioText(percentOf(share), { rule: 'half-away-from-zero', decimals: 2 }),
      exact: sixDecimals(times(share, amount)),
      amount: amountOf(units[index] as bigint, decimals),
      remainder: amountOf(moved[index] as bigint, decimals),
    }
  })
  return {
    total,
    steps,
    components: components.map(({ id, label, share, formula }) => ({
      id,
      label,
      formula,
      percent: ratioText(percentOf(share), { rule: 'half-away-from-zero', decimals: 2 }),
      amount: sixDecimals(times(share, amount)),
    })),
    parties,
    sum,
    difference: difference.toFixed(Math.max(decimals, difference.decimalPlaces())),
    notes: decimalsOf(total) > decimals ? ['total-rounded'] : [],
  }
}
