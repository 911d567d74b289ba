import type { IsoDate } from '#figures/dates.ts'
import type { AnswerKind, NewOutcome } from '../model.ts'
import type { AskedPlace, Procedure } from './model.ts'

/** For how many places what was said; `missing` have no answer. The parts sum to `asked`. */
export type Tally = { asked: number; adopt: number; adoptWithRemark: number; reject: number; missing: number }

/**
 * The answers of a written procedure counted (optælling). A place is counted once, whoever of member, successor and deputy
 * answered for it.
 *
 * @source own rule; the answers are those of the written hearings of DAS Social
 */
export function tally(places: readonly Pick<AskedPlace, 'answer'>[]): Tally {
  const count = (answer: AskedPlace['answer']) => places.filter((place) => place.answer === answer).length
  return {
    asked: places.length,
    adopt: count('adopt'),
    adoptWithRemark: count('adopt-with-remark'),
    reject: count('reject'),
    missing: count(null),
  }
}

/**
 * When the latest answer came (seneste svar); null while nobody answered. A changed answer is a later one.
 *
 * @source own rule: a decision is written on the answers its writer saw
 */
export function latestAnswer(places: readonly Pick<AskedPlace, 'answeredAt'>[]): string | null {
  return places.map(({ answeredAt }) => answeredAt).reduce((last, at) => ((at ?? '') > (last ?? '') ? at : last), null)
}

/**
 * What the answers come to (udfald), as a proposal to the secretariat that records the result: people decide.
 *
 * @returns `rejected` when anybody rejects, since a case that is not agreed on goes to a meeting; null while nobody answered
 * @source own rule: what a member rejects is taken at a meeting
 */
export function proposedResult({ adopt, adoptWithRemark, reject }: Tally): AnswerKind | null {
  if (reject > 0) return 'rejected'
  if (adoptWithRemark > 0) return 'adopted-with-remark'
  return adopt > 0 ? 'adopted' : null
}

/**
 * What the recorded outcomes say of the case as a whole (svar fra forummet); remarks of members show in it.
 *
 * @returns `other` when a clause is postponed: the body has said neither yes nor no, and the case comes back to it
 * @source own rule
 */
export function resultOf(outcomes: readonly Pick<NewOutcome, 'outcome'>[], { adoptWithRemark }: Tally): AnswerKind {
  const has = (kind: NewOutcome['outcome']) => outcomes.some(({ outcome }) => outcome === kind)
  if (has('rejected')) return 'rejected'
  if (has('postponed')) return 'other'
  if (outcomes.length > 0 && outcomes.every(({ outcome }) => outcome === 'noted')) return 'noted'
  return has('adopted-with-change') || adoptWithRemark > 0 ? 'adopted-with-remark' : 'adopted'
}

/**
 * Whether the procedure still takes answers (åben for svar): sent, not closed, and today is not after its last day.
 *
 * @source own rule: the last day itself counts
 */
export function takesAnswers({ state, deadline }: Pick<Procedure, 'state' | 'deadline'>, today: IsoDate): boolean {
  return state === 'open' && today <= deadline
}

/**
 * Whether the result can be recorded (kan afsluttes): all have answered, or the last day is over.
 *
 * @source own rule: nobody's time to answer is cut short
 */
export function canClose(
  { state, deadline }: Pick<Procedure, 'state' | 'deadline'>,
  { missing }: Tally,
  today: IsoDate,
): boolean {
  return state === 'open' && (missing === 0 || today > deadline)
}
