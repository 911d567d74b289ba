import { z } from 'zod'
import { type AllocationInput, allocationInput, keyRequest } from '#allocation/index.ts'
import { isDecimalText } from '#figures/decimal.ts'
import type { Version } from '#publishing/index.ts'

// A business case says who pays by an allocation: the same request and the same stored input as there.

const amountOf = (most: number, wrong: string) =>
  z.string(wrong).refine((text) => isDecimalText(text) && !text.startsWith('-') && Number(text) <= most, wrong)
const above = (schema: z.ZodType<string>, wrong: string) => schema.refine((text) => text !== '0', wrong)
const amount = amountOf(1e12, 'businessCase.amountWrong')
const year = z.int('businessCase.yearWrong').min(2007, 'businessCase.yearWrong').max(2100, 'businessCase.yearWrong')
const percent = amountOf(100, 'businessCase.percentWrong')
const name = (wrong: string) => z.string(wrong).trim().min(1, wrong).max(100, 'businessCase.textTooLong')

const level = z.strictObject({
  name: name('businessCase.levelNameMissing'),
  perDay: amountOf(1e7, 'businessCase.tariffWrong'),
  places: above(amountOf(9999, 'businessCase.placesWrong'), 'businessCase.placesWrong'),
})

const staff = z.strictObject({
  role: name('businessCase.roleMissing'),
  people: amountOf(9999, 'businessCase.peopleWrong').default('1'),
  months: amountOf(120, 'businessCase.monthsWrong'),
  monthlyCost: amountOf(1e7, 'businessCase.amountWrong'),
})

const numbers = {
  /** First year of operation. */
  year,
  /** Year whose prices every amount is in. */
  priceLevel: year,
  levels: z.array(level).min(1, 'businessCase.levelsMissing').max(12, 'businessCase.levelsTooMany'),
  occupancyPercent: above(amountOf(100, 'businessCase.occupancyWrong'), 'businessCase.occupancyWrong'),
  /** Use of each year in percent of full operation. */
  rampUp: z.array(percent).min(1, 'businessCase.rampUpMissing').max(10, 'businessCase.rampUpTooMany'),
  fixedCosts: amount,
  variableCosts: amount,
  establishment: amount,
  earlyStaff: z.array(staff).max(20, 'businessCase.staffTooMany').default([]),
  firstYearLoss: z.enum(['shared', 'tariff'], 'businessCase.lossMissing').default('shared'),
}

/** Who finances what no tariff bears: all by one key, or one party a share and the rest by the key. */
const financing = z.strictObject({
  combination: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('plain') }),
      z.strictObject({
        kind: z.literal('region-municipality'),
        percent,
        party: z.string('businessCase.partyMissing').min(1, 'businessCase.partyMissing').max(200),
      }),
    ],
    'businessCase.financingMissing',
  ),
  key: keyRequest,
})

/** What a business case (forretningsplan) is made from: the same for form and API. */
export const businessCaseRequest = z.strictObject({
  title: z
    .string('businessCase.titleMissing')
    .trim()
    .min(3, 'businessCase.titleMissing')
    .max(200, 'businessCase.textTooLong'),
  ...numbers,
  financing,
})
export type BusinessCaseRequest = z.output<typeof businessCaseRequest>

/** Everything that decides the result, and nothing else; the hash is taken over it. */
export const businessCasePlan = z.strictObject({
  form: z.literal('rammevaerk-forretningsplan-1'),
  ...numbers,
  /** By the rule set of the first year: years a first year's loss is written off over, and days of a year. */
  lossYears: z.int().min(1).max(50),
  daysPerYear: z.string().refine(isDecimalText),
  /** The rule set by name, Danish. */
  ruleSet: z.string(),
  /** The amount in it is what must be financed, rounded to whole kroner. */
  financing: allocationInput,
})
export type BusinessCasePlan = z.output<typeof businessCasePlan> & { financing: AllocationInput }

/** One version of a business case as readers meet it. */
export type BusinessCaseVersion = Version<{ plan: BusinessCasePlan }>
