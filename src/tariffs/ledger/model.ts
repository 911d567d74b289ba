import { z } from 'zod'
import { parseQuantity } from '#figures/parse.ts'
import type { DecimalText } from '#figures/quantity.ts'
import type { RetainedPurpose } from '../rules/retained.ts'

/** What retained amounts may be used for, in the order they are shown. */
export const purposes = ['deficit', 'efficiency', 'quality'] as const satisfies readonly RetainedPurpose[]

/** A use of retained amounts (brug af hensættelser) as it was recorded. */
export type StoredUse = {
  offeringId: string
  year: number
  purpose: RetainedPurpose
  kr: DecimalText
  note: string | null
  recordedByName: string | null
}

/** A use as it is recorded, the amount in Danish notation as it is typed; 0 takes back what was recorded before. */
export const newUse = z.object({
  offeringId: z.string('ledger.offeringMissing').min(1, 'ledger.offeringMissing').max(80, 'ledger.offeringMissing'),
  year: z.coerce
    .number('ledger.yearWrong')
    .int('ledger.yearWrong')
    .min(2007, 'ledger.yearWrong')
    .max(2100, 'ledger.yearWrong'),
  purpose: z.enum(purposes, 'ledger.purposeMissing'),
  kr: z.string('ledger.amountWrong').transform((text, context): DecimalText => {
    const read = parseQuantity(text, { intervals: false, unknown: false, negative: false, maxDecimals: 2 })
    if (read.ok && read.quantity.state === 'exact' && read.quantity.value.length <= 15) return read.quantity.value
    context.addIssue({ code: 'custom', message: 'ledger.amountWrong' })
    return z.NEVER
  }),
  note: z.string().trim().max(2000, 'ledger.noteLong').default(''),
})
export type NewUse = z.output<typeof newUse>
