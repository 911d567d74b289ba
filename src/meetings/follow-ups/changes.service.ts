import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { isId, requireServed, requireVersion } from '../service/access.ts'
import type { FollowUp, FollowUpTerms } from './model.ts'
import { meaningOf } from './responsible.service.ts'
import type { Responsible } from './rules.ts'
import { deleteProposal, findFollowUp, insertFollowUp, setTerms } from './store.ts'

type Changed = { id: string; version: number; terms: FollowUpTerms }

/**
 * Changes who must act and by when (ret ansvarlig og frist), whatever the minutes' state: what was decided stays, and what it
 * was changed from stands on the follow-up. Who is meant by several becomes one follow-up each.
 * @returns how many follow-ups there are of it now
 * @throws notFound, forbidden `meetings.secretariatOnly`, stale `meetings.stale`; conflict `todo.isProposal`
 */
export async function changeFollowUp(app: App, input: Changed): Promise<number> {
  return asActor(app, async (tx) => {
    const found = await requireOwn(app, tx, input)
    if (found.isProposal) throw new AppError('conflict', 'todo.isProposal')
    return write(app, tx, found, input.terms)
  })
}

/**
 * Takes a proposal of old minutes as a follow-up (godkend forslag), with who must act and by when as a person says it.
 * @returns how many follow-ups there are of it now
 * @throws as `changeFollowUp`; conflict `todo.noProposal`
 */
export async function acceptProposal(app: App, input: Changed): Promise<number> {
  return asActor(app, async (tx) => {
    const found = await requireOwn(app, tx, input)
    if (!found.isProposal) throw new AppError('conflict', 'todo.noProposal')
    return write(app, tx, found, input.terms)
  })
}

/** Discards a proposal of old minutes (kassér forslag). @throws as `acceptProposal` */
export async function discardProposal(app: App, input: { id: string; version: number }): Promise<void> {
  await asActor(app, async (tx) => {
    const found = await requireOwn(app, tx, input)
    if (!found.isProposal) throw new AppError('conflict', 'todo.noProposal')
    await deleteProposal(tx, found.id)
  })
}

async function requireOwn(app: App, tx: Tx, { id, version }: { id: string; version: number }): Promise<FollowUp> {
  const found = isId(id) ? await findFollowUp(tx, id) : undefined
  if (!found) throw new AppError('notFound', 'meetings.followUpUnknown')
  await requireServed(app, tx, found.bodyId)
  requireVersion(found.version, version)
  return found
}

async function write(app: App, tx: Tx, found: FollowUp, { responsible, dueOn }: FollowUpTerms): Promise<number> {
  const [first, ...others] = await whoIsMeant(app, tx, found, responsible)
  const now = { ...first, dueOn }
  // A proposal was nobody's task yet: what it proposed is no change of it.
  const change = found.isProposal ? null : changeOf(found, now, app.now)
  if (!(await setTerms(tx, found, now, change))) {
    throw new AppError('stale', 'meetings.stale', { data: { version: found.version } })
  }
  const { what, bodyId, decisionId } = found
  for (const other of others) {
    const since = changeOf(found, { ...other, dueOn }, app.now) ?? { at: app.now, responsible: null, dueOn: null }
    // Also when it says what the first said before: minutes that were approved then know the first alone.
    const changes = found.isProposal ? [] : [{ ...since, isNew: true }]
    await insertFollowUp(tx, { what, bodyId, decisionId, dueOn, ...other, changes })
  }
  return 1 + others.length
}

/** An organisation that was given stays with its text; a text that meant nobody is read anew. */
async function whoIsMeant(app: App, tx: Tx, found: FollowUp, text: string): Promise<[Responsible, ...Responsible[]]> {
  const kept = { responsible: text, organisationId: found.organisationId }
  if (text === found.responsible && found.organisationId !== null) return [kept]
  const [first = kept, ...others] = (await meaningOf(app, tx, found.bodyId))(text)
  return [first, ...others]
}

function changeOf(was: FollowUp, now: FollowUpTerms, at: string) {
  const of = <Value>(from: Value, to: Value) => (from === to ? null : { from, to })
  const change = { at, responsible: of(was.responsible, now.responsible), dueOn: of(was.dueOn, now.dueOn) }
  return change.responsible || change.dueOn ? change : null
}
