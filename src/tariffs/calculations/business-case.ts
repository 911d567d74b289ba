import { z } from 'zod'
import { allocationCalculations } from '#allocation/index.ts'
import { defineCalculation, runNamedCalculation, type Step } from '#figures/calculation.ts'
import { Decimal } from '#figures/decimal.ts'
import { formatDecimal } from '#figures/format.ts'
import { decimalInput, decimalsInput, maxRows, refuse } from '#figures/json-input.ts'
import { sumDecimals } from '#figures/quantity.ts'
import { type BusinessCase, businessCase } from '../business-cases/rules/business-case.ts'
import { daysInput, occupancyInput, yearInput } from './inputs.ts'
import { rounded } from './texts.ts'

const name = z.string().min(1).max(200)
const amount = decimalInput('zeroOrMore')
const list = <Row extends z.ZodType>(row: Row, most = 100) => z.array(row).max(most)

const payerInput = z.strictObject({
  id: name,
  percent: decimalInput('zeroOrMore'),
  key: list(z.strictObject({ id: name, weight: decimalInput('zeroOrMore') }), maxRows).optional(),
})

const input = z
  .strictObject({
    year: yearInput,
    levels: list(z.strictObject({ id: name, perDay: amount, places: decimalInput('aboveZero') })),
    occupancyPercent: occupancyInput,
    rampUp: list(decimalInput('zeroOrMore'), 10),
    fixedCosts: amount,
    variableCosts: amount.default('0'),
    establishment: amount.default('0'),
    earlyStaff: list(
      z.strictObject({ role: name, people: amount.default('1'), months: amount, monthlyCost: amount }),
    ).default([]),
    payers: list(payerInput).default([]),
    firstYearLoss: z.enum(['shared', 'tariff']).default('shared'),
    lossYears: z.int().min(1).max(50).default(3),
    days: daysInput,
    decimals: decimalsInput(0),
  })
  .superRefine(({ levels, rampUp, payers }, context) => {
    const empty = (path: string, message: string) => refuse(context, { code: 'empty-list', message }, [path])
    if (levels.length === 0) empty('levels', 'Skriv mindst ét takstniveau.')
    if (rampUp.length === 0) empty('rampUp', 'Skriv mindst ét driftsår.')
    rampUp.forEach((percent, index) => {
      if (!new Decimal(percent).gt(100)) return
      refuse(context, { code: 'out-of-range', message: 'Et driftsår er højst 100 % af fuld drift.' }, ['rampUp', index])
    })
    if (payers.length > 0 && sumDecimals(payers.map(({ percent }) => percent)) !== '100') {
      refuse(context, { code: 'not-100-percent', message: 'Betalernes andele skal give 100 %.' }, ['payers'])
    }
    payers.forEach(({ key }, index) => {
      if (key === undefined || sumDecimals(key.map(({ weight }) => weight)) !== '0') return
      refuse(context, { code: 'zero-total-weight', message: 'Nøglens vægte giver 0.' }, ['payers', index, 'key'])
    })
    for (const [at, { key = [] }] of payers.entries()) {
      if (new Set(key.map(({ id }) => id)).size === key.length) continue
      refuse(context, { code: 'duplicate-id', message: 'En part står to gange i nøglen.' }, ['payers', at, 'key'])
    }
    if (new Set(payers.map(({ id }) => id)).size < payers.length) {
      refuse(context, { code: 'duplicate-id', message: 'En betaler står to gange.' }, ['payers'])
    }
  })
type Input = z.output<typeof input>

const share = z.object({ id: z.string(), percent: z.string(), amount: z.string() })

