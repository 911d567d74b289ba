import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { FollowUpDone } from '../model.ts'
import { itemNumber } from '../rules/agenda.ts'
import { followUpState } from '../rules/states.ts'
import { bodyNames, findRights } from '../store/access.ts'
import { itemsById } from '../store/agenda.ts'
import { caseTitles, findFollowUp, type ListedFollowUp, listFollowUps, setDone } from '../store/follow-ups.ts'
import { meetingsById } from '../store/meetings.ts'
import { isId, requireUser, shortName } from './access.ts'

export type ShownFollowUp = ListedFollowUp & {
  state: 'open' | 'done' | 'overdue'
  bodyName: string
  /** The item the decision was made on: "punkt 7, DAS Social 17. marts 2025" with its title. */
  item: { id: string; meetingId: string; number: string; title: string | null; heldOn: string } | null
  mayFinish: boolean
}

/**
 * Follow-ups (opfølgning) across meetings, each with the decision it comes from; what is due first.
 *
 * @param only - `open`: those that are not done; `mine`: those of bodies the reader serves or sits in, and of
 *   organisations they report or approve for
 */
export async function getFollowUps(app: App, only: { open?: boolean; mine?: boolean } = {}): Promise<ShownFollowUp[]> {
  return asActor(app, async (tx) => {
    const rights = await findRights(tx)
    const ours = { bodies: [...rights.served, ...rights.member], organisations: rights.organisations }
    const rows = await listFollowUps(tx, { open: only.open ?? false, ...(only.mine ? { of: ours } : {}) })
    const items = await itemsById(
      tx,
      rows.flatMap(({ itemId }) => itemId ?? []),
    )
    const parents = await itemsById(
      tx,
      [...items.values()].flatMap(({ parentId }) => parentId ?? []),
    )
    const cases = await caseTitles(
      tx,
      [...items.values()].flatMap(({ caseId }) => caseId ?? []),
    )
    const meetings = await meetingsById(tx, [...new Set([...items.values()].map(({ meetingId }) => meetingId))])
    const names = await bodyNames(tx)
    return rows.map((row) => {
      const item = items.get(row.itemId ?? '')
      return {
        ...row,
        state: followUpState(row, app.today),
        bodyName: shortName(names.get(row.bodyId)) ?? row.bodyId,
        item: item
          ? {
              id: item.id,
              meetingId: item.meetingId,
              number: itemNumber(item, parents.get(item.parentId ?? '')),
              title: item.title ?? cases.get(item.caseId ?? '') ?? null,
              heldOn: meetings.get(item.meetingId)?.heldOn ?? '',
            }
          : null,
        mayFinish: ours.bodies.includes(row.bodyId) || ours.organisations.includes(row.organisationId ?? ''),
      }
    })
  })
}

/**
 * Says that a follow-up is done (udført), or open again without a day. For the secretariat and members of the body, and
 * those who report or approve for the organisation that acts.
 * @throws notFound, forbidden `meetings.notYours`, stale `meetings.stale`
 */
export async function finishFollowUp(
  app: App,
  input: { id: string; version: number; done: FollowUpDone },
): Promise<void> {
  await asActor(app, async (tx) => {
    const found = isId(input.id) ? await findFollowUp(tx, input.id) : undefined
    if (!found) throw new AppError('notFound', 'meetings.followUpUnknown')
    requireUser(app)
    if (input.done.doneOn !== null && input.done.doneOn > app.today) {
      throw new AppError('invalid', 'meetings.doneInFuture', { field: 'doneOn' })
    }
    if (found.version !== input.version) {
      throw new AppError('stale', 'meetings.stale', { data: { version: found.version } })
    }
    if (!(await setDone(tx, found.id, input.version, input.done))) throw new AppError('forbidden', 'meetings.notYours')
  })
}

export type MeetingTask = { id: string; title: string; bodyName: string; href: string; dueOn: string | null }

/** Open follow-ups of the bodies and organisations of the person, what is due first: what waits for them. */
export async function listFollowUpTasks(app: App): Promise<MeetingTask[]> {
  if (app.actor.userId === null) return []
  const open = await getFollowUps(app, { open: true, mine: true })
  return open.map(({ id, what, bodyName, dueOn }) => ({ id, title: what, bodyName, href: `/opfoelgning#${id}`, dueOn }))
}
