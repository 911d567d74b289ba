import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { linkFormerMinutes, requireFormer } from '../approval/former.ts'
import { approveFormer } from '../approval/service.ts'
import { sendFigures } from '../cited/service.ts'
import { tellMembers } from '../members/mails.ts'
import type { AgendaItem, Meeting, NewClause, NewItem } from '../model.ts'
import { listOfCases } from '../procedures/store.ts'
import { inOrder, itemNumber, moved, placeForNew, renumbered } from '../rules/agenda.ts'
import { withReferences } from '../rules/references.ts'
import { lateness, mayChangeAgenda } from '../rules/states.ts'
import {
  deleteItem,
  type ItemChange,
  insertItem,
  listItems,
  listWritten,
  lockItem,
  setPositions,
  updateItem,
} from '../store/agenda.ts'
import { findCase, findStop, insertStop, listStops, moveStops, replaceClauses } from '../store/cases.ts'
import { listDecisions } from '../store/minutes.ts'
import { changedAgenda, requireItem, requireKept, requireLive } from './access.ts'
import { keepDecided } from './clauses.ts'
import { usualClauses } from './standing.ts'

type Changed = { version: number }

/** A meeting whose agenda the user may change now. @throws conflict `meetings.agendaFixed` */
export async function requireOpenAgenda(app: App, tx: Tx, id: string): Promise<Meeting> {
  const meeting = await requireKept(app, tx, id)
  requireLive(meeting)
  if (!mayChangeAgenda(meeting.state)) throw new AppError('conflict', 'meetings.agendaFixed')
  return meeting
}

/**
 * Puts an item on the agenda (tilføj punkt): a case by its stop here, or something else. Once the agenda is sent it is
 * late, once the meeting has begun it is extra, and what it brings has reached the body at once.
 *
 * @param input.at - place from 1; without it before any other business
 * @returns id of the item and version of the agenda
 * @throws invalid `items.ofCase`: a case has its own recommendation
 */
export async function addItem(
  app: App,
  input: { meetingId: string; version: number; item: NewItem; clauses?: NewClause[]; at?: number },
): Promise<Changed & { itemId: string }> {
  return asActor(app, async (tx) => {
    if (input.item.kind === 'case' && input.clauses?.length) {
      throw new AppError('invalid', 'items.ofCase', { field: 'clauses' })
    }
    const meeting = await requireOpenAgenda(app, tx, input.meetingId)
    const version = await changedAgenda(tx, meeting, input.version)
    const items = await listItems(tx, meeting.id)
    const text = input.item.text === null ? null : await referring(tx, meeting.id, input.item.text)
    await requireFormer(tx, meeting, input.item.minutesOf)
    const item = await placed(tx, meeting, items, { ...input.item, text })
    const list = inOrder(items.filter(({ parentId }) => parentId === item.parentId))
    const place = input.at === undefined ? (item.parentId ? list.length : placeForNew(list)) : input.at - 1
    const itemId = await insertItem(tx, {
      ...item,
      meetingId: meeting.id,
      position: list.length + 1,
      ...lateness(meeting.state),
      ...(meeting.state !== 'planned' && { sentAt: app.now }),
    })
    const order = moved([...list, { id: itemId, parentId: item.parentId, position: list.length + 1 }], itemId, place)
    await setPositions(tx, renumbered(order))
    const usual = usualClauses[item.kind]
    const clauses = input.clauses?.length ? input.clauses : usual ? [usual] : []
    if (item.kind !== 'case' && clauses.length > 0) {
      await writeItemClauses(tx, meeting.id, await requireItem(tx, meeting.id, itemId), clauses)
    }
    if (item.stopId) {
      const state = meeting.state === 'planned' ? 'on-agenda' : 'sent'
      await moveStops(tx, [item.stopId], state, { meetingId: meeting.id })
    }
    if (meeting.state !== 'planned') {
      await linkFormerMinutes(tx, meeting, await listItems(tx, meeting.id))
      await sendFigures(tx, [{ id: itemId, caseId: item.caseId }])
    }
    // One mail a day: the first item that comes late makes people look, and they see all that came by then.
    if (meeting.state === 'agenda-sent') await tellMembers(app, tx, meeting, 'late', app.today)
    return { itemId, version }
  })
}

