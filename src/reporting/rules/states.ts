import type { RespondentState, SubmissionState } from '../model.ts'

export type SubmissionAction = 'save' | 'submit' | 'return' | 'approve' | 'supersede'

const moves: Record<SubmissionAction, Partial<Record<SubmissionState, SubmissionState>>> = {
  save: { draft: 'draft', returned: 'returned' },
  submit: { draft: 'submitted', returned: 'submitted' },
  // Another part can be returned while the first is being corrected.
  return: { submitted: 'returned', returned: 'returned' },
  approve: { submitted: 'approved' },
  supersede: { approved: 'superseded' },
}

/**
 * The state (status) a submission gets by an action; null when the action is not possible in its state.
 * The same moves are guarded by a trigger on the table, so that no way round this function exists.
 *
 * @source own: ikke begyndt, kladde, indsendt, returneret, godkendt, erstattet
 */
export function nextState(state: SubmissionState, action: SubmissionAction): SubmissionState | null {
  return moves[action][state] ?? null
}

/**
 * What the secretariat sees of a respondent from its newest version; an exemption counts only while nothing is handed in.
 * @source own
 */
export function respondentState(exemptedAt: string | null, newest: SubmissionState | null): RespondentState {
  if (newest === 'submitted' || newest === 'approved') return newest
  if (exemptedAt !== null) return 'exempt'
  return newest === null || newest === 'superseded' ? 'notStarted' : newest
}

/**
 * Whether a person may approve (fire øjne): not who sent it in, and not who wrote any value of this version.
 * @source own: nobody approves what they reported
 */
export function isFourEyes(
  approverId: string,
  submittedBy: string | null,
  writers: readonly (string | null)[],
): boolean {
  return approverId !== submittedBy && !writers.includes(approverId)
}
