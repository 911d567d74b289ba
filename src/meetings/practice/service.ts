import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { moved, placeForNew } from '../rules/agenda.ts'
import { isId, requireServed, requireUser, shortName } from '../service/access.ts'
import { usualStandingItems } from '../service/standing.ts'
import { bodyNames, findRights, listBodies } from '../store/access.ts'
import { insertStandingItem, listStandingItems, type StandingItem } from '../store/agenda.ts'
import { practices } from '../store/meetings.ts'
import type { BodyPractice, NewStandingItem } from './model.ts'
import { deleteStandingItem, orderStandingItems, writePractice } from './store.ts'

export type PracticeOfBody = BodyPractice & {
  bodyId: string
  bodyName: string
  /** 0: the usual practice, which the body never changed. */
  version: number
}

/** How the bodies in force work that the reader keeps as their secretariat (praksis), by name. @throws unauthenticated `meetings.logIn` */
export async function listPractices(app: App): Promise<PracticeOfBody[]> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const { served } = await findRights(tx)
    if (served.length === 0) throw new AppError('forbidden', 'meetings.secretariatOnly')
    const practiceOf = await practices(tx)
    return (await listBodies(tx, app.today))
      .filter(({ id }) => served.includes(id))
      .map((body) => ({ ...practiceOf(body.id), bodyId: body.id, bodyName: shortName(body) ?? body.id }))
  })
}

export type PracticeToEdit = PracticeOfBody & {
  /** Of the body itself, or the usual ones. */
  standing: (NewStandingItem & { id: string | null })[]
}

/** How one body works, for its secretariat. @throws notFound `practice.bodyUnknown`, forbidden `meetings.secretariatOnly` */
export async function getPractice(app: App, bodyId: string): Promise<PracticeToEdit> {
  return asActor(app, async (tx) => {
    const bodyName = await requireBody(app, tx, bodyId)
    const own = await listStandingItems(tx, bodyId, app.today)
    const standing = own.length > 0 ? own : usualStandingItems.map((item) => ({ ...item, id: null }))
    return { ...(await practices(tx))(bodyId), bodyId, bodyName, standing }
  })
}

async function requireBody(app: App, tx: Tx, bodyId: string): Promise<string> {
  const body = (await bodyNames(tx)).get(bodyId)
  if (!body) throw new AppError('notFound', 'practice.bodyUnknown')
  await requireServed(app, tx, bodyId)
  return shortName(body) ?? bodyId
}

/**
 * Sets how a body works (ret praksis): the days before and after meetings, and when follow-ups are reminded of.
 * @throws stale `meetings.stale` with the version that stands
 */
export async function changePractice(
  app: App,
  input: { bodyId: string; version: number; practice: BodyPractice },
): Promise<void> {
  await asActor(app, async (tx) => {
    await requireBody(app, tx, input.bodyId)
    if (await writePractice(tx, input.bodyId, input.version, input.practice)) return
    const { version } = (await practices(tx))(input.bodyId)
    throw new AppError('stale', 'meetings.stale', { data: { version } })
  })
}

/** Adds a standing item (nyt fast punkt) before any other business, for agendas made from now on. */
export async function addStandingItem(app: App, input: { bodyId: string; item: NewStandingItem }): Promise<void> {
  await asActor(app, async (tx) => {
    await requireBody(app, tx, input.bodyId)
    const own = await ownItems(app, tx, input.bodyId)
    if (own.length >= 40) throw new AppError('conflict', 'practice.tooMany')
    await insertStandingItem(tx, input.bodyId, input.item, placeForNew(own) + 1)
  })
}

/** Moves a standing item one place (flyt), or takes it away (fjern). @throws notFound `meetings.itemUnknown` */
export async function arrangeStandingItem(
  app: App,
  input: { bodyId: string; place: number; to: 'up' | 'down' | 'away' },
): Promise<void> {
  await asActor(app, async (tx) => {
    await requireBody(app, tx, input.bodyId)
    const own = await ownItems(app, tx, input.bodyId)
    const item = own[input.place - 1]
    if (!item) throw new AppError('notFound', 'meetings.itemUnknown')
    if (input.to === 'away') {
      // None at all would mean the usual ones again.
      if (own.length === 1) throw new AppError('conflict', 'practice.lastItem')
      if (isId(item.id)) await deleteStandingItem(tx, input.bodyId, item.id)
      return
    }
    const order = moved(own, item.id, input.place - 1 + (input.to === 'up' ? -1 : 1))
    await orderStandingItems(
      tx,
      input.bodyId,
      order.map(({ id }) => id),
    )
  })
}

/** The body's own standing items; the usual ones become its own when it first changes them. */
async function ownItems(app: App, tx: Tx, bodyId: string): Promise<StandingItem[]> {
  const own = await listStandingItems(tx, bodyId, app.today)
  if (own.length > 0) return own
  for (const [index, item] of usualStandingItems.entries()) await insertStandingItem(tx, bodyId, item, index + 1)
  return listStandingItems(tx, bodyId, app.today)
}
