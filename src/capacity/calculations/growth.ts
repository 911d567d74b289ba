import { z } from 'zod'
import { defineCalculation } from '#figures/calculation.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput, refuse } from '#figures/json-input.ts'
import type { Ratio } from '#figures/ratio.ts'
import { growth } from '../rules/trend.ts'
import { exactText, percentText, roundedStep } from './texts.ts'

/** Growth in percent (udvikling): (to − from) / from × 100. */
export const growthCalculation = defineCalculation({
  title: 'Udvikling i procent',
  method: 'udvikling-og-aendring',
  input: z
    .strictObject({ from: decimalInput(), to: decimalInput(), decimals: decimalsInput(0) })
    .superRefine(({ from }, context) => {
      if (from === '0') {
        refuse(context, { code: 'from-zero', message: 'Udvikling fra 0 har ingen procent.' }, ['from'])
      } else if (from.startsWith('-')) {
        const message = 'Udvikling fra et tal under 0 har ingen meningsfuld procent.'
        refuse(context, { code: 'from-negative', message }, ['from'])
      }
    }),
  result: z.object({ percent: z.string(), exact: z.string() }),
  run: ({ from, to, decimals }) => {
    // The schema let only a `from` above zero through, and from there growth always has a percentage.
    const value = growth(from, to) as Ratio
    const percent = percentText(value, decimals)
    const exact = exactText(value)
    const [before, after] = [formatDecimal(from), formatDecimal(to)]
    return {
      result: { percent, exact },
      steps: [
        {
          id: 'exact',
          label: 'Udvikling i procent, før afrunding',
          formula: `(til - fra) / fra × 100 = (${after} - ${before}) / ${before} × 100`,
          value: exact,
        },
        roundedStep('percent', 'Udvikling i procent', percent, decimals),
      ],
      warnings: [],
    }
  },
})