/** A case comes to a body by a stop: the one that waits, or a new one at the end of the route. */
async function placed(tx: Tx, meeting: Meeting, items: readonly AgendaItem[], item: NewItem): Promise<NewItem> {
  if (item.parentId !== null) {
    const parent = items.find(({ id }) => id === item.parentId)
    if (!parent || parent.parentId !== null || parent.kind === 'case') {
      throw new AppError('invalid', 'meetings.itemUnknown', { field: 'parentId' })
    }
  }
  if (item.kind !== 'case') return { ...item, stopId: null }
  const found = item.caseId ? await findCase(tx, item.caseId) : undefined
  if (!found) throw new AppError('invalid', 'meetings.caseUnknown', { field: 'caseId' })
  const stops = await listStops(tx, [found.id])
  // A stop with a written procedure is treated by it.
  const heard = await listOfCases(tx, [found.id])
  const waiting = item.stopId
    ? await findStop(tx, item.stopId)
    : stops.find(({ id, bodyId, state }) => bodyId === meeting.bodyId && state === 'planned' && !heard.has(id))
  if (waiting) {
    if (heard.has(waiting.id)) throw new AppError('conflict', 'stops.hasProcedure', { field: 'caseId' })
    if (waiting.caseId !== found.id || waiting.bodyId !== meeting.bodyId || waiting.state !== 'planned') {
      throw new AppError('conflict', 'meetings.stopOnAgenda', { field: 'caseId' })
    }
    return { ...item, stopId: waiting.id }
  }
  if (stops.some((stop) => stop.meetingId === meeting.id && stop.state !== 'cancelled')) {
    throw new AppError('conflict', 'meetings.stopOnAgenda', { field: 'caseId' })
  }
  const step = (stops.at(-1)?.step ?? 0) + 1
  const stopId = await insertStop(tx, found.id, {
    bodyId: meeting.bodyId,
    meetingId: meeting.id,
    role: item.purpose === 'decision' ? 'decision' : item.purpose === 'discussion' ? 'preparation' : 'orientation',
    isDecisive: false,
    step,
    dueOn: null,
  })
  return { ...item, stopId }
}

/**
 * Changes title, text, purpose and openness of an item, its clauses when it has no case, and which minutes it approves:
 * what was decided under it counts for those then.
 * @throws stale; as `requireFormer` and `approveFormer`
 */
export async function changeItem(
  app: App,
  input: { meetingId: string; itemId: string; version: number; change: ItemChange; clauses?: NewClause[] },
): Promise<void> {
  await asActor(app, async (tx) => {
    const meeting = await requireOpenAgenda(app, tx, input.meetingId)
    const item = await requireItem(tx, meeting.id, input.itemId)
    if (item.kind === 'other' && input.change.title === null) {
      throw new AppError('invalid', 'meetings.titleMissing', { field: 'title' })
    }
    const text = input.change.text === null ? null : await referring(tx, meeting.id, input.change.text)
    const chosen = input.change.minutesOf === undefined ? item.minutesOf : input.change.minutesOf
    const minutesOf = item.kind === 'approve-minutes' ? chosen : null
    if (input.change.minutesOf && minutesOf === null) {
      throw new AppError('invalid', 'approval.formerUnknown', { field: 'minutesOf' })
    }
    await requireFormer(tx, meeting, minutesOf, item)
    if (!(await updateItem(tx, item.id, input.version, { ...input.change, text, minutesOf }))) {
      throw new AppError('stale', 'meetings.stale', { data: { version: item.version } })
    }
    if (input.clauses) await writeItemClauses(tx, meeting.id, item, input.clauses)
    if (minutesOf !== item.minutesOf) {
      const decision = (await listDecisions(tx, [item.id])).get(item.id)
      if (decision) await approveFormer(app, tx, { id: item.id, minutesOf }, decision.outcomes)
    }
  })
}

