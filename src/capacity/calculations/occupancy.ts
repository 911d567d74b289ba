import { z } from 'zod'
import { defineCalculation } from '#figures/calculation.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput } from '#figures/json-input.ts'
import { percentOf, ratio } from '#figures/ratio.ts'
import { exactText, percentText, roundedStep } from './texts.ts'

/** Yearly occupancy (belægningsprocent): used places / places × 100. */
export const occupancyCalculation = defineCalculation({
  title: 'Belægning for et år',
  method: 'belaegning-aar',
  input: z.strictObject({
    places: decimalInput('aboveZero'),
    used: decimalInput('zeroOrMore'),
    decimals: decimalsInput(0),
  }),
  result: z.object({ percent: z.string(), exact: z.string() }),
  run: ({ places, used, decimals }) => {
    const value = percentOf(ratio(used, places))
    const percent = percentText(value, decimals)
    const exact = exactText(value)
    return {
      result: { percent, exact },
      steps: [
        {
          id: 'exact',
          label: 'Belægning i procent, før afrunding',
          formula: `pladsforbrug / pladser × 100 = ${formatDecimal(used)} / ${formatDecimal(places)} × 100`,
          value: exact,
        },
        roundedStep('percent', 'Belægning i procent', percent, decimals),
      ],
      warnings: [],
    }
  },
})
