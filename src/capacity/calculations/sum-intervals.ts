import { z } from 'zod'
import { defineCalculation, type Warning } from '#figures/calculation.ts'
import { formatQuantity, formatSum } from '#figures/format.ts'
import { maxRows, quantityInput } from '#figures/json-input.ts'
import { isKnown, type Quantity, sumQuantities } from '#figures/quantity.ts'

/** Filled-in formulas stay readable: the first terms are written out, the rest are counted. */
const termsShown = 20

/** Sum of counts that may be intervals, unknown or not reported (intervaller og manglende tal). */
export const sumIntervalsCalculation = defineCalculation({
  title: 'Sum af tal og intervaller',
  method: 'intervaller-og-manglende',
  input: z.strictObject({ values: z.array(quantityInput).max(maxRows) }),
  result: z.object({
    low: z.string().nullable(),
    high: z.string().nullable(),
    unknown: z.int(),
    notReported: z.int(),
    text: z.string(),
  }),
  run: ({ values }) => {
    const sum = sumQuantities(values)
    const text = formatSum(sum)
    return {
      result: { low: sum.low, high: sum.high, unknown: sum.unknown, notReported: sum.notReported, text },
      steps: [
        {
          id: 'known',
          label: 'Kendte tal lagt sammen',
          formula: terms(values),
          value: formatSum({ ...sum, unknown: 0, notReported: 0 }),
        },
        { id: 'unknown', label: 'Ukendte', formula: 'antal svar med "?"', value: String(sum.unknown) },
        { id: 'not-reported', label: 'Ikke oplyst', formula: 'antal tomme svar', value: String(sum.notReported) },
      ],
      warnings: sum.low === null ? [nothingKnown] : [],
    }
  },
})

const nothingKnown: Warning = {
  code: 'no-known-values',
  path: 'values',
  message: 'Ingen af tallene er kendt, så der er ingen sum. Den er ikke 0.',
}

function terms(values: readonly Quantity[]): string {
  const known = values.filter(isKnown).map((quantity) => formatQuantity(quantity))
  if (known.length <= termsShown) return known.join(' + ') || 'ingen kendte tal'
  return `${known.slice(0, termsShown).join(' + ')} + ${known.length - termsShown} tal mere`
}
