import { z } from 'zod'
import { parseQuantity } from '#figures/parse.ts'
import { type DecimalText, highOf, isKnown, type Quantity } from '#figures/quantity.ts'

/** One report of an operator's overhead (overhead): a row of the register. */
export type Overhead = {
  id: string
  operatorId: string
  operatorName: string
  unitName: string
  year: number
  /** 1 for the first report of the year, 2 for its correction … */
  number: number
  percent: Quantity
  basis: DecimalText | null
  definition: string
  sourceId: string | null
  sourceTitle: string | null
  recordedAt: string
}

/** Reads "5,5", "12,3-17,3" or nothing; what cannot be read is a fault with the sentence of the field. */
const percent = z.string('overheads.percentWrong').transform((text, context): Quantity => {
  const read = parseQuantity(text, { maxDecimals: 4, unknown: false })
  if (read.ok && (!isKnown(read.quantity) || Number(highOf(read.quantity)) <= 100)) return read.quantity
  context.addIssue({ code: 'custom', message: read.ok ? 'overheads.percentHigh' : 'overheads.percentWrong' })
  return z.NEVER
})

const basis = z.string().transform((text, context): DecimalText | null => {
  const read = parseQuantity(text, { maxDecimals: 2, intervals: false, unknown: false })
  if (read.ok && read.quantity.state === 'notReported') return null
  if (read.ok && read.quantity.state === 'exact' && read.quantity.value !== '0') return read.quantity.value
  context.addIssue({ code: 'custom', message: 'overheads.basisWrong' })
  return z.NEVER
})

/** What an operator reports of its overhead of a year, in Danish notation as it is typed. */
export const newOverhead = z.object({
  operatorId: z.string('overheads.operatorMissing').min(1, 'overheads.operatorMissing'),
  unitName: z.string().trim().max(200, 'overheads.textTooLong').default(''),
  year: z.coerce
    .number('overheads.yearWrong')
    .int('overheads.yearWrong')
    .min(2007, 'overheads.yearWrong')
    .max(2100, 'overheads.yearWrong'),
  percent,
  basis: basis.default(null),
  definition: z
    .string('overheads.definitionMissing')
    .trim()
    .min(3, 'overheads.definitionMissing')
    .max(2000, 'overheads.textTooLong'),
  /** The number of the newest report the writer saw; 0 for none. */
  version: z.coerce.number().int().min(0).default(0),
})
export type NewOverhead = z.output<typeof newOverhead>
