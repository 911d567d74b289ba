import { Decimal, decimalText } from '#figures/decimal.ts'
import type { DecimalText } from '#figures/quantity.ts'
import { compareRatios, percentOf, type Ratio, ratio, ratioText } from '#figures/ratio.ts'

/** Numbers as printed in a report, with the decimals printed ("9.0" is not "9"); null where nothing is printed. */
export type PrintedRow = { places: string | null; used: string | null; percent: string | null }

export type PrintedCheck = 'ok' | 'withinInputRounding' | 'mismatch' | 'notCheckable'

/**
 * Whether a printed percentage follows from its printed inputs (kontrol af trykt procent).
 *
 * `withinInputRounding`: it does not, but it would for some unrounded inputs that print the same: half a unit of the
 * last printed digit to each side, whole places taken as exact. `notCheckable`: a number is missing, or no places.
 *
 * @returns the check; the percentage is compared with as many decimals as it is printed with, halves away from zero
 * @source kapacitet-2024, Tabel 1: Aalborgskolen, døvblindhed, 2023: 7,2 / 6,0 = 120,0 is printed as 119, which 7,15 / 6 = 119,2 would give
 */
export function printedCheck({ places, used, percent }: PrintedRow): PrintedCheck {
  if (places === null || used === null || percent === null || new Decimal(places).lte(0)) return 'notCheckable'
  const decimals = printedDecimals(percent)
  const computed = ratioText(percentOf(ratio(used, places)), { rule: 'half-away-from-zero', decimals })
  if (new Decimal(computed).eq(percent)) return 'ok'
  const [usedLow, usedHigh] = printedRange(used)
  const [placesLow, placesHigh] = new Decimal(places).isInteger() ? [places, places] : printedRange(places)
  const [percentLow, percentHigh] = printedRange(percent)
  const lowest = percentOf(ratio(usedLow, placesHigh))
  const highest = percentOf(ratio(usedHigh, placesLow))
  // The upper end of each range is rounded up, so it would print as the next number: it does not belong.
  const meets = compareRatios(highest, one(percentLow)) > 0 && compareRatios(lowest, one(percentHigh)) < 0
  return meets ? 'withinInputRounding' : 'mismatch'
}

function one(value: DecimalText): Ratio {
  return ratio(value, '1')
}

function printedDecimals(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

function printedRange(text: string): [low: DecimalText, high: DecimalText] {
  const half = new Decimal(10).pow(-printedDecimals(text)).div(2)
  return [decimalText(new Decimal(text).minus(half)), decimalText(new Decimal(text).plus(half))]
}
