import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Mandate, type MandateApproval, type MandateDraft, type MandateEnd, mandateParts } from '../model.ts'
import { mandateStanding } from '../rules.ts'
import { bodyNames, listMandates } from '../store/bodies.ts'
import { approveDraft, closeMandate, insertDraft, updateDraft } from '../store/mandates.ts'
import { requireKeeper, stale } from './access.ts'
import { bodyHead } from './read.ts'

/**
 * The draft of a mandate (kommissorium) to write in: the one begun, else a copy of the latest version, else empty.
 *
 * @throws AppError notFound bodies.unknown, forbidden bodies.notKeeper
 */
export async function getDraft(app: App, bodyId: string) {
  return asActor(app, async (tx) => {
    const { body, mandates } = await keptMandates(app, tx, bodyId)
    const draft = mandates.find(({ state }) => state === 'draft')
    const inForce = mandates.find((one) => mandateStanding(one, mandates) === 'in-force')
    return { body, draft: draft ?? null, begun: draft ?? mandates[0] ?? null, inForce: inForce ?? null }
  })
}

/**
 * Keeps what is written in the draft; the first time a new version begins.
 *
 * @returns the version of the draft
 * @throws AppError forbidden, notFound, stale, invalid bodies.emptyMandate when nothing is written
 */
export async function saveDraft(app: App, bodyId: string, draft: MandateDraft): Promise<number> {
  return asActor(app, async (tx) => {
    const { mandates } = await keptMandates(app, tx, bodyId)
    if (mandateParts.every((part) => draft[part] === null)) {
      throw new AppError('invalid', 'bodies.emptyMandate', { field: 'purpose' })
    }
    const begun = mandates.find(({ state }) => state === 'draft')
    if (begun) return (await updateDraft(tx, begun, draft)) ?? refuse(stale(begun.version))
    if (draft.version !== 0) throw new AppError('stale', 'bodies.stale', { data: { version: 0 } })
    await insertDraft(tx, { bodyId, number: (mandates[0]?.number ?? 0) + 1 }, draft)
    return 1
  })
}

/**
 * Records that a body approved the draft on a day. From then on it is never changed; an earlier version is replaced.
 *
 * @throws AppError forbidden, notFound bodies.noDraft, stale, invalid bodies.noPurpose, bodies.future, bodies.choose
 */
export async function approveMandate(app: App, bodyId: string, approval: MandateApproval): Promise<number> {
  return asActor(app, async (tx) => {
    const { mandates } = await keptMandates(app, tx, bodyId)
    const draft = mandates.find(({ state }) => state === 'draft')
    if (!draft) throw new AppError('notFound', 'bodies.noDraft')
    if (!draft.purpose || !draft.tasks) throw new AppError('invalid', 'bodies.noPurpose', { field: 'approvedOn' })
    if (approval.approvedOn > app.today) throw new AppError('invalid', 'bodies.future', { field: 'approvedOn' })
    if ((await bodyNames(tx, [approval.approvedByBodyId])).size === 0) {
      throw new AppError('invalid', 'bodies.choose', { field: 'approvedByBodyId' })
    }
    return (await approveDraft(tx, draft, approval)) ?? refuse(stale(draft.version))
  })
}

/**
 * Ends the mandate in force, with the day and the reason.
 *
 * @throws AppError forbidden, notFound bodies.noMandate, stale, invalid bodies.endBeforeApproval, bodies.future
 */
export async function endMandate(app: App, bodyId: string, end: MandateEnd): Promise<number> {
  return asActor(app, async (tx) => {
    const { mandates } = await keptMandates(app, tx, bodyId)
    const current = mandates.find((one) => mandateStanding(one, mandates) === 'in-force')
    if (!current) throw new AppError('notFound', 'bodies.noMandate')
    if (end.endedOn > app.today) throw new AppError('invalid', 'bodies.future', { field: 'endedOn' })
    if (current.approvedOn !== null && end.endedOn < current.approvedOn) {
      throw new AppError('invalid', 'bodies.endBeforeApproval', { field: 'endedOn' })
    }
    return (await closeMandate(tx, current, end)) ?? refuse(stale(current.version))
  })
}

async function keptMandates(app: App, tx: Tx, bodyId: string) {
  const body = await bodyHead(tx, bodyId, app.today)
  await requireKeeper(app, tx, body.area)
  const mandates: Mandate[] = await listMandates(tx, bodyId)
  return { body, mandates }
}

function refuse(refusal: AppError): never {
  throw refusal
}
