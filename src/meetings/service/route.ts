import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { listAttachments } from '../attachments/store.ts'
import { type Cited, figuresOfCases } from '../cited/service.ts'
import type { ShownLink } from '../links/model.ts'
import { linksOf } from '../links/service.ts'
import {
  type Attachment,
  type Clause,
  caseSections,
  type Decision,
  type MeetingCase,
  type MeetingState,
  type Stop,
} from '../model.ts'
import type { Procedure } from '../procedures/model.ts'
import { listOfCases } from '../procedures/store.ts'
import { itemNumber } from '../rules/agenda.ts'
import { bodyNames, findRights } from '../store/access.ts'
import { itemsById, listItemsOfCases } from '../store/agenda.ts'
import { listClauses, listStops } from '../store/cases.ts'
import { listComing, meetingsById } from '../store/meetings.ts'
import { type Feedback, listDecisions, listFeedback, listProcedureDecisions } from '../store/minutes.ts'
import { listVersions } from '../versions/store.ts'
import { requireCase, shortName } from './access.ts'
import { clausesOf } from './clauses.ts'
import { type Reference, referencesIn, textsOfRoute } from './references.ts'

/** One stop of a case with what was said there. */
export type EarlierStop = {
  stop: Stop
  bodyName: string
  item: { id: string; meetingId: string; number: string } | null
  meeting: { id: string; heldOn: string; state: MeetingState } | null
  /** The written procedure it is treated by instead; null: none, or not for the reader. */
  procedure: Pick<Procedure, 'id' | 'state'> | null
  clauses: Clause[]
  /** The recommendation of the stop itself; empty: that of the case holds. */
  own: Clause[]
  /** Null: none yet, or not for the reader. */
  decision: Decision | null
  /** What later bodies told this one; closed when it was said under a closed item. */
  feedback: (Feedback & { closed: boolean })[]
  /** Its item there is closed, by itself or by its list. */
  isClosed: boolean
  /** What was said there is out: its minutes are in hearing or approved, or its written procedure has ended. */
  isTold: boolean
}

/** The stops of cases with their items, decisions and feedback, as far as the reader may see them (sagens vej). */
export async function routeOf(tx: Tx, stops: readonly Stop[]): Promise<EarlierStop[]> {
  if (stops.length === 0) return []
  const names = await bodyNames(tx)
  const caseIds = [...new Set(stops.map(({ caseId }) => caseId))]
  const items = await listItemsOfCases(tx, caseIds)
  const procedures = await listOfCases(tx, caseIds)
  const parents = await itemsById(
    tx,
    items.flatMap(({ parentId }) => parentId ?? []),
  )
  const meetings = await meetingsById(tx, [...new Set(stops.flatMap(({ meetingId }) => meetingId ?? []))])
  const decisions = await listDecisions(
    tx,
    items.map(({ id }) => id),
  )
  const written = await listProcedureDecisions(
    tx,
    [...procedures.values()].map(({ id }) => id),
  )
  const clauses = await clausesOf(tx, items)
  const own = await listClauses(tx, { stopIds: stops.map(({ id }) => id) })
  const feedback = await listFeedback(
    tx,
    stops.map(({ id }) => id),
  )
  const parentOf = new Map(items.map((item) => [item.id, parents.get(item.parentId ?? '')]))
  const closedItems = new Set(items.filter((item) => item.closed || parentOf.get(item.id)?.closed).map(({ id }) => id))
  // A decision the reader may not read counts as closed.
  const openDecisions = new Set([
    ...[...decisions].flatMap(([itemId, { id }]) => (closedItems.has(itemId) ? [] : [id])),
    ...[...written.values()].map(({ id }) => id),
  ])
  return stops.map((stop) => {
    const item = items.find(({ stopId }) => stopId === stop.id)
    const meeting = meetings.get(stop.meetingId ?? '')
    const procedure = procedures.get(stop.id) ?? null
    return {
      stop,
      bodyName: shortName(names.get(stop.bodyId)) ?? stop.bodyId,
      item: item ? { id: item.id, meetingId: item.meetingId, number: itemNumber(item, parentOf.get(item.id)) } : null,
      meeting: meeting ? { id: meeting.id, heldOn: meeting.heldOn, state: meeting.state } : null,
      procedure,
      clauses: clauses.get(item?.id ?? '') ?? [],
      own: own.filter(({ stopId }) => stopId === stop.id),
      decision: decisions.get(item?.id ?? '') ?? written.get(procedure?.id ?? '') ?? null,
      feedback: feedback
        .filter(({ stopId }) => stopId === stop.id)
        .map((one) => ({ ...one, closed: !openDecisions.has(one.decisionId) })),
      isClosed: item !== undefined && closedItems.has(item.id),
      isTold: meeting ? isOut(meeting.state) : procedure?.state === 'closed',
    }
  })
}

const isOut = (state: MeetingState) => state === 'minutes-in-hearing' || state === 'minutes-approved'

/** What is told at a stop of the stops before it: those that the case has reached. */
export function earlierThan(stopId: string, routes: readonly EarlierStop[]): EarlierStop[] {
  const own = routes.find(({ stop }) => stop.id === stopId)?.stop
  if (!own) return []
  return routes.filter(
    ({ stop: { caseId, step, state } }) =>
      caseId === own.caseId && step < own.step && (state === 'sent' || state === 'done'),
  )
}

export type CaseView = {
  case: MeetingCase
  clauses: Clause[]
  sections: { name: (typeof caseSections)[number]; text: string }[]
  attachments: Attachment[]
  links: ShownLink[]
  route: EarlierStop[]
  references: Record<string, Reference>
  cited: Cited
  /** The latest version of the text that another took the place of; null: none the reader may see. */
  earlierVersion: number | null
  mayEdit: boolean
  /** Bodies the reader keeps as their secretariat. */
  served: string[]
  mayComment: boolean
  /** Coming meetings of the bodies the reader keeps, where the case can be put on. */
  agendas: { id: string; bodyId: string; bodyName: string; heldOn: string; version: number }[]
}

/** One case with everything it says and every body it visits (sag). Public when it is open and has been on an agenda. */
export async function getCase(app: App, id: string): Promise<CaseView> {
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, id)
    const stops = await listStops(tx, [id])
    const rights = await findRights(tx)
    const names = await bodyNames(tx)
    const clauses = (await clausesOf(tx, [{ id, caseId: id, stopId: null }])).get(id) ?? []
    const sections = caseSections.flatMap((name) => {
      const text = found[name]
      return text === null ? [] : [{ name, text }]
    })
    const agendas = await listComing(tx, rights.served, app.today)
    const route = await routeOf(tx, stops)
    const texts = [...sections, ...clauses].map(({ text }) => text)
    return {
      case: found,
      clauses,
      sections,
      attachments: await listAttachments(tx, { caseIds: [id] }),
      links: await linksOf(tx, id),
      route,
      references: await referencesIn(tx, [...texts, ...textsOfRoute(route)]),
      cited: await figuresOfCases(tx, [id]),
      earlierVersion: (await listVersions(tx, id)).find(({ replacedAt }) => replacedAt !== null)?.number ?? null,
      mayEdit: rights.areas.includes(found.area),
      served: rights.served,
      mayComment: app.actor.userId !== null,
      agendas: agendas.map(({ id: meetingId, bodyId, heldOn, version }) => ({
        id: meetingId,
        bodyId,
        heldOn,
        version,
        bodyName: shortName(names.get(bodyId)) ?? bodyId,
      })),
    }
  })
}
