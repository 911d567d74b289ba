import { z } from 'zod'
import { itemPurposes, newClause, newItem } from '../model.ts'

const clauses = z.array(newClause).max(30, 'meetings.tooManyClauses')

/** The recommendation of an item without a case (punktets indstilling). */
export const itemRecommendation = z.object({ clauses })

/** An item as it is put on an agenda, with its recommendation when it has no case. */
export const itemWithClauses = newItem.safeExtend({ clauses: clauses.default([]) })

/** Everything that stands on an item, said anew; without clauses the recommendation stays, and so do the minutes it approves. */
export const changedItem = z
  .object({
    title: newItem.shape.title,
    text: newItem.shape.text,
    purpose: z.enum(itemPurposes),
    minutesNeeded: newItem.shape.minutesNeeded,
    // Said each time: what is left out must not open an item.
    closed: z.boolean(),
    closedReason: newItem.shape.closedReason,
    clauses: clauses.optional(),
    minutesOf: newItem.shape.minutesOf.unwrap().optional(),
  })
  .refine(({ closed, closedReason }) => !closed || (closedReason !== null && closedReason.length >= 3), {
    path: ['closedReason'],
    error: 'meetings.closedReasonMissing',
  })
