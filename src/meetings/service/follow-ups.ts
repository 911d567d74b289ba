import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { FollowUpDone } from '../model.ts'
import { itemNumber } from '../rules/agenda.ts'
import { followUpState } from '../rules/states.ts'
import { bodyNames, findRights } from '../store/access.ts'
import { itemsById } from '../store/agenda.ts'
import { casesById } from '../store/cases.ts'
import { findFollowUp, type ListedFollowUp, listFollowUps, setDone } from '../store/follow-ups.ts'
import { meetingsById } from '../store/meetings.ts'
import { isId, requireUser, shortName } from './access.ts'

export type ShownFollowUp = ListedFollowUp & {
  state: 'open' | 'done' | 'overdue'
  bodyName: string
  /** The item the decision was made on: "punkt 7, DAS Social 17. marts 2025" with its title. */
  item: { id: string; meetingId: string; number: string; title: string | null; heldOn: string } | null
  mayFinish: boolean
}

/** Follow-ups (opfølgning) across meetings, each with the decision it comes from; what is due first. */
export async function getFollowUps(app: App): Promise<ShownFollowUp[]> {
  return asActor(app, async (tx) => {
    const rows = await listFollowUps(tx)
    const items = await itemsById(
      tx,
      rows.flatMap(({ itemId }) => itemId ?? []),
    )
    const parents = await itemsById(
      tx,
      [...items.values()].flatMap(({ parentId }) => parentId ?? []),
    )
    const cases = await casesById(
      tx,
      [...items.values()].flatMap(({ caseId }) => caseId ?? []),
    )
    const meetings = await meetingsById(tx, [...new Set([...items.values()].map(({ meetingId }) => meetingId))])
    const names = await bodyNames(tx)
    const rights = await findRights(tx)
    return rows.map((row) => {
      const item = items.get(row.itemId ?? '')
      const isOurs = rights.served.includes(row.bodyId) || rights.member.includes(row.bodyId)
      return {
        ...row,
        state: followUpState(row, app.today),
        bodyName: shortName(names.get(row.bodyId)) ?? row.bodyId,
        item: item
          ? {
              id: item.id,
              meetingId: item.meetingId,
              number: itemNumber(item, parents.get(item.parentId ?? '')),
              title: item.title ?? cases.get(item.caseId ?? '')?.title ?? null,
              heldOn: meetings.get(item.meetingId)?.heldOn ?? '',
            }
          : null,
        // People of the organisation that acts see it too; the policy lets its reporters and approvers finish it.
        mayFinish: app.actor.userId !== null && (isOurs || row.organisationId !== null),
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
  const open = (await getFollowUps(app)).filter(({ state, mayFinish }) => state !== 'done' && mayFinish)
  return open.map(({ id, what, bodyName, dueOn }) => ({ id, title: what, bodyName, href: `/opfoelgning#${id}`, dueOn }))
}
