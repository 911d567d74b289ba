import { z } from 'zod'
import { defineCalculation, type Step } from '#figures/calculation.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput } from '#figures/json-input.ts'
import type { Ratio } from '#figures/ratio.ts'
import { supplementaryRate, supplementaryWeek } from '../rules/supplementary.ts'
import { wholeInput } from './inputs.ts'
import { rounded, roundedStep } from './texts.ts'

const input = z.strictObject({
  hourlyCost: decimalInput('zeroOrMore'),
  nightFactor: decimalInput('zeroOrMore'),
  overheadFactor: decimalInput('zeroOrMore'),
  absenceFactor: decimalInput('zeroOrMore').default('0'),
  hoursPerWeek: decimalInput('zeroOrMore').optional(),
  citizensSharing: wholeInput(10_000).default('1'),
  decimals: decimalsInput(2),
})
type Input = z.output<typeof input>

/** The rate of a supplementary service (tillægsydelse), as the worked example of the agreement computes it. */
export const supplementaryCalculation = defineCalculation({
  title: 'Tillægsydelse',
  method: 'tillaegsydelse',
  input,
  result: z.object({ rate: z.string(), perWeek: z.string().optional() }),
  run: (given) => {
    const exact = supplementaryRate(given, 'added')
    const rate = rounded(exact, given.decimals)
    const steps = rateSteps(given, exact, rate)
    if (given.hoursPerWeek === undefined) return { result: { rate }, steps, warnings: [] }
    const week = supplementaryWeek(exact, given.hoursPerWeek, given.citizensSharing) as Ratio
    const perWeek = rounded(week, given.decimals)
    const weekSteps = [
      {
        id: 'week-exact',
        label: 'Pris pr. uge, før afrunding',
        formula: `timer × uafrundet timetakst / borgere = ${formatDecimal(given.hoursPerWeek)} × ${formatDecimal(rounded(exact, 6))} / ${given.citizensSharing}`,
        value: rounded(week, 6),
      },
      roundedStep('week', 'Pris pr. uge', perWeek, given.decimals),
    ]
    return { result: { rate, perWeek }, steps: [...steps, ...weekSteps], warnings: [] }
  },
})

function rateSteps(given: Input, exact: Ratio, rate: string): Step[] {
  const factors = [given.nightFactor, given.overheadFactor, given.absenceFactor].map((one) => formatDecimal(one))
  return [
    {
      id: 'rate-exact',
      label: 'Timetakst, før afrunding',
      formula: `timeomkostning × (1 + døgn + overhead + fravær) = ${formatDecimal(given.hourlyCost)} × (1 + ${factors.join(' + ')})`,
      value: rounded(exact, 6),
    },
    roundedStep('rate', 'Timetakst', rate, given.decimals),
  ]
}
