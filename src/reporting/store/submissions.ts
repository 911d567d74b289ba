import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'
import type { SubmissionState } from '../model.ts'
import type { EventKind } from '../tables.ts'
import type { ThreadEvent } from '../threads/rules.ts'

export type Submission = {
  id: string
  respondentId: string
  number: number
  state: SubmissionState
  nothingToReport: boolean
  correctionReason: string | null
  submittedBy: string | null
  submittedByName: string | null
  submittedAt: string | null
  approvedByName: string | null
  approvedAt: string | null
  sourceId: string | null
  publicSince: string | null
  createdAt: string
  version: number
}

const columns = [
  'id',
  'respondent_id as respondentId',
  'number',
  'state',
  'nothing_to_report as nothingToReport',
  'correction_reason as correctionReason',
  'submitted_by as submittedBy',
  'submitted_at as submittedAt',
  'approved_at as approvedAt',
  'source_id as sourceId',
  'public_since as publicSince',
  'created_at as createdAt',
  'version',
] as const

function submissions(db: Reader) {
  return db
    .selectFrom('submission')
    .select(columns)
    .select([
      sql<string | null>`app_person_name(submitted_by)`.as('submittedByName'),
      sql<string | null>`app_person_name(approved_by)`.as('approvedByName'),
    ])
}

/** The versions of a respondent's submission (indberetning) the user may see, newest first. */
export async function listVersions(db: Reader, respondentId: string): Promise<Submission[]> {
  return submissions(db).where('respondent_id', '=', respondentId).orderBy('number', 'desc').execute()
}

/** One submission the user may see, or undefined. */
export async function findSubmission(db: Reader, id: string): Promise<Submission | undefined> {
  return submissions(db).where('id', '=', id).executeTakeFirst()
}

/**
 * The newest version, held until the transaction ends: everything that changes a respondent's submissions
 * takes this lock first, so saves and moves come one after another, also while no version exists yet.
 */
export async function lockNewest(tx: Tx, respondentId: string): Promise<Submission | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`respondent ${respondentId}`}, 0))`.execute(tx)
  return submissions(tx).where('respondent_id', '=', respondentId).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Begins a version in state draft (kladde). */
export async function insertDraft(
  tx: Tx,
  draft: {
    id: string
    respondentId: string
    number: number
    correctionReason: string | null
    userId: string | null
    now: string
  },
): Promise<void> {
  await tx
    .insertInto('submission')
    .values({
      id: draft.id,
      respondent_id: draft.respondentId,
      number: draft.number,
      correction_reason: draft.correctionReason,
      created_by: draft.userId,
      created_at: draft.now,
    })
    .execute()
}

/** Writes an approved version loaded from a source, public from the day it was approved. */
export async function insertApproved(
  tx: Tx,
  submission: { id: string; respondentId: string; sourceId: string; approvedAt: string; filled: number },
): Promise<void> {
  await tx
    .insertInto('submission')
    .values({
      id: submission.id,
      respondent_id: submission.respondentId,
      number: 1,
      state: 'approved',
      approved_at: submission.approvedAt,
      public_since: submission.approvedAt,
      source_id: submission.sourceId,
      filled: submission.filled,
    })
    .execute()
}

export type SubmissionChange = {
  state?: SubmissionState
  nothing_to_report?: boolean
  filled?: number
  errors?: number
  warnings?: number
  submitted_by?: string | null
  submitted_at?: string | null
  approved_by?: string | null
  approved_at?: string
}

/** Changes a submission the caller holds; the version counts up. */
export async function changeSubmission(tx: Tx, id: string, change: SubmissionChange): Promise<void> {
  await tx
    .updateTable('submission')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Marks submissions as public from now on: a published edition carries them. Those already public stay as they are. */
export async function markPublic(tx: Tx, ids: readonly string[], now: string): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('submission')
    .set({ public_since: now })
    .where('id', 'in', ids)
    .where('public_since', 'is', null)
    .execute()
}

/** What happened to all versions of a respondent's submission, oldest first. */
export async function listEvents(db: Reader, respondentId: string): Promise<ThreadEvent[]> {
  return eventsOf(db).where('s.respondent_id', '=', respondentId).orderBy('e.at').execute()
}

/** The same for every respondent of some rounds that the user follows or takes part in, in one query. */
export async function listRoundEvents(
  db: Reader,
  roundIds: readonly string[],
): Promise<(ThreadEvent & { respondentId: string; roundId: string })[]> {
  if (roundIds.length === 0) return []
  return eventsOf(db)
    .innerJoin('respondent as r', 'r.id', 's.respondent_id')
    .select(['r.id as respondentId', 'r.round_id as roundId'])
    .where('r.round_id', 'in', roundIds)
    .where('e.kind', 'in', ['submitted', 'returned', 'question', 'answer', 'closed'])
    .orderBy('e.at')
    .execute()
}

function eventsOf(db: Reader) {
  return db
    .selectFrom('submission_event as e')
    .innerJoin('submission as s', 's.id', 'e.submission_id')
    .select(['e.id', 's.number as submissionNumber', 'e.kind', 'e.line_id as lineId', 'e.field', 'e.text', 'e.at'])
    .select(['e.thread_id as threadId', 'e.answer_due_at as answerDueAt', 'e.by_user as by'])
    .select(sql<string | null>`app_person_name(e.by_user)`.as('byName'))
}

/** Adds to what happened to a submission, or to a thread (tråd) of it. @returns the id of the event */
export async function insertEvent(
  tx: Tx,
  event: {
    submissionId: string
    kind: EventKind
    text?: string | null
    lineId?: string | null
    field?: string | null
    threadId?: string | null
    answerDueAt?: string | null
    userId: string | null
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('submission_event')
    .values({
      submission_id: event.submissionId,
      kind: event.kind,
      line_id: event.lineId ?? null,
      field: event.field ?? null,
      text: event.text ?? null,
      thread_id: event.threadId ?? null,
      answer_due_at: event.answerDueAt ?? null,
      by_user: event.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
