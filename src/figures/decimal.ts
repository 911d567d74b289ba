import DecimalJs from 'decimal.js'
import type { DecimalText } from './quantity.ts'

/** Decimals of this program: 60 digits are more than any sum or product of accepted figures needs, so they stay exact. */
export const Decimal = DecimalJs.clone({ precision: 60, toExpNeg: -9e15, toExpPos: 9e15, rounding: 4 })
export type Decimal = DecimalJs

const known = new Map<DecimalText, Decimal>()
const mostKnown = 10_000

/** The decimal of a canonical text. The figures and limits of a form repeat, and a decimal never changes: each is made once. */
export function decimalOf(text: DecimalText): Decimal {
  const made = known.get(text)
  if (made !== undefined) return made
  const decimal = new Decimal(text)
  if (known.size >= mostKnown) known.clear()
  known.set(text, decimal)
  return decimal
}

const canonicalForm = /^(0|-?[1-9][0-9]*|-?(0|[1-9][0-9]*)\.[0-9]*[1-9])$/
const plainForm = /^-?[0-9]+(\.[0-9]+)?$/

/** Whether a text is canonical decimal text: no exponent, no leading or trailing zeros, never "-0". */
export function isDecimalText(text: string): boolean {
  return text.length <= 80 && canonicalForm.test(text)
}

/** Canonical text of a decimal: "6.4", never "6.40" and never an exponent. */
export function decimalText(value: Decimal): DecimalText {
  return value.toFixed()
}

/**
 * Canonical text of a number written in machine notation ("6.40", "-0", "007.5").
 *
 * @returns null when the text is not a plain decimal number of at most 80 characters
 */
export function canonicalDecimal(text: string): DecimalText | null {
  if (text.length > 80 || !plainForm.test(text)) return null
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const digits = whole.replace(/^0+(?=[0-9])/, '')
  const decimals = fraction.replace(/0+$/, '')
  const unsigned = decimals === '' ? digits : `${digits}.${decimals}`
  return negative && unsigned !== '0' ? `-${unsigned}` : unsigned
}
