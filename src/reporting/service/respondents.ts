import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { danishInstant, deadlineOf } from '../rules/calendar.ts'
import { changeTerms, listOwnSecretariats } from '../store/rounds.ts'
import { lockNewest } from '../store/submissions.ts'
import { type Case, requireCase, requireUser } from './access.ts'

type TermsInput = { respondentId: string; respondentVersion?: number; reason: string }

/** Gives one respondent more time (forlæng fristen), to a Danish date and clock time, with a reason. */
export async function extendRespondent(app: App, input: TermsInput & { date: string; time: string }): Promise<void> {
  requireUser(app)
  const until = danishInstant(input.date, input.time)
  if (until === null) throw new AppError('invalid', 'reporting.deadlineUnreadable', { field: 'date' })
  if (until <= app.now) throw new AppError('invalid', 'reporting.deadlinePassed', { field: 'date' })
  const reason = requireReason(input.reason)
  await asActor(app, async (tx) => {
    const { respondent, calendar } = await requireOwnCase(app, tx, input.respondentId)
    const common = deadlineOf(calendar.stages, { extendedUntil: null })
    if (common !== null && until <= common) throw new AppError('invalid', 'reporting.notLater', { field: 'date' })
    const version = input.respondentVersion ?? respondent.version
    await changeTerms(tx, { id: respondent.id, version }, { extended_until: until, extension_reason: reason })
  })
}

/** Exempts a respondent (fritag) with a reason. @throws conflict when it has handed in */
export async function exemptRespondent(app: App, input: TermsInput): Promise<void> {
  requireUser(app)
  const reason = requireReason(input.reason)
  await asActor(app, async (tx) => {
    const { respondent } = await requireOwnCase(app, tx, input.respondentId)
    const newest = await lockNewest(tx, respondent.id)
    if (newest && ['submitted', 'approved'].includes(newest.state)) {
      throw new AppError('conflict', 'reporting.alreadyHandedIn')
    }
    const version = input.respondentVersion ?? respondent.version
    await changeTerms(tx, { id: respondent.id, version }, { exempted_at: app.now, exemption_reason: reason })
  })
}

/** Takes an exemption back (ophæv fritagelsen). */
export async function endExemption(
  app: App,
  input: { respondentId: string; respondentVersion?: number },
): Promise<void> {
  requireUser(app)
  await asActor(app, async (tx) => {
    const { respondent } = await requireOwnCase(app, tx, input.respondentId)
    const version = input.respondentVersion ?? respondent.version
    await changeTerms(tx, { id: respondent.id, version }, { exempted_at: null, exemption_reason: null })
  })
}

async function requireOwnCase(app: App, tx: Tx, respondentId: string): Promise<Case> {
  const found = await requireCase(app, tx, respondentId, 'follow')
  if ((await listOwnSecretariats(tx)).includes(found.round.ownerId)) return found
  throw new AppError('forbidden', 'reporting.notSecretariat')
}

function requireReason(reason: string): string {
  const text = reason.trim()
  if (text.length < 3 || text.length > 2000)
    throw new AppError('invalid', 'reporting.reasonMissing', { field: 'reason' })
  return text
}
