import { z } from 'zod'
import { isIsoDate } from '#figures/dates.ts'
import { Decimal, isDecimalText } from '#figures/decimal.ts'
import { parseQuantity } from '#figures/parse.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { IndexKind } from '../rules/indexation.ts'

/** Whose rates there are, in the order they are shown. */
export const indexKinds = ['region', 'municipality'] as const satisfies readonly IndexKind[]

/** A rate as it was entered (skøn). */
export type StoredRate = {
  year: number
  kind: IndexKind
  /** 1 for the first, 2 for its correction … */
  number: number
  percent: DecimalText
  source: string
  /** The day the source is from. */
  decidedOn: string
  recordedAt: string
}

const year = z.coerce
  .number('indexRates.yearWrong')
  .int('indexRates.yearWrong')
  .min(2007, 'indexRates.yearWrong')
  .max(2100, 'indexRates.yearWrong')
const kind = z.enum(indexKinds, 'indexRates.kindMissing')

const danish = (wrong: string) =>
  z.string(wrong).transform((text, context): DecimalText => {
    const read = parseQuantity(text, { intervals: false, unknown: false, negative: true, maxDecimals: 4 })
    if (read.ok && read.quantity.state === 'exact') return read.quantity.value
    context.addIssue({ code: 'custom', message: wrong })
    return z.NEVER
  })

/** A rate as it is entered (nyt skøn), in Danish notation as it is typed. */
export const newRate = z.object({
  year,
  kind,
  percent: danish('indexRates.percentWrong').refine(
    (value) => isDecimalText(value) && new Decimal(value).gte(-20) && new Decimal(value).lte(50),
    'indexRates.percentFar',
  ),
  source: z
    .string('indexRates.sourceMissing')
    .trim()
    .min(3, 'indexRates.sourceMissing')
    .max(300, 'indexRates.sourceLong'),
  decidedOn: z.string('indexRates.dayMissing').refine(isIsoDate, 'indexRates.dayMissing'),
  /** The number of the newest rate of the year and kind that the writer saw; 0 for none. */
  version: z.coerce.number().int().min(0).default(0),
})
export type NewRate = z.output<typeof newRate>

/** An amount to be put into the prices of another year (fremskrivning), as it is typed. */
export const indexRequest = z.object({
  amount: danish('indexRates.amountWrong').refine(
    (value) => isDecimalText(value) && new Decimal(value).abs().lte(1e15),
    'indexRates.amountWrong',
  ),
  from: year,
  to: year,
  kind,
})
export type IndexRequest = z.output<typeof indexRequest>
