import { canonicalDecimal } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { fraction, type Ratio } from '#figures/ratio.ts'

/** A party (part) of a key with its weight: a population, a use, a number that was agreed. */
export type Party = { id: string; weight: DecimalText }

/** Where the units go that are left when every share has been rounded. */
export type RemainderRule = 'largest-remainder' | 'none' | { to: string }

export type KeyProblem =
  | { code: 'duplicate-id' | 'negative-weight'; index: number }
  | { code: 'zero-total-weight' }
  | { code: 'unknown-party' }

/**
 * A key (fordelingsnøgle) made ready: weights as whole numbers on one scale, in the order given.
 * `byId` holds the positions in the order of the ids, which settles ties.
 */
export type PreparedKey = { ids: readonly string[]; weights: readonly bigint[]; sum: bigint; byId: readonly number[] }

/** Whole units (kroner, øre) by position, and how many units of the remainder a party was given or spared. */
export type Split = { units: bigint[]; moved: bigint[] }

/**
 * What is wrong with a key (fordelingsnøgle), in the order of its rows; empty when amounts can be split by it.
 *
 * @source own rule: a party counts once, a share below zero means nothing, and nothing can be split by weights that sum to 0: [{A, 0}, {A, -1}] is a duplicate, a negative weight and a zero total
 */
export function keyProblems(key: readonly Party[], remainder: RemainderRule): KeyProblem[] {
  const seen = new Set<string>()
  const problems: KeyProblem[] = []
  for (const [index, { id, weight }] of key.entries()) {
    if (seen.has(id)) problems.push({ code: 'duplicate-id', index })
    if (weight.startsWith('-')) problems.push({ code: 'negative-weight', index })
    seen.add(id)
  }
  if (!key.some(({ weight }) => weight !== '0' && !weight.startsWith('-'))) problems.push({ code: 'zero-total-weight' })
  if (typeof remainder === 'object' && !seen.has(remainder.to)) problems.push({ code: 'unknown-party' })
  return problems
}

/**
 * Makes a key (fordelingsnøgle) ready for splitting any number of amounts.
 *
 * @param key - without `keyProblems`
 * @throws RangeError when the weights sum to zero
 * @source own rule: weights of 0,5 and 1 become 5 and 10, so that shares are fractions of whole numbers
 */
export function preparedKey(key: readonly Party[]): PreparedKey {
  const decimals = key.reduce((most, { weight }) => Math.max(most, decimalsOf(weight)), 0)
  const weights = key.map(({ weight }) => scaled(weight, decimals))
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  if (sum <= 0n) throw new RangeError('the weights of a key must sum to more than zero')
  const ids = key.map(({ id }) => id)
  const byId = ids.map((_, index) => index).sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1))
  return { ids, weights, sum, byId }
}

/**
 * Splits a whole number of units (kroner, øre) over a key; percentages are never used.
 *
 * `none` rounds each exact share by itself, halves away from zero. `{ to }` does the same and gives the difference to
 * the named party. `largest-remainder` rounds all towards zero and gives one unit more to those who lost most; the
 * lower id wins a tie. A negative total is split as the positive one and turned around.
 *
 * @param total - units; the parts sum to it under every rule but `none`
 * @source styringsaftale-2022, Bilag "Udgifter/fordeling efter befolkningsstørrelse": 4.275.000 kr. over eleven municipalities gives Aalborg 4.275.000 × 219.573 / 590.322 = 1.590.106 kr.; the parts sum to 4.274.999, so the source balances nothing (`none`)
 */
export function splitUnits(total: bigint, key: PreparedKey, remainder: RemainderRule): Split {
  if (total < 0n) {
    const mirrored = splitUnits(-total, key, remainder)
    return { units: mirrored.units.map((unit) => -unit), moved: mirrored.moved.map((unit) => -unit) }
  }
  return remainder === 'largest-remainder' ? byLargestRemainder(total, key) : roundedEach(total, key, remainder)
}

/**
 * The exact shares (andele) of a key, as fractions of the whole.
 *
 * @source styringsaftale-2022, Bilag "Udgifter/fordeling efter befolkningsstørrelse": Aalborg 219573/590322 in lowest terms, printed 37,20 %
 */
export function exactShares(key: PreparedKey): Ratio[] {
  return key.weights.map((weight) => fraction(weight, key.sum))
}

/** Rounded each by itself; what that leaves goes to the named party, or stays a difference. */
function roundedEach(total: bigint, key: PreparedKey, remainder: 'none' | { to: string }): Split {
  const twice = key.sum * 2n
  const units = key.weights.map((weight) => (total * weight * 2n + key.sum) / twice)
  const moved = units.map(() => 0n)
  if (remainder === 'none') return { units, moved }
  const named = key.ids.indexOf(remainder.to)
  if (named < 0) throw new RangeError(`${remainder.to} is no party of the key`)
  const rest = total - units.reduce((sum, unit) => sum + unit, 0n)
  units[named] = (units[named] as bigint) + rest
  moved[named] = rest
  return { units, moved }
}

function byLargestRemainder(total: bigint, key: PreparedKey): Split {
  const rests: bigint[] = []
  let rest = total
  const units = key.weights.map((weight) => {
    const product = total * weight
    const unit = product / key.sum
    rests.push(product - unit * key.sum)
    rest -= unit
    return unit
  })
  const moved = units.map(() => 0n)
  // byId is in the order of ids and sort is stable: equal remainders stay in that order.
  const order = [...key.byId].sort((a, b) => compare(rests[b] as bigint, rests[a] as bigint))
  for (const index of order.slice(0, Number(rest))) {
    units[index] = (units[index] as bigint) + 1n
    moved[index] = 1n
  }
  return { units, moved }
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * An amount as whole units of its last decimal (kroner: 0, øre: 2), halves away from zero.
 *
 * @source own rule: 10,005 kr. is 1001 øre, and -0,5 kr. is -1 krone
 */
export function unitsOf(amount: DecimalText, decimals: number): bigint {
  const fine = Math.max(decimals, decimalsOf(amount))
  const digits = scaled(amount, fine)
  const step = 10n ** BigInt(fine - decimals)
  const positive = digits < 0n ? -digits : digits
  const rounded = (positive * 2n + step) / (step * 2n)
  return digits < 0n ? -rounded : rounded
}

/**
 * Whole units written as an amount with exactly so many decimals.
 *
 * @source own rule: 1001 øre is "10.01", and no units are "0.00", never "-0.00"
 */
export function amountOf(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return units < 0n ? `-${text}` : text
}

/**
 * How many decimals an amount is written with, trailing zeros apart.
 *
 * @source own rule: "4275000.50" has one
 */
export function decimalsOf(value: DecimalText): number {
  return (canonicalDecimal(value) ?? '').split('.')[1]?.length ?? 0
}

function scaled(value: DecimalText, decimals: number): bigint {
  const canonical = canonicalDecimal(value)
  if (canonical === null) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  const [whole = '0', fine = ''] = canonical.split('.')
  return BigInt(whole + fine.padEnd(decimals, '0'))
}
