import { canonicalDecimal, Decimal, decimalText } from './decimal.ts'
import type { DecimalText } from './quantity.ts'

export type RoundingId = 'half-away-from-zero' | 'half-even' | 'down'

/** A rounding rule by name: which way the last digit goes, and how a reader is told. */
export type RoundingRule = { id: RoundingId; da: string; en: string }

/** How a figure is rounded: once, at the end, by a named rule to a number of decimals. */
export type Rounding = { rule: RoundingId; decimals: number }

export const roundingRules: Record<RoundingId, RoundingRule> = {
  'half-away-from-zero': { id: 'half-away-from-zero', da: 'halve væk fra nul', en: 'halves away from zero' },
  'half-even': { id: 'half-even', da: 'halve til lige tal', en: 'halves to even' },
  down: { id: 'down', da: 'ned mod nul', en: 'down towards zero' },
}

const modes = {
  'half-away-from-zero': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
} as const

/** Whole numbers, halves away from zero: what percentages in reports use. */
export const wholeNumbers: Rounding = { rule: 'half-away-from-zero', decimals: 0 }

/** Rounds to canonical text: "6.40" becomes "6.4". */
export function round(value: DecimalText, rounding: Rounding): DecimalText {
  return decimalText(roundedDecimal(value, rounding))
}

/** Rounds and keeps all decimals: "6.4" to two decimals is "6.40"; never "-0". */
export function roundFixed(value: DecimalText, rounding: Rounding): string {
  return roundedDecimal(value, rounding).toFixed(rounding.decimals)
}

/** The rule as a reader is told it: "hele tal, halve væk fra nul". */
export function roundingText(rounding: Rounding, language: 'da' | 'en' = 'da'): string {
  const rule = roundingRules[rounding.rule][language]
  if (language === 'en') return `${rounding.decimals === 0 ? 'whole numbers' : decimalsEn(rounding.decimals)}, ${rule}`
  return `${rounding.decimals === 0 ? 'hele tal' : decimalsDa(rounding.decimals)}, ${rule}`
}

function decimalsDa(count: number): string {
  return count === 1 ? '1 decimal' : `${count} decimaler`
}

function decimalsEn(count: number): string {
  return count === 1 ? '1 decimal' : `${count} decimals`
}

function roundedDecimal(value: DecimalText, { rule, decimals }: Rounding): Decimal {
  const canonical = canonicalDecimal(value)
  if (canonical === null) throw new RangeError(`not a decimal number: ${value.slice(0, 40)}`)
  // toDecimalPlaces works on the digits as written and is not limited by the precision of arithmetic.
  return new Decimal(canonical).toDecimalPlaces(decimals, modes[rule])
}