/** Moves an item one place up or down, or to a place from 1, within its list (flyt punkt). */
export async function moveItem(
  app: App,
  input: { meetingId: string; itemId: string; version: number; to: 'up' | 'down' | number },
): Promise<Changed> {
  return asActor(app, async (tx) => {
    const meeting = await requireOpenAgenda(app, tx, input.meetingId)
    const version = await changedAgenda(tx, meeting, input.version)
    const item = await requireItem(tx, meeting.id, input.itemId)
    const list = inOrder((await listItems(tx, meeting.id)).filter(({ parentId }) => parentId === item.parentId))
    const now = list.findIndex(({ id }) => id === item.id)
    const place = input.to === 'up' ? now - 1 : input.to === 'down' ? now + 1 : input.to - 1
    await setPositions(tx, renumbered(moved(list, item.id, place)))
    return { version }
  })
}

/**
 * Takes an item off the agenda with the list in it (fjern punkt); their cases wait for another meeting. One that somebody
 * has written something under stays: it would be lost with it. The refusal does not say what, for notes are private.
 * @throws conflict `meetings.itemWritten`
 */
export async function removeItem(
  app: App,
  input: { meetingId: string; itemId: string; version: number },
): Promise<Changed> {
  return asActor(app, async (tx) => {
    const meeting = await requireOpenAgenda(app, tx, input.meetingId)
    const version = await changedAgenda(tx, meeting, input.version)
    const item = await requireItem(tx, meeting.id, input.itemId)
    await lockItem(tx, item.id)
    if ((await listWritten(tx, [item.id])).length > 0) throw new AppError('conflict', 'meetings.itemWritten')
    const items = await listItems(tx, meeting.id)
    const gone = items.filter(({ id, parentId }) => id === item.id || parentId === item.id)
    await deleteItem(tx, item.id)
    await moveStops(
      tx,
      gone.flatMap(({ stopId }) => stopId ?? []),
      'planned',
      { meetingId: null },
    )
    const rest = items.filter(({ id, parentId }) => parentId === item.parentId && id !== item.id)
    await setPositions(tx, renumbered(inOrder(rest)))
    return { version }
  })
}

/**
 * Gives an item without a case its recommendation (indstilling), with references to items as they are stored.
 * @throws invalid `items.ofCase`, `items.otherBusiness`, `meetings.referenceUnknown`; conflict `meetings.clauseDecided`
 */
export async function writeItemClauses(
  tx: Tx,
  meetingId: string,
  item: AgendaItem,
  clauses: readonly NewClause[],
): Promise<void> {
  if (item.caseId !== null) throw new AppError('invalid', 'items.ofCase', { field: 'clauses' })
  const { kind } = item.parentId ? await requireItem(tx, meetingId, item.parentId) : item
  if (kind === 'any-other-business' && clauses.length > 0) {
    throw new AppError('invalid', 'items.otherBusiness', { field: 'clauses' })
  }
  const stored: NewClause[] = []
  for (const [n, clause] of clauses.entries()) {
    stored.push({ ...clause, text: await referring(tx, meetingId, clause.text, `clauses[${n}].text`) })
  }
  await keepDecided(tx, { itemIds: [item.id] }, stored)
  await replaceClauses(tx, { itemId: item.id }, stored)
}

/**
 * A text as it is stored: "{punkt 7}" becomes a live reference to the item that has the number now.
 * @throws invalid `meetings.referenceUnknown` for a number that no item of the meeting has
 */
export async function referring(tx: Tx, meetingId: string, text: string, field = 'text'): Promise<string> {
  const { text: stored, unknown } = await asStored(tx, meetingId, text)
  if (unknown !== null)
    throw new AppError('invalid', 'meetings.referenceUnknown', { field, params: { number: unknown } })
  return stored
}

/** The same for a text that is still being written: a number that no item has stays as it is typed. */
export async function asStored(tx: Tx, meetingId: string, text: string) {
  if (!text.includes('{')) return { text, unknown: null }
  const numbers = new Map([...(await numbersOf(tx, meetingId))].map(([id, number]) => [number, id]))
  return withReferences(text, (number) => numbers.get(number))
}

/** The number of each item of a meeting the reader may see, by id. */
export async function numbersOf(tx: Tx, meetingId: string): Promise<Map<string, string>> {
  const items = await listItems(tx, meetingId)
  const byId = new Map(items.map((item) => [item.id, item]))
  return new Map(items.map((item) => [item.id, itemNumber(item, byId.get(item.parentId ?? ''))]))
}
