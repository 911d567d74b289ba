import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Approval, FrozenItem } from '../approval/model.ts'
import { approvalOf } from '../approval/service.ts'
import { listAttachments } from '../attachments/store.ts'
import { type Cited, figuresOfMeeting } from '../cited/service.ts'
import type { FollowUp } from '../follow-ups/model.ts'
import { asOf } from '../follow-ups/rules.ts'
import { followUpsOf } from '../follow-ups/store.ts'
import {
  type AgendaItem,
  type Attachment,
  type Attendance,
  type CaseSection,
  type Clause,
  caseSections,
  type Decision,
  type Meeting,
  type MeetingCase,
} from '../model.ts'
import type { MeetingChange } from '../moves/model.ts'
import { listChanges } from '../moves/store.ts'
import { inOrder, itemNumber } from '../rules/agenda.ts'
import { shownAttachments } from '../rules/attachments.ts'
import { type MeetingDays, meetingDays } from '../rules/deadlines.ts'
import { mayCancel, mayChangeAgenda, mayWriteMinutes } from '../rules/states.ts'
import { bodyNames, findRights } from '../store/access.ts'
import { listFrozen, listItems } from '../store/agenda.ts'
import { casesById, listStops } from '../store/cases.ts'
import { findLink, practices } from '../store/meetings.ts'
import { listAttendance, listDecisions, listMinutes, type MinutesText } from '../store/minutes.ts'
import { listNotes } from '../store/notes.ts'
import { replacedSince } from '../versions/store.ts'
import { requireMeeting, shortName } from './access.ts'
import { clausesOf } from './clauses.ts'
import { nextPreparing } from './decisions.ts'
import { type Reference, referencesIn, textsOfItem } from './references.ts'
import { type EarlierStop, earlierThan, routeOf } from './route.ts'

export type ItemView = Omit<AgendaItem, 'title'> & {
  number: string
  /** Own title, else that of the case; null: the usual words of its kind. */
  title: string | null
  /** The title the item was given itself. */
  ownTitle: string | null
  case: { id: string; number: string; responsible: string | null } | null
  isClosed: boolean
  /** Under any other business: noted, not decided. */
  isBusiness: boolean
  /** Why it is closed, to those who see it. */
  reason: string | null
  sections: { name: CaseSection; text: string }[]
  clauses: Clause[]
  attachments: Attachment[]
  /** What the bodies before said, and what later ones told them. */
  earlier: EarlierStop[]
  decision: Decision | null
  followUps: FollowUp[]
  minutes: MinutesText | null
  /** The version the agenda was sent with, when the case says something else now. */
  changedSince: { number: number; replacedAt: string } | null
  note: string | null
  /** Of the own note; 0: none was written. */
  noteVersion: number
}

export type MeetingView = {
  meeting: Meeting & { bodyName: string; bodyLongName: string }
  days: MeetingDays
  link: string | null
  items: ItemView[]
  attendance: Attendance[]
  /** When it was moved or cancelled, and why; the latest first. */
  changes: MeetingChange[]
  approval: Approval | null
  references: Record<string, Reference>
  cited: Cited
  rights: {
    keeps: boolean
    isMember: boolean
    mayCancel: boolean
    mayChangeAgenda: boolean
    mayWriteMinutes: boolean
    mayNote: boolean
  }
  /** Where something raised under any other business can be prepared. */
  nextPreparing: { id: string; bodyId: string; bodyName: string; heldOn: string } | null
}

