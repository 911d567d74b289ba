import { z } from 'zod'
import type { IsoDate } from '#figures/dates.ts'
import { type AnswerKind, answerKinds, type StopRole, type StopState } from '../model.ts'

/** A body that a case is sent to outside a meeting, and what it answered (svar fra et forum). */
export type AskedBody = {
  stopId: string
  bodyId: string
  bodyName: string
  role: StopRole
  step: number
  isDecisive: boolean
  state: StopState
  dueOn: IsoDate | null
  answerKind: AnswerKind | null
  answer: string | null
  answeredOn: IsoDate | null
  /** People with an account who were asked when the case was sent to it; null: not sent, not kept, or not for the reader. */
  peopleTold: number | null
  version: number
}

const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : (value ?? null))

/** What a body answers. An answer other than adopted or noted says why in words. */
export const bodyAnswer = z
  .object({
    answerKind: z.enum(answerKinds, 'answers.kindMissing'),
    answer: z.preprocess(blankToNull, z.string().trim().max(20_000, 'answers.tooLong').nullable()).default(null),
  })
  .refine(({ answerKind, answer }) => answerKind === 'adopted' || answerKind === 'noted' || answer !== null, {
    path: ['answer'],
    error: 'answers.wordsMissing',
  })
export type BodyAnswer = z.infer<typeof bodyAnswer>

/** Sending a case to the bodies of one step, with the day they are asked to answer by. */
export const sending = z.object({
  step: z.coerce.number('answers.stepUnknown').int('answers.stepUnknown').min(1, 'answers.stepUnknown').max(99),
  dueOn: z.preprocess(blankToNull, z.iso.date('answers.dayWrong').nullable()).default(null),
})
export type Sending = z.infer<typeof sending>
