import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { NewAttendance, NewRemark } from '../model.ts'
import { forEditing } from '../rules/references.ts'
import { isWriting } from '../rules/states.ts'
import { findPersonName, findRights } from '../store/access.ts'
import { itemsById } from '../store/agenda.ts'
import {
  answerRemark,
  deleteAttendance,
  findMinutes,
  findWriter,
  insertAttendance,
  insertRemark,
  keepPen,
  takePen,
  writeMinutes,
} from '../store/minutes.ts'
import { requireItem, requireMeeting, requireOpenMinutes, requireUser } from './access.ts'
import { asStored, numbersOf } from './agenda.ts'

/** Takes the pen of a meeting's minutes, from whoever held it (overtag referatet). */
export async function takeOver(app: App, { meetingId }: { meetingId: string }): Promise<void> {
  await asActor(app, async (tx) => {
    const meeting = await requireOpenMinutes(app, tx, meetingId)
    await takePen(tx, meeting.id, requireUser(app), app.now)
  })
}

/**
 * Saves the minutes of an item as they are written (referat). One writes at a time: a pen that nobody holds, or whose
 * holder has been silent, is taken; otherwise one takes it over on purpose.
 *
 * @param input.version - of the text the writer saw; 0: there was none
 * @returns the new version, and when it was saved
 * @throws conflict `meetings.otherWrites` with the name; stale `meetings.minutesStale` with the text that stands
 */
export async function saveMinutes(
  app: App,
  input: { meetingId: string; itemId: string; text: string; version: number },
): Promise<{ version: number; savedAt: string }> {
  return asActor(app, async (tx) => {
    const userId = requireUser(app)
    const meeting = await requireOpenMinutes(app, tx, input.meetingId)
    const item = await requireItem(tx, meeting.id, input.itemId)
    const writer = await findWriter(tx, meeting.id)
    if (writer && writer.userId !== userId && isWriting(writer.seenAt, app.now)) {
      throw new AppError('conflict', 'meetings.otherWrites', { params: { name: writer.name ?? '' } })
    }
    if (writer?.userId === userId) await keepPen(tx, meeting.id, app.now)
    else await takePen(tx, meeting.id, userId, app.now)
    if (input.text.length > 100_000) throw new AppError('invalid', 'meetings.tooLong', { field: 'text' })
    const { text } = await asStored(tx, meeting.id, input.text)
    const version = await writeMinutes(tx, { itemId: item.id, text, version: input.version, userId, now: app.now })
    if (version !== null) return { version, savedAt: app.now }
    const stands = await findMinutes(tx, item.id)
    const numbers = await numbersOf(tx, meeting.id)
    const shown = forEditing(stands?.text ?? '', (id) => numbers.get(id))
    throw new AppError('stale', 'meetings.minutesStale', { data: { version: stands?.version ?? 0, text: shown } })
  })
}

/** Writes a person on the list of those present or absent (deltager). */
export async function addAttendance(
  app: App,
  { meetingId, person }: { meetingId: string; person: NewAttendance },
): Promise<string> {
  return asActor(app, async (tx) => {
    const meeting = await requireOpenMinutes(app, tx, meetingId)
    const items = await itemsById(tx, person.itemIds)
    if (person.itemIds.some((id) => items.get(id)?.meetingId !== meeting.id)) {
      throw new AppError('invalid', 'meetings.itemUnknown', { field: 'itemIds' })
    }
    return insertAttendance(tx, meeting.id, person)
  })
}

/** Takes a person off that list. */
export async function removeAttendance(
  app: App,
  { meetingId, attendanceId }: { meetingId: string; attendanceId: string },
): Promise<void> {
  await asActor(app, async (tx) => {
    const meeting = await requireOpenMinutes(app, tx, meetingId)
    if (!(await deleteAttendance(tx, meeting.id, attendanceId))) throw new AppError('notFound', 'meetings.nameUnknown')
  })
}

/**
 * Remarks on the draft minutes (bemærkning i høring): members of the body and its secretariat, while they are heard and
 * until the last day.
 */
export async function remark(
  app: App,
  { meetingId, remark: given }: { meetingId: string; remark: NewRemark },
): Promise<string> {
  return asActor(app, async (tx) => {
    const meeting = await requireMeeting(tx, meetingId)
    const userId = requireUser(app)
    const { member, served } = await findRights(tx)
    if (!member.includes(meeting.bodyId) && !served.includes(meeting.bodyId)) {
      throw new AppError('forbidden', 'meetings.membersOnly')
    }
    const isOver = meeting.hearingUntil !== null && app.today > meeting.hearingUntil
    if (meeting.state !== 'minutes-in-hearing' || isOver) throw new AppError('conflict', 'meetings.noHearing')
    if (given.itemId !== null) await requireItem(tx, meeting.id, given.itemId)
    return insertRemark(tx, meeting.id, userId, given)
  })
}

/** Says what became of a remark: taken into the minutes, or not and why. */
export async function handleRemark(
  app: App,
  input: { meetingId: string; remarkId: string; outcome: 'taken' | 'not-taken'; reply: string | null },
): Promise<void> {
  await asActor(app, async (tx) => {
    const meeting = await requireOpenMinutes(app, tx, input.meetingId)
    const { outcome, reply } = input
    if (outcome === 'not-taken' && (reply ?? '').length < 3) {
      throw new AppError('invalid', 'meetings.replyMissing', { field: 'reply' })
    }
    if (!(await answerRemark(tx, meeting.id, input.remarkId, { outcome, reply }))) {
      throw new AppError('notFound', 'meetings.remarkUnknown')
    }
  })
}

/** Who holds the pen: who it is, and whether they have written lately. */
export type Pen = { name: string | null; isMe: boolean; takenAt: string; isThere: boolean }

/**
 * Who holds the pen of a meeting's minutes now (hvem skriver referatet), for its secretariat. Asked again and again while
 * the page of the minutes is open, so nothing is locked.
 * @returns null: nobody has written yet
 * @throws notFound, unauthenticated, forbidden `meetings.secretariatOnly`
 */
export async function readPen(app: App, { meetingId }: { meetingId: string }): Promise<Pen | null> {
  return asActor(app, async (tx) => {
    const { id, bodyId } = await requireMeeting(tx, meetingId)
    requireUser(app)
    if (!(await findRights(tx)).served.includes(bodyId)) throw new AppError('forbidden', 'meetings.secretariatOnly')
    return whoWrites(app, tx, id)
  })
}

/** Who holds the pen, as the page of the minutes says it. */
export async function whoWrites(app: App, tx: Tx, meetingId: string): Promise<Pen | null> {
  const writer = await findWriter(tx, meetingId)
  if (!writer) return null
  const name = writer.name ?? (await findPersonName(tx, writer.userId))
  return {
    name,
    isMe: writer.userId === app.actor.userId,
    takenAt: writer.takenAt,
    isThere: isWriting(writer.seenAt, app.now),
  }
}
