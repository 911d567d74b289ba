import { randomUUID } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { lockedError } from '../rounds/service/locked.ts'
import { lockOf } from '../rules/calendar.ts'
import { nextState } from '../rules/states.ts'
import { insertDraft, listVersions, lockNewest, type Submission } from '../store/submissions.ts'
import { type Case, requireCase, requireUser } from './access.ts'
import { markVisit } from './form.ts'

/** The version that can be written now, begun when there is none. @throws conflict when the form is locked */
export async function openDraft(app: App, tx: Tx, found: Case): Promise<Submission> {
  const newest = await lockNewest(tx, found.respondent.id)
  const lock = lockOf(found.calendar, found.respondent, newest ?? null, app.now)
  if (lock !== null) {
    throw lockedError(lock, app.actor.language)
  }
  if (newest && nextState(newest.state, 'save') !== null) return newest
  await insertDraft(tx, {
    id: randomUUID(),
    respondentId: found.respondent.id,
    number: 1,
    correctionReason: null,
    userId: app.actor.userId,
    now: app.now,
  })
  return (await lockNewest(tx, found.respondent.id)) as Submission
}

/** Refuses who may not write in the form now, before a large file is read for nothing; marks the person as having been here. */
export async function requireWritable(app: App, { respondentId }: { respondentId: string }): Promise<void> {
  requireUser(app)
  await asActor(app, async (tx) => {
    const found = await requireCase(app, tx, respondentId, 'report')
    await markVisit(app, tx, found)
    const [newest] = await listVersions(tx, respondentId)
    const lock = lockOf(found.calendar, found.respondent, newest ?? null, app.now)
    if (lock !== null) throw lockedError(lock, app.actor.language)
  })
}

/** Refuses a writer who saw another version of the submission. @throws stale with the version there is */
export function requireVersion(
  submission: Submission,
  { submissionVersion }: { submissionVersion?: number | undefined },
): void {
  if (submissionVersion !== undefined && submissionVersion !== submission.version) {
    throw new AppError('stale', 'reporting.stale', { data: { version: submission.version } })
  }
}