/** The business case of a new facility (forretningsplan): ramp-up, deficits, and who pays by which key. */
export const businessCaseCalculation = defineCalculation({
  title: 'Forretningsplan for et nyt tilbud',
  method: 'forretningsplan',
  input,
  result: z.object({
    places: z.string(),
    revenuePerDay: z.string(),
    fullRevenue: z.string(),
    beforeOpening: z.string(),
    years: z.array(
      z.object({
        year: z.int(),
        usePercent: z.string(),
        revenue: z.string(),
        costs: z.string(),
        result: z.string(),
        accumulated: z.string(),
      }),
    ),
    deficit: z.string(),
    firstYearLoss: z.array(z.object({ year: z.int(), amount: z.string(), perDay: z.string().nullable() })),
    toFinance: z.string(),
    breakEvenPercent: z.string().nullable(),
    payers: z.array(share.extend({ shares: z.array(share).optional() })),
  }),
  run: (given) => {
    const found = businessCase({ ...given, daysPerYear: given.days })
    const { decimals } = given
    const toFinance = rounded(found.toFinance, decimals)
    const result = {
      places: found.places,
      revenuePerDay: rounded(found.revenuePerDay, decimals),
      fullRevenue: rounded(found.fullRevenue, decimals),
      beforeOpening: rounded(found.beforeOpening, decimals),
      years: found.years.map(({ year, usePercent, revenue, costs, result: own, accumulated }) => ({
        year,
        usePercent,
        revenue: rounded(revenue, decimals),
        costs: rounded(costs, decimals),
        result: rounded(own, decimals),
        accumulated: rounded(accumulated, decimals),
      })),
      deficit: rounded(found.deficit, decimals),
      firstYearLoss: found.lossParts.map(({ year, kr, perDay }) => ({
        year,
        amount: kr,
        perDay: perDay && rounded(perDay, 2),
      })),
      toFinance,
      breakEvenPercent: found.breakEven && rounded(found.breakEven, 2),
      payers: payersOf(given, toFinance),
    }
    return { result, steps: steps(given, found), warnings: [] }
  },
})

type Share = z.output<typeof share>

/** The payers' parts, and those of each key, as the calculation `allocate` splits them: no krone is lost. */
function payersOf({ payers, decimals }: Input, toFinance: string): (Share & { shares?: Share[] })[] {
  const first = split(
    toFinance,
    decimals,
    payers.map(({ id, percent }) => ({ id, weight: percent })),
  )
  return first.map((own, index) => {
    const key = payers[index]?.key
    return key === undefined ? own : { ...own, shares: split(own.amount, decimals, key) }
  })
}

function split(total: string, decimals: number, key: { id: string; weight: string }[]): Share[] {
  if (key.length === 0) return []
  const answer = runNamedCalculation(allocationCalculations, 'allocate', { total, unit: 'kr.', decimals, key })
  if (!answer.ok) throw new RangeError(answer.error.message)
  return answer.output.result.shares as Share[]
}

function steps({ occupancyPercent, days, decimals }: Input, found: BusinessCase): Step[] {
  const text = (value: BusinessCase['deficit']) => formatDecimal(rounded(value, decimals))
  return [
    {
      id: 'full-revenue',
      label: 'Indtægt ved fuld drift',
      formula: `kr. pr. døgn × dage × belægning = ${text(found.revenuePerDay)} × ${days} × ${formatDecimal(occupancyPercent)} %`,
      value: rounded(found.fullRevenue, 6),
    },
    {
      id: 'before-opening',
      label: 'Udgifter før åbning',
      formula: 'etablering + personale × måneder × månedsløn',
      value: rounded(found.beforeOpening, 6),
    },
    ...found.years.map(({ year, revenue, costs, result }) => ({
      id: `result-${year}`,
      label: `Resultat ${year}`,
      formula: `indtægt − udgift = ${text(revenue)} − ${text(costs)}`,
      value: rounded(result, 6),
    })),
    {
      id: 'to-finance',
      label: 'Skal finansieres',
      formula: `før åbning + underskud − det, taksterne bærer = ${text(found.beforeOpening)} + ${text(found.deficit)} − ${text(found.borneByTariff)}`,
      value: rounded(found.toFinance, 6),
    },
  ]
}
