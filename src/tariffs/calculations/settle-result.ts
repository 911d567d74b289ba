import { z } from 'zod'
import { defineCalculation, type Step } from '#figures/calculation.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput } from '#figures/json-input.ts'
import { type Settlement, settleResult } from '../rules/settlement.ts'
import { yearInput } from './inputs.ts'
import { rounded, rounding } from './texts.ts'

const input = z.strictObject({
  year: yearInput,
  basis: decimalInput('aboveZero'),
  result: decimalInput(),
  limitPercent: decimalInput('zeroOrMore').default('5'),
  decimals: decimalsInput(2),
})
type Input = z.output<typeof input>

/** What becomes of a year's surplus or deficit (over- og underskud). */
export const settleResultCalculation = defineCalculation({
  title: 'Over- og underskud',
  method: 'over-underskud',
  input,
  result: z.object({
    percent: z.string(),
    retained: z.string(),
    toTariff: z.string(),
    toTariffLatestYear: z.int().nullable(),
    useRetainedLatestYear: z.int().nullable(),
  }),
  run: (given) => {
    const terms = {
      limitPercent: given.limitPercent,
      retainedUseYears: 5,
      toTariffYears: 2,
      settlement: 'carried',
    } as const
    const settled = settleResult(given, terms, rounding(given.decimals))
    const result = { ...settled, percent: rounded(settled.percent, 2) }
    return { result, steps: steps(given, settled), warnings: [] }
  },
})

function steps({ basis, result, limitPercent }: Input, settled: Settlement): Step[] {
  const [whole, base, limit] = [result, basis, limitPercent].map((value) => formatDecimal(value))
  const kept = `højst grundlag × grænse = ${base} × ${limit} %`
  return [
    {
      id: 'percent',
      label: 'Resultat i procent af grundlaget',
      formula: `resultat / grundlag × 100 = ${whole} / ${base} × 100`,
      value: rounded(settled.percent, 6),
    },
    {
      id: 'retained',
      label: 'Hensættes',
      formula: result.startsWith('-') ? 'et underskud hensættes ikke' : kept,
      value: settled.retained,
    },
    {
      id: 'to-tariff',
      label: 'Indregnes i en senere takst',
      formula: `det, der ligger ud over ${limit} % af grundlaget`,
      value: settled.toTariff,
    },
  ]
}
