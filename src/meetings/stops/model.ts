import { z } from 'zod'
import { newClause, newStop } from '../model.ts'

/** What can be planned anew for a stop; its body stays. */
export const plannedStop = newStop.omit({ bodyId: true })

/** The recommendation of one stop (egen indstilling); none: that of the case. */
export const stopRecommendation = z.object({ clauses: z.array(newClause).max(30, 'meetings.tooManyClauses') })
