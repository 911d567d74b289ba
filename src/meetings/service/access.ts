import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { AgendaItem, Meeting, MeetingCase } from '../model.ts'
import { mayWriteMinutes } from '../rules/states.ts'
import { type BodyName, findRights } from '../store/access.ts'
import { findItem } from '../store/agenda.ts'
import { findCase } from '../store/cases.ts'
import { findMeeting, lockMeeting, touchMeeting } from '../store/meetings.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text can be the id of a record here; anything else in an address is simply not found. */
export function isId(text: string): boolean {
  return uuid.test(text)
}

/** The id of who is logged in. @throws unauthenticated `meetings.logIn` */
export function requireUser(app: App): string {
  if (app.actor.userId === null) throw new AppError('unauthenticated', 'meetings.logIn')
  return app.actor.userId
}

/** A meeting that exists. @throws notFound `meetings.notFound` */
export async function requireMeeting(tx: Tx, id: string): Promise<Meeting> {
  const meeting = isId(id) ? await findMeeting(tx, id) : undefined
  if (!meeting) throw new AppError('notFound', 'meetings.notFound')
  return meeting
}

/**
 * A meeting of a body the user keeps as its secretariat, held against other changes until the transaction ends.
 * @throws notFound, unauthenticated, forbidden `meetings.secretariatOnly`
 */
export async function requireKept(app: App, tx: Tx, id: string): Promise<Meeting> {
  await requireMeeting(tx, id)
  requireUser(app)
  const meeting = await lockMeeting(tx, id)
  // A row that can be read but not locked is one the policies do not let the user change.
  if (!meeting || !(await findRights(tx)).served.includes(meeting.bodyId)) {
    throw new AppError('forbidden', 'meetings.secretariatOnly')
  }
  return meeting
}

/** A meeting whose minutes the user may write now. @throws as `requireKept`; conflict `meetings.notHeld` */
export async function requireOpenMinutes(app: App, tx: Tx, id: string): Promise<Meeting> {
  const meeting = await requireKept(app, tx, id)
  if (!mayWriteMinutes(meeting.state)) throw new AppError('conflict', 'meetings.notHeld')
  return meeting
}

/**
 * Refuses all but secretariats, before somebody fills a form in for nothing.
 * @throws unauthenticated `meetings.logIn`, forbidden `meetings.secretariatOnly`
 */
export async function requireSecretariat(app: App): Promise<void> {
  requireUser(app)
  const { areas, served } = await asActor(app, findRights)
  if (areas.length === 0 && served.length === 0) throw new AppError('forbidden', 'meetings.secretariatOnly')
}

/** Refuses all but the secretariat of a body. @throws unauthenticated, forbidden `meetings.secretariatOnly` */
export async function requireServed(app: App, tx: Tx, bodyId: string): Promise<void> {
  requireUser(app)
  if (!(await findRights(tx)).served.includes(bodyId)) throw new AppError('forbidden', 'meetings.secretariatOnly')
}

/**
 * A case the user keeps: of the area they are the secretariat of.
 * @throws notFound `meetings.caseNotFound`, unauthenticated, forbidden `meetings.secretariatOnly`
 */
export async function requireKeptCase(app: App, tx: Tx, id: string): Promise<MeetingCase> {
  const found = await requireCase(tx, id)
  requireUser(app)
  if (!(await findRights(tx)).areas.includes(found.area)) throw new AppError('forbidden', 'meetings.secretariatOnly')
  return found
}

/** A case the user may read. @throws notFound `meetings.caseNotFound`, the same whether it is hidden or not there */
export async function requireCase(tx: Tx, id: string): Promise<MeetingCase> {
  const found = isId(id) ? await findCase(tx, id) : undefined
  if (!found) throw new AppError('notFound', 'meetings.caseNotFound')
  return found
}

/** Refuses a meeting that was cancelled. @throws conflict `moves.cancelled` */
export function requireLive({ cancelledAt }: Pick<Meeting, 'cancelledAt'>): void {
  if (cancelledAt !== null) throw new AppError('conflict', 'moves.cancelled')
}

/** A version that is not the one the user saw. @throws stale `meetings.stale` with the version that stands */
export function requireVersion(stands: number, seen: number): void {
  if (stands !== seen) throw new AppError('stale', 'meetings.stale', { data: { version: stands } })
}

/** Counts a change of the agenda, after the version the user saw. @returns the new version */
export async function changedAgenda(tx: Tx, meeting: Meeting, seen: number): Promise<number> {
  requireVersion(meeting.version, seen)
  return touchMeeting(tx, meeting.id)
}

/** An item of the meeting. @throws notFound `meetings.itemUnknown` */
export async function requireItem(tx: Tx, meetingId: string, itemId: string): Promise<AgendaItem> {
  const item = isId(itemId) ? await findItem(tx, itemId) : undefined
  if (!item || item.meetingId !== meetingId) throw new AppError('notFound', 'meetings.itemUnknown')
  return item
}

/** The name a body is known by (kort navn). */
export function shortName(body: BodyName | undefined): string | undefined {
  return body?.shortName ?? body?.name
}
