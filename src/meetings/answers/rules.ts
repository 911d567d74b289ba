import type { IsoDate } from '#figures/dates.ts'
import type { AskedBody } from './model.ts'

/** How far the bodies of a step are; the parts sum to `asked`. */
export type StepTally = { asked: number; planned: number; waiting: number; overdue: number; answered: number }

/**
 * The bodies of one step counted by how far they are (status for et trin). One whose day has passed without an answer
 * is overdue, the day itself is in time.
 *
 * @source own rule: a case goes to eleven municipalities at once, and the secretariat asks who is missing
 */
export function stepTally(bodies: readonly Pick<AskedBody, 'state' | 'dueOn'>[], today: IsoDate): StepTally {
  const sent = bodies.filter(({ state }) => state === 'sent')
  const overdue = sent.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  return {
    asked: bodies.filter(({ state }) => state !== 'cancelled').length,
    planned: bodies.filter(({ state }) => state === 'planned').length,
    waiting: sent.length - overdue,
    overdue,
    answered: bodies.filter(({ state }) => state === 'done').length,
  }
}
