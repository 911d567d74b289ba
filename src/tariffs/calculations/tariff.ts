import { z } from 'zod'
import { defineCalculation, type Step, type Warning } from '#figures/calculation.ts'
import { Decimal } from '#figures/decimal.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput, maxRows, refuse } from '#figures/json-input.ts'
import { sumDecimals } from '#figures/quantity.ts'
import { percentOf, quotientOfRatios, type Ratio, ratio } from '#figures/ratio.ts'
import { placeDays } from '../rules/basis.ts'
import { daysInput, occupancyInput } from './inputs.ts'
import { rounded, roundedStep } from './texts.ts'

const category = z.string().min(1).max(200)
const isIncome = (name: string) => /indtægt|income/i.test(name)

const costInput = z.strictObject({ category, amount: decimalInput() }).superRefine((row, context) => {
  if (!row.amount.startsWith('-') || isIncome(row.category)) return
  const message = 'En omkostning er 0 eller mere. Kun indtægter (finansieringsindtægter) er negative.'
  refuse(context, { code: 'negative', message }, ['amount'])
})

const costsInput = z
  .array(costInput)
  .max(maxRows)
  .superRefine((rows, context) => {
    if (rows.length === 0) refuse(context, { code: 'no-costs', message: 'Der er ingen omkostninger at beregne på.' })
  })

const input = z.strictObject({
  costs: costsInput,
  places: decimalInput('aboveZero'),
  occupancyPercent: occupancyInput,
  days: daysInput,
  adjustment: decimalInput().default('0'),
  decimals: decimalsInput(2),
})
type Input = z.output<typeof input>

/** A tariff per day (døgntakst) from costs, places and occupancy, with its parts by category. */
export const tariffCalculation = defineCalculation({
  title: 'Takst pr. døgn',
  method: 'takst',
  input,
  result: z.object({
    basis: z.string(),
    perDay: z.string(),
    exact: z.string(),
    byCategory: z.array(z.object({ category: z.string(), perDay: z.string(), share: z.string().nullable() })),
  }),
  run: (given) => {
    const costs = sumDecimals(given.costs.map(({ amount }) => amount))
    const basis = sumDecimals([costs, given.adjustment])
    const days = placeDays(given.places, given.occupancyPercent, given.days)
    const perDay = quotientOfRatios(ratio(basis, '1'), days)
    const { decimals } = given
    const result = {
      basis: rounded(ratio(basis, '1'), decimals),
      perDay: rounded(perDay, decimals),
      exact: rounded(perDay, 6),
      byCategory: given.costs.map(({ category: name, amount }) => ({
        category: name,
        perDay: rounded(quotientOfRatios(ratio(amount, '1'), days), decimals),
        share: costs === '0' ? null : rounded(percentOf(ratio(amount, costs)), decimals),
      })),
    }
    return { result, steps: steps(given, costs, basis, days, result), warnings: warningsOf(given, costs) }
  },
})

function steps(
  { adjustment, places, occupancyPercent, days, decimals }: Input,
  costs: string,
  basis: string,
  spread: Ratio,
  result: { perDay: string; exact: string },
): Step[] {
  const [sum, whole] = [formatDecimal(costs), formatDecimal(basis)]
  const numbers = `${formatDecimal(places)} × ${formatDecimal(occupancyPercent)} % × ${days}`
  const placeDaysText = rounded(spread, 6)
  return [
    { id: 'costs', label: 'Omkostninger i alt', formula: 'summen af kategorierne', value: costs },
    {
      id: 'basis',
      label: 'Takstberegningsgrundlag',
      formula: `omkostninger + regulering = ${sum} + ${formatDecimal(adjustment)}`,
      value: basis,
    },
    {
      id: 'place-days',
      label: 'Belagte døgn',
      formula: `pladser × belægning × dage = ${numbers}`,
      value: placeDaysText,
    },
    {
      id: 'exact',
      label: 'Takst pr. døgn, før afrunding',
      formula: `grundlag / belagte døgn = ${whole} / (${numbers})`,
      value: result.exact,
    },
    roundedStep('per-day', 'Takst pr. døgn', result.perDay, decimals),
  ]
}

function warningsOf({ costs, days }: Input, sum: string): Warning[] {
  const warnings: Warning[] = []
  costs.forEach(({ category: name, amount }, index) => {
    if (!isIncome(name) || new Decimal(amount).lte(0)) return
    const message = `${name} er et positivt beløb og lægges til omkostningerne. En indtægt, der sænker taksten, skrives med minus.`
    warnings.push({ code: 'positive-income', path: `costs[${index}].amount`, message })
  })
  if (days !== '365') {
    const message = `Et takstår har 365 dage, også i skudår. Her er regnet med ${days}.`
    warnings.push({ code: 'days-not-365', path: 'days', message })
  }
  if (sum === '0') {
    const message = 'Omkostningerne er 0 i alt, så kategorierne har ingen andel.'
    warnings.push({ code: 'no-shares', path: 'costs', message })
  }
  return warnings
}
