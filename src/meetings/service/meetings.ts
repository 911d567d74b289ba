import type { IsoDate } from '#figures/dates.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { linkFormerMinutes } from '../approval/former.ts'
import { approvalOf, makeFinal } from '../approval/service.ts'
import { sendFigures } from '../cited/service.ts'
import { tellMembers } from '../members/mails.ts'
import type { Meeting, NewMeeting } from '../model.ts'
import { hearingUntil, meetingDays } from '../rules/deadlines.ts'
import { mayMove } from '../rules/states.ts'
import { bodyNames, findRights, listBodies } from '../store/access.ts'
import { listItems, sendItems } from '../store/agenda.ts'
import { moveStops } from '../store/cases.ts'
import { insertMeeting, listMeetings, moveMeeting, practices, setLink } from '../store/meetings.ts'
import { requireKept, requireLive, requireServed, requireVersion, shortName } from './access.ts'
import { undecided } from './decisions.ts'
import { addStandingItems, nameNextMeeting } from './standing.ts'

export type CalendarMeeting = Meeting & {
  bodyName: string
  /** Last day to hand in cases and the day the agenda is sent, counted back from the meeting. */
  submission: IsoDate
  agenda: IsoDate
  /** The reader sits in the body. */
  isOwn: boolean
}

export type Calendar = {
  coming: CalendarMeeting[]
  past: CalendarMeeting[]
  bodies: { id: string; name: string }[]
  /** Bodies the reader may plan meetings for. */
  served: string[]
}

/** The meetings of all bodies (mødekalender): those to come, the next first, and those held, the latest first. Public. */
export async function getCalendar(app: App, filter: { bodyId?: string } = {}): Promise<Calendar> {
  return asActor(app, async (tx) => {
    const names = await bodyNames(tx)
    const rights = await findRights(tx)
    const practiceOf = await practices(tx)
    const meetings = (await listMeetings(tx, filter.bodyId ? { bodyId: filter.bodyId } : {})).map(
      (meeting): CalendarMeeting => {
        const days = meetingDays(meeting.heldOn, practiceOf(meeting.bodyId), meeting.submissionDueOn)
        const bodyName = shortName(names.get(meeting.bodyId)) ?? meeting.bodyId
        return { ...meeting, ...days, bodyName, isOwn: rights.member.includes(meeting.bodyId) }
      },
    )
    const isComing = ({ heldOn, state }: Meeting) =>
      heldOn >= app.today && (state === 'planned' || state === 'agenda-sent' || heldOn > app.today)
    return {
      coming: meetings.filter(isComing),
      past: meetings.filter((meeting) => !isComing(meeting)).reverse(),
      bodies: (await listBodies(tx, app.today)).map((body) => ({ id: body.id, name: body.shortName ?? body.name })),
      served: rights.served,
    }
  })
}

/**
 * Plans a meeting with the standing items of its body on the agenda. For the secretariat of the body.
 * @returns id of the meeting
 */
export async function planMeeting(app: App, input: NewMeeting): Promise<string> {
  return asActor(app, async (tx) => {
    if (!(await bodyNames(tx)).has(input.bodyId))
      throw new AppError('invalid', 'meetings.bodyMissing', { field: 'bodyId' })
    await requireServed(app, tx, input.bodyId)
    const id = await insertMeeting(tx, input)
    if (input.link) await setLink(tx, id, input.link)
    await addStandingItems(tx, { id, bodyId: input.bodyId, heldOn: input.heldOn })
    return id
  })
}

/**
 * Sends the agenda (udsend dagsorden): from now on members see it, and the public its open items. The cases on it have
 * reached the body, and its members get a mail.
 * @returns how many are written to
 */
export async function sendAgenda(app: App, { id, version }: { id: string; version: number }): Promise<number> {
  return step(app, id, version, 'agenda-sent', async (tx, meeting) => {
    const items = await listItems(tx, id)
    if (items.length === 0) throw new AppError('conflict', 'meetings.emptyAgenda')
    await linkFormerMinutes(tx, meeting, items)
    await nameNextMeeting(tx, meeting, items)
    await sendFigures(tx, items)
    await moveStops(
      tx,
      items.flatMap(({ stopId }) => stopId ?? []),
      'sent',
    )
    await sendItems(tx, id, app.now)
    await moveMeeting(tx, id, 'agenda-sent', { agendaSentAt: app.now })
    return tellMembers(app, tx, meeting, 'agenda', 'sent')
  })
}

/** Begins the meeting (start mødet): the minutes can be written. */
export async function startMeeting(app: App, { id, version }: { id: string; version: number }): Promise<void> {
  await step(app, id, version, 'held', async (tx, meeting) => {
    await linkFormerMinutes(tx, meeting, await listItems(tx, id))
    await moveMeeting(tx, id, 'held')
  })
}

/**
 * Sends the draft minutes for hearing among the members (send referat i høring), who get a mail. The stops at this
 * meeting are done.
 * @returns how many are written to
 * @throws conflict `meetings.undecided` naming the items whose recommendation has no outcome
 */
export async function sendMinutes(app: App, { id, version }: { id: string; version: number }): Promise<number> {
  return step(app, id, version, 'minutes-in-hearing', async (tx, meeting) => {
    const open = await undecided(tx, meeting)
    if (open.numbers.length > 0) {
      throw new AppError('conflict', 'meetings.undecided', { params: { items: open.numbers.join(', ') } })
    }
    await moveStops(tx, open.decidedStops, 'done', { answeredOn: meeting.heldOn })
    const until = hearingUntil(app.today, (await practices(tx))(meeting.bodyId))
    await moveMeeting(tx, id, 'minutes-in-hearing', { hearingUntil: until })
    // Minutes that were taken back and are heard anew are told anew.
    return tellMembers(app, tx, { ...meeting, hearingUntil: until }, 'hearing', meeting.version)
  })
}

/** Takes the minutes back from hearing to write on (tag referatet tilbage). */
export async function takeMinutesBack(app: App, { id, version }: { id: string; version: number }): Promise<void> {
  await step(app, id, version, 'held', async (tx) => {
    await moveMeeting(tx, id, 'held', { hearingUntil: null })
  })
}

/**
 * Approves minutes that a later meeting adopted with a change (godkend med ændringen skrevet ind), once it is written in.
 * @throws conflict `approval.noChange`
 */
export async function approveChanged(app: App, { id, version }: { id: string; version: number }): Promise<void> {
  await step(app, id, version, 'minutes-approved', async (tx, meeting) => {
    const approval = await approvalOf(tx, meeting)
    if (!approval) throw new AppError('conflict', 'approval.noChange')
    await makeFinal(app, tx, id, approval.itemId)
  })
}

async function step<T>(
  app: App,
  id: string,
  version: number,
  to: Meeting['state'],
  work: (tx: Tx, meeting: Meeting) => Promise<T>,
): Promise<T> {
  return asActor(app, async (tx) => {
    const meeting = await requireKept(app, tx, id)
    requireLive(meeting)
    requireVersion(meeting.version, version)
    if (!mayMove(meeting.state, to)) throw new AppError('conflict', 'meetings.noStep')
    return work(tx, meeting)
  })
}
