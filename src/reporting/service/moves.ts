import { randomUUID } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { tellApproved } from '../listeners.ts'
import { lockedError } from '../rounds/service/locked.ts'
import { correctionLockOf, sendLockOf } from '../rules/calendar.ts'
import { isFourEyes, nextState, type SubmissionAction } from '../rules/states.ts'
import { blockingFindings } from '../rules/validate.ts'
import {
  changeSubmission,
  insertDraft,
  insertEvent,
  listVersions,
  lockNewest,
  type Submission,
} from '../store/submissions.ts'
import { copyCells, listCells } from '../store/values.ts'
import { mailReporters } from '../threads/mails.ts'
import { closeByApproval, dueInstant, partText } from '../threads/service.ts'
import { type Case, requireCase, requirePart, requireUser } from './access.ts'
import { judge } from './form.ts'

/** Which submission, and the version of it the person looked at. */
export type MoveInput = { respondentId: string; submissionVersion?: number }
export type Moved = { submissionId: string; number: number; version: number }

/**
 * Sends the submission (send indberetning): from here on it is locked until it is approved or returned.
 *
 * @throws conflict with every error and every warning without a reason, or with the lock
 * @throws stale when something was written since the person looked
 */
export async function submit(app: App, input: MoveInput): Promise<Moved> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'report')
    const submission = await requireNewest(tx, input, 'submit')
    const lock = sendLockOf(found.calendar, found.respondent, submission, app.now)
    if (lock) throw lockedError(lock, app.actor.language)
    if (!submission.nothingToReport) await requireComplete(tx, found, submission.id)
    await changeSubmission(tx, submission.id, { state: 'submitted', submitted_by: userId, submitted_at: app.now })
    await insertEvent(tx, { submissionId: submission.id, kind: 'submitted', userId })
    return moved(submission)
  })
}

async function requireComplete(tx: Tx, found: Case, submissionId: string): Promise<void> {
  const blocking = blockingFindings((await judge(tx, found, submissionId)).findings)
  if (blocking.length === 0) return
  throw new AppError('conflict', 'reporting.notComplete', {
    params: { n: blocking.length },
    data: { findings: blocking },
    fields: blocking.map(({ lineId, field, ruleId, message }) => ({
      path: `celle.${lineId}.${field}`,
      code: ruleId,
      message: message.da,
    })),
  })
}

/**
 * Returns a submission, a line or a cell of it (send retur) with a reason the reporter reads and is mailed.
 * Only what is returned is opened; of a returned form another part can be returned too.
 *
 * @throws invalid without a reason of at least 3 characters
 */
export async function returnSubmission(
  app: App,
  input: MoveInput & { reason: string; lineId?: string; field?: string; answerDueOn?: string; address?: string },
): Promise<Moved> {
  const userId = requireUser(app)
  const text = requireReason(input.reason)
  const answerDueAt = dueInstant(app, input.answerDueOn)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'approve', 'follow')
    const submission = await requireNewest(tx, input, 'return')
    requirePart(found, input)
    await changeSubmission(tx, submission.id, { state: 'returned' })
    const part = { lineId: input.lineId ?? null, field: input.field ?? null }
    const submissionId = submission.id
    const eventId = await insertEvent(tx, { submissionId, kind: 'returned', text, ...part, answerDueAt, userId })
    const about = { eventId, part: await partText(tx, found, part), text, answerDueAt, address: input.address ?? '' }
    await mailReporters(tx, found, 'returned', about)
    return moved(submission)
  })
}

/**
 * Approves a submission (godkend). The version it corrects becomes superseded in the same moment.
 *
 * Returns and the approver's own questions are closed by it.
 *
 * @throws forbidden to who sent it in or wrote in it (four eyes); the database refuses it too
 * @throws conflict while somebody else's question is open
 */
export async function approve(app: App, input: MoveInput): Promise<Moved> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'approve')
    const submission = await requireNewest(tx, input, 'approve')
    const written = (await listCells(tx, submission.id)).filter((cell) => cell.changedAt >= submission.createdAt)
    if (
      !isFourEyes(
        userId,
        submission.submittedBy,
        written.map((cell) => cell.changedBy),
      )
    ) {
      throw new AppError('forbidden', 'reporting.fourEyes')
    }
    await closeByApproval(tx, found, userId)
    const former = (await listVersions(tx, input.respondentId)).find(({ state }) => state === 'approved')
    if (former) await changeSubmission(tx, former.id, { state: 'superseded' })
    await changeSubmission(tx, submission.id, { state: 'approved', approved_by: userId, approved_at: app.now })
    await insertEvent(tx, { submissionId: submission.id, kind: 'approved', userId })
    await tellApproved(tx, found.round.templateId, () => approvedSubmission(tx, found, submission, userId))
    return moved(submission)
  })
}

async function approvedSubmission(tx: Tx, { round, respondent }: Case, { id, number }: Submission, approvedBy: string) {
  const cells = Map.groupBy(await listCells(tx, id), ({ lineId }) => lineId)
  const lines = [...cells].map(([lineId, own]) => ({
    lineId,
    values: Object.fromEntries(own.map(({ field, value }) => [field, value])),
  }))
  const { organisationId } = respondent
  const { id: roundId, ownerId, year } = round
  return { submissionId: id, number, organisationId, year, roundId, ownerId, approvedBy, lines }
}

/**
 * Begins a correction (rettelse) of an approved submission: a new version with the values of the old one, which
 * stays approved and readable until the new one is approved.
 *
 * @throws conflict when there is nothing approved, or the calendar's final date has passed
 */
export async function correct(app: App, input: MoveInput & { reason: string }): Promise<Moved> {
  const userId = requireUser(app)
  const correctionReason = requireReason(input.reason)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'report')
    const newest = await lockNewest(tx, input.respondentId)
    if (newest?.state !== 'approved') throw new AppError('conflict', 'reporting.nothingApproved')
    requireVersion(newest, input)
    const lock = correctionLockOf(found.calendar.stages, app.now)
    if (lock) throw lockedError(lock, app.actor.language)
    const draft = {
      id: randomUUID(),
      respondentId: input.respondentId,
      number: newest.number + 1,
      correctionReason,
      userId,
      now: app.now,
    }
    await insertDraft(tx, draft)
    await copyCells(tx, newest.id, draft.id)
    await insertEvent(tx, { submissionId: draft.id, kind: 'reopened', text: correctionReason, userId })
    return { submissionId: draft.id, number: draft.number, version: 1 }
  })
}

async function requireNewest(tx: Tx, input: MoveInput, action: SubmissionAction): Promise<Submission> {
  const newest = await lockNewest(tx, input.respondentId)
  if (!newest) throw new AppError('conflict', 'reporting.nothingWritten')
  requireVersion(newest, input)
  if (nextState(newest.state, action) === null) throw new AppError('conflict', `reporting.cannot.${action}`)
  return newest
}

function requireVersion(newest: Submission, { submissionVersion }: MoveInput): void {
  if (submissionVersion !== undefined && submissionVersion !== newest.version) {
    throw new AppError('stale', 'reporting.stale', { data: { version: newest.version } })
  }
}

function requireReason(reason: string): string {
  const text = reason.trim()
  if (text.length < 3 || text.length > 2000)
    throw new AppError('invalid', 'reporting.reasonMissing', { field: 'reason' })
  return text
}

function moved(submission: Submission): Moved {
  return { submissionId: submission.id, number: submission.number, version: submission.version + 1 }
}
