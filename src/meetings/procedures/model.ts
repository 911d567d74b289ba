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
  /** The version of the case that was sent. */
  sentVersion: number | null
  version: number
}

/** What somebody is to a place: they held it when it was asked, came after on the seat, or stand in for who holds it. */
export type Standing = 'holder' | 'successor' | 'deputy'

/** A place (plads) that a procedure asks, as it was when it was sent, and the answer that counts for it. */
export type AskedPlace = {
  place: string
  name: string
  /** Who holds the seat today, where that is another. */
  holder: string | null
  /** Deputies who answer, where nobody with an account holds the seat. */
  standIns: string | null
  /** The procedure is open, and nobody can answer for the place today. */
  isEmpty: boolean
  answer: ProcedureAnswer | null
  remark: string | null
  answeredAt: string | null
  answeredBy: string | null
  answeredAs: Standing | null
}

/** Somebody who answers for places of a procedure, for its mails alone. */
export type AskedPerson = {
  userId: string
  name: string
  email: string
  language: 'da' | 'en'
  isMissing: boolean
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

/** What of a draft can be changed until it is sent. */
export const procedureDraft = newProcedure.omit({ stopId: true })
export type ProcedureDraft = z.infer<typeof procedureDraft>

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
  /** When the latest answer came that the writer saw, as `answeredAt`; another since then is looked at first. */
  latestSeen: z.preprocess(blankToNull, z.string().max(40).nullable()).optional(),
  text: words(50_000).default(null),
  outcomes: z.array(newOutcome).max(30).default([]),
  followUps: z.array(newFollowUp).max(20).default([]),
})
export type ProcedureResult = z.infer<typeof procedureResult>
