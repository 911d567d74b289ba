import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Expected } from '#registry/index.ts'
import { listFormers } from '../approval/former.ts'
import { actorNames } from '../follow-ups/responsible.service.ts'
import { expectedAt } from '../members/service.ts'
import type { Remark } from '../model.ts'
import { listOpen } from '../practice/store.ts'
import { listOfCases } from '../procedures/store.ts'
import { forEditing } from '../rules/references.ts'
import { listWritten } from '../store/agenda.ts'
import { casesById, listWaitingStops } from '../store/cases.ts'
import { listAttendance, listRemarks } from '../store/minutes.ts'
import { requireKept, requireMeeting, requireUser } from './access.ts'
import { numbersOf } from './agenda.ts'
import { whoWrites } from './minutes.ts'
import { getMeeting, type MeetingView } from './view.ts'

export type AgendaWork = MeetingView & {
  /** Cases with a planned stop at the body that stand on no agenda yet. */
  waiting: { stopId: string; caseId: string; number: string; title: string }[]
  /** How many follow-ups of the body are open. */
  openFollowUps: number
  /** Those of them that everybody reads when they are put on: their minutes are not approved. */
  openDrafts: number
  /** The meetings whose minutes it can approve, the latest first. */
  formers: { id: string; heldOn: string }[]
  /** Items that somebody has written something under: they cannot be removed. */
  written: string[]
  /** Item texts as people edit them, by item. */
  texts: Record<string, string>
}

/** A meeting as its secretariat arranges the agenda (tilrettelæg): with the cases that wait for the body. */
export async function getAgendaWork(app: App, id: string): Promise<AgendaWork> {
  const more = await asActor(app, async (tx) => {
    const meeting = await requireKept(app, tx, id)
    const planned = await listWaitingStops(tx, meeting.bodyId)
    const heard = await listOfCases(tx, [...new Set(planned.map(({ caseId }) => caseId))])
    const stops = planned.filter(({ id }) => !heard.has(id))
    const cases = await casesById(
      tx,
      stops.map(({ caseId }) => caseId),
    )
    const waiting = stops.flatMap(({ id: stopId, caseId }) => {
      const found = cases.get(caseId)
      return found ? [{ stopId, caseId, number: found.number, title: found.title }] : []
    })
    const numbers = await numbersOf(tx, id)
    const written = await listWritten(tx, [...numbers.keys()])
    const formers = (await listFormers(tx, meeting)).map(({ id, heldOn }) => ({ id, heldOn }))
    return { waiting, numbers, written, formers, open: await listOpen(tx, meeting.bodyId) }
  })
  const view = await getMeeting(app, id)
  const texts = view.items.map((item) => [item.id, forEditing(item.text ?? '', (one) => more.numbers.get(one))])
  const { waiting, written, formers, open } = more
  const openDrafts = open.filter(({ isOpen, isApproved }) => isOpen && !isApproved).length
  return {
    ...view,
    waiting,
    written,
    formers,
    openFollowUps: open.length,
    openDrafts,
    texts: Object.fromEntries(texts),
  }
}

export type MinutesWork = MeetingView & {
  writer: Awaited<ReturnType<typeof whoWrites>>
  /** Who is expected and not on the list of those present or absent yet. */
  expected: Expected[]
  /** Whom a follow-up can be given to, by name. */
  actors: string[]
  /** Minutes as people edit them, by item. */
  texts: Record<string, string>
  /** The words of decisions as people edit them, by item. */
  decisionTexts: Record<string, string>
}

/** A meeting as its minutes are written (skriv referat): who holds the pen, and the texts as they are edited. */
export async function getMinutesWork(app: App, id: string): Promise<MinutesWork> {
  const more = await asActor(app, async (tx) => {
    const meeting = await requireKept(app, tx, id)
    const expected = await expectedAt(tx, meeting, await listAttendance(tx, id))
    const actors = await actorNames(app, tx, meeting.bodyId)
    return { writer: await whoWrites(app, tx, id), numbers: await numbersOf(tx, id), expected, actors }
  })
  const view = await getMeeting(app, id)
  const edited = (text: string | null | undefined) => forEditing(text ?? '', (one) => more.numbers.get(one))
  const texts = view.items.map((item) => [item.id, edited(item.minutes?.text)])
  const decisionTexts = view.items.map((item) => [item.id, edited(item.decision?.text)])
  return {
    ...view,
    writer: more.writer,
    expected: more.expected,
    actors: more.actors,
    texts: Object.fromEntries(texts),
    decisionTexts: Object.fromEntries(decisionTexts),
  }
}

/** A meeting whose day, time and place are to be changed, for its secretariat (flyt eller ret). */
export async function getKeptMeeting(app: App, id: string): Promise<MeetingView> {
  await asActor(app, (tx) => requireKept(app, tx, id))
  return getMeeting(app, id)
}

/**
 * The remarks to draft minutes, for members of the body and its secretariat.
 * @throws notFound, unauthenticated, forbidden `meetings.membersOnly`
 */
export async function getHearing(app: App, id: string): Promise<MeetingView & { remarks: Remark[]; isOpen: boolean }> {
  requireUser(app)
  const remarks = await asActor(app, async (tx) => {
    await requireMeeting(tx, id)
    return listRemarks(tx, id)
  })
  const view = await getMeeting(app, id)
  if (!view.rights.isMember && !view.rights.keeps) throw new AppError('forbidden', 'meetings.membersOnly')
  const { state, hearingUntil } = view.meeting
  const isOpen = state === 'minutes-in-hearing' && (hearingUntil === null || app.today <= hearingUntil)
  return { ...view, remarks, isOpen }
}
