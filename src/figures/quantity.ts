import { canonicalDecimal, Decimal, decimalText } from './decimal.ts'

/**
 * Exact decimal number in canonical text: "6.4", "-12", "0". Never Danish notation, never a float.
 * Decimals cross every border (database, loader, API, snapshot) in this form.
 */
export type DecimalText = string

/**
 * A quantity (mængde) as it was given. Unknown ("?") and not reported (blank) are never zero.
 */
export type Quantity =
  | { state: 'exact'; value: DecimalText }
  | { state: 'interval'; low: DecimalText; high: DecimalText }
  | { state: 'unknown' }
  | { state: 'notReported' }

/** A quantity that carries numbers. */
export type KnownQuantity = Extract<Quantity, { state: 'exact' | 'interval' }>

/** Sum of quantities; `low` and `high` are null when something is missing and nothing is known. */
export type QuantitySum = {
  low: DecimalText | null
  high: DecimalText | null
  /** How many were given as "?". */
  unknown: number
  /** How many were left blank. */
  notReported: number
}

/** @throws RangeError when `value` is not a plain decimal number: that is a bug, input is parsed before it gets here. */
export function exact(value: DecimalText): Quantity {
  return { state: 'exact', value: canonicalOrThrow(value) }
}

/**
 * An interval (fra–til), both ends included; equal ends make it exact.
 *
 * @throws RangeError when an end is not a plain decimal number or the ends are crossed
 */
export function interval(low: DecimalText, high: DecimalText): Quantity {
  const from = canonicalOrThrow(low)
  const to = canonicalOrThrow(high)
  const order = new Decimal(from).cmp(to)
  if (order > 0) throw new RangeError(`interval from ${from} to ${to} is crossed`)
  return order === 0 ? { state: 'exact', value: from } : { state: 'interval', low: from, high: to }
}

/** Asked and answered with "?" (ukendt). */
export const unknown: Quantity = { state: 'unknown' }

/** Left blank (ikke oplyst). */
export const notReported: Quantity = { state: 'notReported' }

/** Whether the quantity carries numbers; unknown and not reported do not. */
export function isKnown(quantity: Quantity): quantity is KnownQuantity {
  return quantity.state === 'exact' || quantity.state === 'interval'
}

/** Lowest value the quantity may have. */
export function lowOf(quantity: KnownQuantity): DecimalText {
  return quantity.state === 'exact' ? quantity.value : quantity.low
}

/** Highest value the quantity may have. */
export function highOf(quantity: KnownQuantity): DecimalText {
  return quantity.state === 'exact' ? quantity.value : quantity.high
}

/**
 * Sum of quantities: intervals add end by end, unknown and not reported are counted and never become zero.
 *
 * @returns `low` and `high` null when something is missing and nothing is known; "0" for no quantities at all
 */
export function sumQuantities(quantities: readonly Quantity[]): QuantitySum {
  const known = quantities.filter(isKnown)
  const unknownCount = quantities.filter((quantity) => quantity.state === 'unknown').length
  const missing = { unknown: unknownCount, notReported: quantities.length - known.length - unknownCount }
  if (known.length === 0 && quantities.length > 0) return { low: null, high: null, ...missing }
  return { low: sumDecimals(known.map(lowOf)), high: sumDecimals(known.map(highOf)), ...missing }
}

/** Exact sum of decimals; "0" for none. */
export function sumDecimals(values: readonly DecimalText[]): DecimalText {
  return decimalText(values.reduce((sum, value) => sum.plus(value), new Decimal(0)))
}

function canonicalOrThrow(value: DecimalText): DecimalText {
  const canonical = canonicalDecimal(value)
  if (canonical === null) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  return canonical
}
