import { z } from 'zod'

/** The minutes of an item as they are written. */
export const minutesWrite = z.object({ text: z.string().max(100_000, 'meetings.tooLong') })

/** What became of a remark; the service asks for the reason of one that is not taken. */
export const remarkAnswer = z.object({
  outcome: z.enum(['taken', 'not-taken'], 'meetings.outcomeMissing'),
  reply: z.string().trim().max(5000, 'meetings.tooLong').nullable().default(null),
})