/** A meeting with its agenda, and minutes as far as they may be read (dagsorden og referat). Public for its open part. */
export async function getMeeting(app: App, id: string): Promise<MeetingView> {
  return asActor(app, async (tx) => {
    const meeting = await requireMeeting(tx, id)
    const names = await bodyNames(tx)
    const rights = await findRights(tx)
    const keeps = rights.served.includes(meeting.bodyId)
    const frozen = await listFrozen(tx, id)
    const items = await itemViews(app, tx, meeting, frozen)
    const isLive = meeting.cancelledAt === null
    const body = names.get(meeting.bodyId)
    const next = await nextPreparing(app, tx, meeting.bodyId)
    const practice = (await practices(tx))(meeting.bodyId)
    return {
      meeting: { ...meeting, bodyName: shortName(body) ?? meeting.bodyId, bodyLongName: body?.name ?? meeting.bodyId },
      days: meetingDays(meeting.heldOn, practice, meeting.submissionDueOn),
      link: await findLink(tx, id),
      items,
      attendance: await listAttendance(tx, id),
      changes: await listChanges(tx, id),
      approval: await approvalOf(tx, meeting),
      references: await referencesIn(tx, items.flatMap(textsOfItem)),
      cited: await figuresOfMeeting(tx, id, items, frozen),
      rights: {
        keeps,
        isMember: rights.member.includes(meeting.bodyId),
        mayCancel: keeps && isLive && mayCancel(meeting.state),
        mayChangeAgenda: keeps && isLive && mayChangeAgenda(meeting.state),
        mayWriteMinutes: keeps && mayWriteMinutes(meeting.state),
        mayNote: app.actor.userId !== null,
      },
      nextPreparing: next ? { id: next.id, bodyId: next.bodyId, bodyName: next.bodyName, heldOn: next.heldOn } : null,
    }
  })
}

async function itemViews(
  app: App,
  tx: Tx,
  meeting: Meeting,
  frozen: ReadonlyMap<string, FrozenItem>,
): Promise<ItemView[]> {
  const items = inOrder(await listItems(tx, meeting.id))
  const ids = items.map((item) => item.id)
  const byId = new Map(items.map((item) => [item.id, item]))
  const caseIds = [...new Set(items.flatMap(({ caseId }) => caseId ?? []))]
  const cases = await casesById(tx, caseIds)
  const clauses = await clausesOf(tx, items)
  const attachments = await listAttachments(tx, { caseIds, itemIds: ids }, { detached: true })
  const decisions = await listDecisions(tx, ids)
  const followUps = await followUpsOf(
    tx,
    [...decisions.values()].map((decision) => decision.id),
  )
  const minutes = await listMinutes(tx, meeting.id)
  const notes = app.actor.userId === null ? new Map() : await listNotes(tx, ids)
  const routes = await routeOf(tx, await listStops(tx, caseIds))
  const replaced = await replacedSince(tx, caseIds)
  const agreed = meeting.minutesApprovedAt === null ? followUps : asOf(followUps, meeting.minutesApprovedAt)
  return items.map((item) => {
    const found = cases.get(item.caseId ?? '')
    const parent = byId.get(item.parentId ?? '')
    const kept = frozen.get(item.id)
    const decision = decisions.get(item.id) ?? null
    return {
      ...item,
      number: itemNumber(item, parent),
      ownTitle: item.title,
      title: kept?.title ?? item.title ?? found?.title ?? null,
      case: found ? { id: found.id, number: found.number, responsible: found.responsible } : null,
      ...closedness(item, found, parent),
      isBusiness: (parent ?? item).kind === 'any-other-business',
      sections: sectionsOf(kept?.sections ?? found),
      clauses: kept?.clauses ?? clauses.get(item.id) ?? [],
      attachments: shownAttachments(item, kept, attachments),
      earlier: item.stopId === null ? [] : earlierThan(item.stopId, routes),
      decision,
      followUps: agreed.filter(({ decisionId }) => decisionId !== null && decisionId === decision?.id),
      minutes: minutes.get(item.id) ?? null,
      note: notes.get(item.id)?.text || null,
      noteVersion: notes.get(item.id)?.version ?? 0,
      changedSince: kept ? null : (replaced.get(`${item.caseId} ${sentVersion(item, routes)}`) ?? null),
    }
  })
}

function closedness(item: AgendaItem, found: MeetingCase | undefined, parent: AgendaItem | undefined) {
  const isClosed = item.closed || (found?.closed ?? false) || (parent?.closed ?? false)
  return {
    isClosed,
    reason: isClosed ? (item.closedReason ?? found?.closedReason ?? parent?.closedReason ?? null) : null,
  }
}

function sectionsOf(source: FrozenItem['sections'] | MeetingCase | undefined): { name: CaseSection; text: string }[] {
  if (!source) return []
  return caseSections.flatMap((name) => {
    const text = source[name]
    return text === null ? [] : [{ name, text }]
  })
}

function sentVersion(item: AgendaItem, routes: readonly EarlierStop[]): number | null {
  return routes.find(({ stop }) => stop.id === item.stopId)?.stop.sentVersion ?? null
}
