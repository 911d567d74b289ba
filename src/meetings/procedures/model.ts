import { z } from 'zod'
import type { IsoDate } from '#figures/dates.ts'
import { newFollowUp, newOutcome, type ProcedureAnswer, procedureAnswers } from '../model.ts'

/** A case sent to the members of a body outside a meeting (skriftlig høring). */
export type Procedure = {
  id: string
  stopId: string
  bodyId: string
  bodyName: string
  caseId: string
  caseNumber: string
  caseTitle: string
  text: string | null
  /** Last day to answer, Danish time. */
  deadline: IsoDate
  state: 'draft' | 'open' | 'closed'
  sentAt: string | null
  closedAt: string | null
  version: number
}

/** A member of the body and what was answered, by the member or by a deputy. */
export type AskedMember = {
  userId: string
  name: string
  /** For the secretariat only. */
  email: string | null
  language: 'da' | 'en'
  answer: ProcedureAnswer | null
  remark: string | null
  answeredAt: string | null
  deputyName: string | null
}

/** An address can hold anything; only this asks the database. */
export const procedureId = z.uuid()

const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : (value ?? null))
const words = (max: number) => z.preprocess(blankToNull, z.string().trim().max(max, 'procedures.tooLong').nullable())

export const newProcedure = z.object({
  stopId: z.uuid('procedures.stopUnknown'),
  text: words(20_000).default(null),
  deadline: z.iso.date('procedures.deadlineMissing'),
})
export type NewProcedure = z.infer<typeof newProcedure>

export const newDeadline = z.object({ deadline: z.iso.date('procedures.deadlineMissing') })

/** An answer (svar). A remark is what "tiltræder med bemærkning" says, and a rejection says why. */
export const givenAnswer = z
  .object({ answer: z.enum(procedureAnswers, 'procedures.answerMissing'), remark: words(5000).default(null) })
  .refine(({ answer, remark }) => answer === 'adopt' || (remark !== null && remark.length >= 3), {
    path: ['remark'],
    error: 'procedures.remarkMissing',
  })
export type GivenAnswer = z.infer<typeof givenAnswer>

/** The result as it is recorded (beslutning): an outcome for each clause, and what is to be done. */
export const procedureResult = z.object({
  text: words(50_000).default(null),
  outcomes: z.array(newOutcome).max(30).default([]),
  followUps: z.array(newFollowUp).max(20).default([]),
})
export type ProcedureResult = z.infer<typeof procedureResult>
