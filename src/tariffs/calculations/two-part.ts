import { z } from 'zod'
import { defineCalculation, type Step } from '#figures/calculation.ts'
import { Decimal } from '#figures/decimal.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput, refuse } from '#figures/json-input.ts'
import { type TwoPartTariff, twoPartTariff } from '../rules/two-part.ts'
import { daysInput, occupancyInput } from './inputs.ts'
import { rounded, roundedStep, rounding } from './texts.ts'

const input = z
  .strictObject({
    baseBudget: decimalInput('zeroOrMore').optional(),
    baseTariff: decimalInput('zeroOrMore').optional(),
    places: decimalInput('aboveZero'),
    occupancyPercent: occupancyInput,
    hourlyCost: decimalInput('zeroOrMore'),
    hoursPerDay: decimalInput('zeroOrMore'),
    days: daysInput,
    currentTariff: decimalInput('zeroOrMore').optional(),
    decimals: decimalsInput(0),
  })
  .superRefine(({ baseBudget, baseTariff }, context) => {
    if (baseBudget === undefined && baseTariff === undefined) {
      refuse(context, { code: 'missing', message: 'Skriv enten baseBudget eller baseTariff.' }, ['baseBudget'])
    }
    if (baseBudget !== undefined && baseTariff !== undefined) {
      refuse(context, { code: 'both-given', message: 'Skriv kun én af baseBudget og baseTariff.' }, ['baseTariff'])
    }
  })
type Input = z.output<typeof input>

/** A two-part tariff (todelt takst): base per day and hours at a rate that carries the empty places. */
export const twoPartCalculation = defineCalculation({
  title: 'Todelt takst',
  method: 'takst-todelt',
  input,
  result: z.object({
    base: z.string(),
    hourly: z.string(),
    service: z.string(),
    total: z.string(),
    difference: z.string().optional(),
  }),
  run: (given) => {
    const { baseBudget, baseTariff = '0', currentTariff, decimals } = given
    const base = baseBudget === undefined ? { tariff: baseTariff } : { budget: baseBudget }
    // Places and occupancy are above 0, so there is a tariff.
    const tariff = twoPartTariff({ ...given, base }, rounding(decimals)) as TwoPartTariff
    const { baseText, hourlyText, serviceText, totalText } = tariff
    const result = { base: baseText, hourly: hourlyText, service: serviceText, total: totalText }
    if (currentTariff === undefined) return { result, steps: stepsOf(given, tariff), warnings: [] }
    const difference = fixed(new Decimal(totalText).minus(currentTariff), decimals)
    const formula = `takst i alt − nuværende takst = ${formatDecimal(totalText)} − ${formatDecimal(currentTariff)}`
    const step = { id: 'difference', label: 'Forskel', formula, value: difference }
    return { result: { ...result, difference }, steps: [...stepsOf(given, tariff), step], warnings: [] }
  },
})

function stepsOf(given: Input, tariff: TwoPartTariff): Step[] {
  const { places, occupancyPercent, hourlyCost, hoursPerDay, days, baseBudget, decimals } = given
  const [percent, exactHourly] = [formatDecimal(occupancyPercent), rounded(tariff.hourly, 6)]
  const spread = `${formatDecimal(places)} × ${percent} % × ${days}`
  const baseFormula =
    baseBudget === undefined
      ? 'som oplyst'
      : `basisbudget / (pladser × belægning × dage) = ${formatDecimal(baseBudget)} / (${spread})`
  const label = 'Ydelsestimetakst'
  const total = `basistakst + ydelsestakst = ${formatDecimal(tariff.baseText)} + ${formatDecimal(tariff.serviceText)}`
  return [
    { id: 'base-exact', label: 'Basistakst, før afrunding', formula: baseFormula, value: rounded(tariff.base, 6) },
    roundedStep('base', 'Basistakst', tariff.baseText, decimals),
    {
      id: 'hourly-exact',
      label: `${label}, før afrunding`,
      formula: `timeløn / belægning = ${formatDecimal(hourlyCost)} / ${percent} %`,
      value: exactHourly,
    },
    roundedStep('hourly', label, tariff.hourlyText, decimals),
    {
      id: 'service-exact',
      label: 'Ydelsestakst, før afrunding',
      formula: `timer × uafrundet timetakst = ${formatDecimal(hoursPerDay)} × ${formatDecimal(exactHourly)}`,
      value: rounded(tariff.service, 6),
    },
    roundedStep('service', 'Ydelsestakst', tariff.serviceText, decimals),
    { id: 'total', label: 'Takst i alt', formula: total, value: tariff.totalText },
  ]
}

/** Rounded, halves away from zero, never "-0". */
function fixed(value: Decimal, decimals: number): string {
  const text = value.toFixed(decimals, Decimal.ROUND_HALF_UP)
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}
