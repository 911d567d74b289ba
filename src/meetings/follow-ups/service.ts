import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Cited, figuresOfCases } from '../cited/service.ts'
import type { FollowUpDone } from '../model.ts'
import { itemNumber } from '../rules/agenda.ts'
import { followUpState } from '../rules/states.ts'
import { isId, requireUser, shortName } from '../service/access.ts'
import { inPlainWords } from '../service/plain.ts'
import { type Reference, referencesIn } from '../service/references.ts'
import { bodyNames, findRights } from '../store/access.ts'
import { itemsById } from '../store/agenda.ts'
import { meetingsById } from '../store/meetings.ts'
import {
  cursorOf,
  type FollowUpFilter,
  followUpAddress,
  type ListedFollowUp,
  mostCounted,
  placeOf,
  type ShownFollowUp,
} from './model.ts'
import { caseTitles, findFollowUp, listFollowUps, setDone } from './store.ts'

/** One page of a list; `next` is the cursor to ask for the rest with, and `count` a least one when `atLeast` is true. */
export type FollowUpPage = {
  items: ShownFollowUp[]
  next: string | null
  count: number
  atLeast: boolean
  references: Record<string, Reference>
  cited: Cited
}

type Ours = { served: string[]; bodies: string[]; organisations: string[] }

/**
 * One page of the follow-ups (opfølgning) across meetings, each with the decision it comes from: what is due first, or
 * of those that are done the latest first.
 *
 * @param after - `next` of the page before
 * @throws AppError invalid web.cursor when `after` is no place in a list
 */
export async function getFollowUps(
  app: App,
  filter: FollowUpFilter = {},
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<FollowUpPage> {
  const from = after === undefined ? undefined : placeOf(after)
  if (after !== undefined && !from) throw new AppError('invalid', 'web.cursor', { field: 'cursor' })
  return asActor(app, async (tx) => {
    const asked = { ...filter, today: app.today }
    const { rows, count } = await listFollowUps(tx, asked, { limit: limit + 1, after: from, most: mostCounted + 1 })
    const items = await shown(app, tx, rows.slice(0, limit))
    const last = rows.length > limit ? items.at(-1) : undefined
    return {
      items,
      next: last ? cursorOf({ day: filter.show === 'done' ? last.doneOn : last.dueOn, id: last.id }) : null,
      count: Math.min(count, mostCounted),
      atLeast: count > mostCounted,
      references: await referencesIn(
        tx,
        items.flatMap(({ what, decisionText }) => [what, decisionText]),
      ),
      cited: await figuresOfCases(tx, [...new Set(items.flatMap(({ caseId }) => caseId ?? []))]),
    }
  })
}

/** The bodies the reader serves or sits in, and the organisations they report or approve for: theirs to act on. */
async function oursOf(tx: Tx): Promise<Ours> {
  const { served, member, organisations } = await findRights(tx)
  return { served: [...served], bodies: [...served, ...member], organisations: [...organisations] }
}

async function shown(app: App, tx: Tx, rows: ListedFollowUp[]): Promise<ShownFollowUp[]> {
  const ours = await oursOf(tx)
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
      mayChange: ours.served.includes(row.bodyId),
      mayFinish:
        !row.isProposal && (ours.bodies.includes(row.bodyId) || ours.organisations.includes(row.organisationId ?? '')),
    }
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

/** The first open follow-ups of the bodies and organisations of the person, what is due first: what waits for them. */
export async function listFollowUpTasks(app: App, limit = 8): Promise<MeetingTask[]> {
  if (app.actor.userId === null) return []
  return asActor(app, async (tx) => {
    const { bodies, organisations } = await oursOf(tx)
    const asked = { show: 'open' as const, today: app.today, of: { bodies, organisations } }
    const { rows } = await listFollowUps(tx, asked, { limit, most: 0 })
    const names = await bodyNames(tx)
    const plain = await inPlainWords(
      tx,
      rows.map(({ what }) => what),
    )
    return rows.map(({ id, what, bodyId, dueOn }) => ({
      id,
      title: plain(what, app.actor.language),
      bodyName: shortName(names.get(bodyId)) ?? bodyId,
      href: followUpAddress(id),
      dueOn,
    }))
  })
}
