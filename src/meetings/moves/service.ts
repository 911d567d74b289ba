import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listPeople } from '../members/store.ts'
import type { Meeting } from '../model.ts'
import { mayCancel } from '../rules/states.ts'
import { requireKept, requireLive, requireUser, requireVersion, shortName } from '../service/access.ts'
import { bodyNames } from '../store/access.ts'
import { setLink, updateMeeting } from '../store/meetings.ts'
import { mailChange } from './mails.ts'
import type { Cancellation, ChangedMeeting, MeetingChange } from './model.ts'
import * as store from './store.ts'

/** A meeting that can still be moved or cancelled. @throws conflict `moves.cancelled`, `meetings.alreadyHeld` */
async function requireComing(app: App, tx: Tx, id: string, version: number): Promise<Meeting> {
  const meeting = await requireKept(app, tx, id)
  requireLive(meeting)
  requireVersion(meeting.version, version)
  if (!mayCancel(meeting.state)) throw new AppError('conflict', 'meetings.alreadyHeld')
  return meeting
}

/**
 * Changes date, time and place (flyt møde) until the meeting has begun. When the day or the hour changes, a reason is
 * given, the move is kept, and the members get a mail.
 *
 * @returns how many were written to; null when neither day nor hour changed
 * @throws stale `meetings.stale`; invalid `moves.reasonMissing`; conflict `meetings.alreadyHeld`, `moves.cancelled`
 */
export async function changeMeeting(
  app: App,
  input: ChangedMeeting & { id: string; version: number },
): Promise<number | null> {
  return asActor(app, async (tx) => {
    const meeting = await requireComing(app, tx, input.id, input.version)
    if (input.bodyId !== meeting.bodyId) throw new AppError('invalid', 'meetings.bodyFixed', { field: 'bodyId' })
    const isMoved = input.heldOn !== meeting.heldOn || input.startsAt !== meeting.startsAt
    const { reason, ...values } = input
    if (isMoved && reason === null) throw new AppError('invalid', 'moves.reasonMissing', { field: 'reason' })
    if (!(await updateMeeting(tx, values))) {
      throw new AppError('stale', 'meetings.stale', { data: { version: meeting.version } })
    }
    await setLink(tx, input.id, input.link)
    if (!isMoved || reason === null) return null
    const change = { kind: 'moved' as const, reason, toOn: input.heldOn, toStartsAt: input.startsAt }
    return tell(app, tx, meeting, { ...change, ...whenOf(meeting) })
  })
}

/**
 * Cancels a meeting (aflys møde) that has not begun, with a reason. Its cases wait for another meeting of the body, the
 * members get a mail, and calendars say it is cancelled. It is final.
 *
 * @returns how many cases wait again, and how many were written to
 * @throws stale `meetings.stale`; conflict `meetings.alreadyHeld`, `moves.cancelled`
 */
export async function cancelMeeting(
  app: App,
  input: Cancellation & { id: string; version: number },
): Promise<{ cases: number; told: number }> {
  return asActor(app, async (tx) => {
    const meeting = await requireComing(app, tx, input.id, input.version)
    const cases = await store.releaseStops(tx, meeting.id)
    if (!(await store.cancel(tx, meeting.id, input.version, app.now))) {
      throw new AppError('stale', 'meetings.stale', { data: { version: meeting.version } })
    }
    const change = { kind: 'cancelled' as const, reason: input.reason, toOn: null, toStartsAt: null }
    return { cases, told: await tell(app, tx, meeting, { ...change, ...whenOf(meeting) }) }
  })
}

const whenOf = (meeting: Meeting) => ({ fromOn: meeting.heldOn, fromStartsAt: meeting.startsAt })

async function tell(
  app: App,
  tx: Tx,
  meeting: Meeting,
  change: Omit<MeetingChange, 'id' | 'byName' | 'at'>,
): Promise<number> {
  await store.insertChange(tx, { ...change, meetingId: meeting.id, userId: requireUser(app), at: app.now })
  const people = await listPeople(tx, meeting.bodyId)
  const bodyName = shortName((await bodyNames(tx)).get(meeting.bodyId)) ?? meeting.bodyId
  await mailChange(tx, { id: meeting.id, bodyName, version: meeting.version, ...change }, people, app.address)
  return people.length
}
