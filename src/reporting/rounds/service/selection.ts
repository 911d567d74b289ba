import type { App } from '#platform/app.ts'
import { AppError, isAppError } from '#platform/errors.ts'
import { returnSubmission } from '../../service/moves.ts'
import { extendRespondent } from '../../service/respondents.ts'
import { remindRespondents } from './reminders.ts'

export type SelectionInput = {
  roundId: string
  respondentIds: readonly string[]
  address?: string
} & (
  | { action: 'remind' }
  | { action: 'extend'; date: string; time: string; reason: string }
  | { action: 'return'; reason: string }
)

/** What came of an action on several respondents: how many it was done for, and which refused it and why. */
export type SelectionOutcome = { done: number; refused: { respondentId: string; code: string }[] }

/**
 * Reminds, gives more time to or returns the chosen respondents (de valgte). Each is done by itself: one that cannot be
 * done is told and keeps nobody else back. What is wrong with the asked itself (no reason, a past date) refuses all.
 */
export async function actOnSelection(app: App, input: SelectionInput): Promise<SelectionOutcome> {
  if (input.respondentIds.length === 0) throw new AppError('invalid', 'reporting.select.none', { field: 'respondent' })
  if (input.action === 'remind') return { done: await remindRespondents(app, input), refused: [] }
  const outcome: SelectionOutcome = { done: 0, refused: [] }
  for (const respondentId of input.respondentIds) {
    try {
      if (input.action === 'extend') await extendRespondent(app, { ...input, respondentId })
      else await returnSubmission(app, { respondentId, reason: input.reason, address: input.address })
      outcome.done += 1
    } catch (error) {
      if (!isAppError(error) || error.kind === 'invalid' || error.kind === 'unauthenticated') throw error
      outcome.refused.push({ respondentId, code: error.code })
    }
  }
  return outcome
}
