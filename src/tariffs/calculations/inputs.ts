import { z } from 'zod'
import { Decimal } from '#figures/decimal.ts'
import { decimalInput, refuse } from '#figures/json-input.ts'

/** A budgeted occupancy: above 0, at most 100. */
export const occupancyInput = decimalInput('aboveZero').superRefine((value, context) => {
  if (!new Decimal(value).gt(100)) return
  refuse(context, { code: 'out-of-range', message: 'Budgetteret belægning er højst 100 %.' })
})

/** A whole number above 0, at most `most`. */
export function wholeInput(most: number) {
  return decimalInput('aboveZero').superRefine((value, context) => {
    const number = new Decimal(value)
    if (!number.isInteger()) refuse(context, { code: 'not-whole', message: 'Her skal stå et helt tal.' })
    else if (number.gt(most)) refuse(context, { code: 'out-of-range', message: `Tallet må højst være ${most}.` })
  })
}

/** Days of a tariff year, 365 unless told otherwise. */
export const daysInput = wholeInput(366).default('365')

/** A year of accounts or of a tariff. */
export const yearInput = z.int().min(1900).max(2200)
