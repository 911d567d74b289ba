import { z } from 'zod'
import { Decimal, isDecimalText } from '#figures/decimal.ts'
import { type DecimalText, sumDecimals } from '#figures/quantity.ts'
import { costCategoryKeys } from '../model/costs.ts'

// A text that is no number ends the check: what compares several amounts is not asked about it.
const decimal = (most: number, wrong: string) =>
  z.string(wrong).refine((text) => isDecimalText(text) && !text.startsWith('-') && Number(text) <= most, {
    error: wrong,
    abort: true,
  })
const amount = decimal(1e12, 'scenarios.amountWrong')
const above = (schema: z.ZodString, wrong: string) => schema.refine((text) => text !== '0', wrong)
const signed = z
  .string('scenarios.amountWrong')
  .refine((text) => isDecimalText(text) && Math.abs(Number(text)) <= 1e12, 'scenarios.amountWrong')

/** What one scenario is computed from, amounts in the prices of the comparison's year, as canonical decimal text. */
export const scenarioInput = z
  .strictObject({
    places: above(decimal(9999, 'scenarios.placesWrong'), 'scenarios.placesWrong'),
    occupancyPercent: above(decimal(100, 'scenarios.occupancyWrong'), 'scenarios.occupancyWrong'),
    /** Direct support hours per place and week; null when they are not known. */
    directHours: decimal(10_000, 'scenarios.hoursWrong').nullable(),
    stay: z.enum(['ordinary', 'short', 'acute', 'respite'], 'scenarios.stayWrong'),
    firstYear: z.boolean(),
    costs: z.record(z.enum(costCategoryKeys), amount),
    /** Of the costs, what follows the days used: food, activities. */
    variable: amount,
    /** Signed as in a sheet: a surplus of before is negative. */
    carried: signed,
    startUpLoss: amount,
    /** Years the start-up loss is spread over. */
    startUpYears: z.int('scenarios.yearsWrong').min(1, 'scenarios.yearsWrong').max(10, 'scenarios.yearsWrong'),
  })
  .refine(({ variable, costs }) => new Decimal(variable).lte(sumDecimals(Object.values(costs))), {
    path: ['variable'],
    error: 'scenarios.variableHigh',
  })
export type ScenarioInput = z.output<typeof scenarioInput>

const words = z.string().trim().max(2000, 'scenarios.textTooLong').default('')

/** A scenario (scenarie) as it is saved. */
export const newScenario = z.object({
  name: z.string('scenarios.nameMissing').trim().min(1, 'scenarios.nameMissing').max(100, 'scenarios.textTooLong'),
  advantages: words,
  drawbacks: words,
  input: scenarioInput,
})
export type NewScenario = z.output<typeof newScenario>

/** A set of scenarios (sammenligning) as it is begun. */
export const newComparison = z.object({
  organisationId: z.string('scenarios.organisationMissing').min(1, 'scenarios.organisationMissing'),
  title: z.string('scenarios.titleMissing').trim().min(3, 'scenarios.titleMissing').max(200, 'scenarios.textTooLong'),
  year: z.coerce
    .number('scenarios.yearWrong')
    .int('scenarios.yearWrong')
    .min(2007, 'scenarios.yearWrong')
    .max(2100, 'scenarios.yearWrong'),
  /** kr. a day, what the scenarios are held against. */
  currentTariff: above(decimal(1e9, 'scenarios.tariffWrong'), 'scenarios.tariffWrong').nullable().default(null),
  /** A sheet whose figures become the first scenario. */
  sheetId: z.uuid('scenarios.sheetUnknown').nullable().default(null),
})
export type NewComparison = z.output<typeof newComparison>

export type Scenario = NewScenario & { id: string; position: number; recommended: boolean; version: number }

export type ComparisonHead = {
  id: string
  organisationId: string
  organisationName: string
  title: string
  year: number
  currentTariff: DecimalText | null
  createdAt: string
  scenarios: number
  /** Name of the recommended scenario. */
  recommended: string | null
}

/** A sheet (takstskema) that a comparison can begin from. */
export type StartingSheet = { id: string; year: number; number: number; name: string; figures: Record<string, string> }
