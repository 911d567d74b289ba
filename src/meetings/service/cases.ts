import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { maximumBytes } from '#platform/file-limits.ts'
import { saveFile, tooLarge } from '#platform/files.ts'
import { refuseFalseContent } from '#platform/files-content.ts'
import { detachAttachment, insertAttachment, isCaseSent, listAttachments } from '../attachments/store.ts'
import { citeFigures } from '../cited/service.ts'
import type { AboutRecord } from '../links/model.ts'
import { listMentioning } from '../links/store.ts'
import {
  type Attachment,
  type CaseContent,
  type CaseHead,
  type CaseNumbering,
  type Clause,
  caseSections,
  type Meeting,
  type MeetingCase,
  type NewStop,
  type Stop,
} from '../model.ts'
import { caseNumber } from '../rules/numbering.ts'
import { forEditing } from '../rules/references.ts'
import { bodyNames, findRights, listBodies } from '../store/access.ts'
import {
  countCases,
  insertCase,
  insertStop,
  listCases,
  listClauses,
  listStops,
  replaceClauses,
  takeSerial,
  updateCase,
} from '../store/cases.ts'
import { listComing, meetingsById } from '../store/meetings.ts'
import { isId, requireCase, requireKeptCase, requireUser, shortName } from './access.ts'
import { numbersOf } from './agenda.ts'
import { referringContent } from './case-texts.ts'
import { keepDecided } from './clauses.ts'

export type ListedCase = CaseHead & {
  stops: (Pick<Stop, 'id' | 'role' | 'state' | 'step'> & { bodyName: string; heldOn: string | null })[]
}

type CasePage = { about?: AboutRecord | undefined; limit?: number; offset?: number; after?: string }

/** How many cases the reader may see; `about`: of those that mention a record. */
export async function countAllCases(app: App, about?: AboutRecord): Promise<number> {
  return asActor(app, async (tx) => (about ? (await listMentioning(tx, about)).length : countCases(tx)))
}

/** The cases (sager) the reader may see, the newest first, with their route; 500 or a page; `about`: those that mention a record. */
export async function listAllCases(
  app: App,
  { about, ...page }: CasePage = {},
): Promise<{ cases: ListedCase[]; mayWrite: boolean }> {
  return asActor(app, async (tx) => {
    const ids = about && (await listMentioning(tx, about)).map(({ id }) => id)
    const cases = await listCases(tx, { ...page, ...(ids && { ids }) })
    const names = await bodyNames(tx)
    const stops = await listStops(
      tx,
      cases.map(({ id }) => id),
    )
    const meetings = await meetingsById(tx, [...new Set(stops.flatMap(({ meetingId }) => meetingId ?? []))])
    const { areas } = await findRights(tx)
    const route = (caseId: string) =>
      stops
        .filter((stop) => stop.caseId === caseId)
        .map(({ id, role, state, step, bodyId, meetingId }) => ({
          id,
          role,
          state,
          step,
          bodyName: shortName(names.get(bodyId)) ?? bodyId,
          heldOn: meetings.get(meetingId ?? '')?.heldOn ?? null,
        }))
    return { cases: cases.map((one) => ({ ...one, stops: route(one.id) })), mayWrite: areas.length > 0 }
  })
}

export type CaseToEdit = {
  case: MeetingCase
  clauses: Clause[]
  attachments: Attachment[]
  stops: (Stop & { bodyName: string; meeting: Meeting | null; clauses: Clause[] })[]
  bodies: { id: string; name: string }[]
  /** Coming meetings a stop can be planned for. */
  coming: (Meeting & { bodyName: string })[]
}

/** A case with its route and recommendation, as its secretariat works on it; references as people type them. */
export async function getCaseToEdit(app: App, id: string): Promise<CaseToEdit> {
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, id)
    const names = await bodyNames(tx)
    const stops = await listStops(tx, [id])
    const clauses = await listClauses(tx, { caseIds: [id], stopIds: stops.map((stop) => stop.id) })
    const meetings = await meetingsById(
      tx,
      stops.flatMap(({ meetingId }) => meetingId ?? []),
    )
    const name = (bodyId: string) => shortName(names.get(bodyId)) ?? bodyId
    const coming = await listComing(tx, [...names.keys()], app.today)
    const latest = stops.findLast(({ meetingId }) => meetingId !== null)?.meetingId
    const numbers = latest ? await numbersOf(tx, latest) : new Map<string, string>()
    const shown = { ...found }
    for (const section of caseSections) {
      shown[section] = shown[section] && forEditing(shown[section], (item) => numbers.get(item))
    }
    return {
      case: shown,
      clauses: clauses.flatMap((clause) =>
        clause.caseId === id ? [{ ...clause, text: forEditing(clause.text, (item) => numbers.get(item)) }] : [],
      ),
      attachments: await listAttachments(tx, { caseIds: [id] }),
      stops: stops.map((stop) => ({
        ...stop,
        bodyName: name(stop.bodyId),
        meeting: meetings.get(stop.meetingId ?? '') ?? null,
        clauses: clauses.filter(({ stopId }) => stopId === stop.id),
      })),
      bodies: [...names.values()].map((body) => ({ id: body.id, name: shortName(body) ?? body.id })),
      coming: coming.map((meeting) => ({ ...meeting, bodyName: name(meeting.bodyId) })),
    }
  })
}

/**
 * Makes a case (opret sag), numbered as asked, in the area of the secretariat that writes it.
 * @returns id of the case
 * @throws forbidden for all but secretariats; conflict `meetings.numberTaken`; invalid `meetings.referenceTooEarly`,
 *   `meetings.meetingOfBody`
 */
export async function createCase(
  app: App,
  input: { content: CaseContent; numbering: CaseNumbering; area?: string; stop?: NewStop },
): Promise<string> {
  return asActor(app, async (tx) => {
    requireUser(app)
    const { areas } = await findRights(tx)
    const area = input.area ?? areas[0]
    if (area === undefined || !areas.includes(area)) throw new AppError('forbidden', 'meetings.secretariatOnly')
    if (input.stop) await requireMeetingOf(tx, input.stop)
    const number = await numberFor(tx, area, input.numbering, Number(app.today.slice(0, 4)))
    const { clauses, ...content } = await referringContent(tx, input.stop?.meetingId ?? null, input.content)
    const id = await insertCase(tx, { ...content, area, number })
    await replaceClauses(tx, { caseId: id }, clauses)
    await citeFigures(tx, id, { ...content, clauses })
    if (input.stop) await insertStop(tx, id, input.stop)
    return id
  })
}

async function numberFor(tx: Tx, area: string, input: CaseNumbering, year: number): Promise<string> {
  if (input.numbering === 'typed') return input.number
  const series = input.numbering === 'series' ? input.series : ''
  return caseNumber(series, year, await takeSerial(tx, area, series, year))
}

/**
 * Changes what a case says (ret sag). "{punkt 7}" refers to the agenda of its latest stop with a meeting.
 * @throws stale `meetings.stale`; invalid `meetings.referenceUnknown`, `meetings.referenceTooEarly`; conflict
 *   `meetings.clauseDecided`
 */
export async function changeCase(
  app: App,
  input: { id: string; version: number; content: CaseContent },
): Promise<{ version: number }> {
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, input.id)
    const meetingId = (await listStops(tx, [found.id])).findLast((stop) => stop.meetingId !== null)?.meetingId
    const { clauses, ...content } = await referringContent(tx, meetingId ?? null, input.content)
    if (!(await updateCase(tx, found.id, input.version, content))) {
      throw new AppError('stale', 'meetings.stale', { data: { version: found.version } })
    }
    await keepDecided(tx, { caseIds: [found.id] }, clauses)
    await replaceClauses(tx, { caseId: found.id }, clauses)
    await citeFigures(tx, found.id, { ...content, clauses })
    return { version: input.version + 1 }
  })
}

/** Plans a stop of a case (planlæg stop) at a body, at a meeting of it when one is chosen. @returns id of the stop */
export async function planStop(app: App, input: { caseId: string; stop: NewStop }): Promise<string> {
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, input.caseId)
    await requireMeetingOf(tx, input.stop)
    return insertStop(tx, found.id, input.stop)
  })
}

/**
 * Plans a stop at each body right below one, all in the same step (alle fora under forummet på én gang): the eleven
 * municipal councils. KKR, with bodies of its own below, is a link of the chain and none of them. A body that has a
 * stop in the step already gets no second.
 * @returns how many were planned
 * @throws invalid `meetings.nothingBelow`
 */
export async function planStopsBelow(app: App, input: { caseId: string; stop: NewStop }): Promise<number> {
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, input.caseId)
    const bodies = await listBodies(tx, app.today)
    const above = new Set(bodies.map(({ parentId }) => parentId))
    const below = bodies.filter(({ id, parentId }) => parentId === input.stop.bodyId && !above.has(id))
    if (below.length === 0) throw new AppError('invalid', 'meetings.nothingBelow', { field: 'below' })
    const taken = (await listStops(tx, [found.id])).filter(
      ({ step, state }) => step === input.stop.step && state !== 'cancelled',
    )
    const free = below.filter(({ id }) => !taken.some(({ bodyId }) => bodyId === id))
    for (const { id } of free) await insertStop(tx, found.id, { ...input.stop, bodyId: id, meetingId: null })
    return free.length
  })
}

/** A meeting chosen for a stop is one of its body. @throws invalid `meetings.meetingOfBody` */
export async function requireMeetingOf(
  tx: Tx,
  { bodyId, meetingId }: Pick<NewStop, 'bodyId' | 'meetingId'>,
): Promise<void> {
  if (meetingId === null) return
  const meeting = (await meetingsById(tx, [meetingId])).get(meetingId)
  if (meeting?.bodyId !== bodyId) throw new AppError('invalid', 'meetings.meetingOfBody', { field: 'meetingId' })
}

/**
 * Attaches a file to a case (vedlæg bilag). Who may read the attachment may read the file. Its text is taken out later.
 * @returns its id
 * @throws invalid files.type, files.notItsType, files.macros; tooLarge files.size
 */
export async function attachFile(
  app: App,
  input: {
    caseId: string
    title: string
    closed: boolean
    file: { name: string; mediaType: string; content: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }
  },
): Promise<string> {
  // Before what may be a large file is read.
  await requireEditor(app, input.caseId)
  const bytes = await gathered(input.file.content)
  refuseFalseContent(bytes, input.file.mediaType)
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, input.caseId)
    const stored = await saveFile(
      tx,
      { name: input.file.name, mediaType: input.file.mediaType, purpose: 'attachment', ownerId: requireUser(app) },
      [bytes],
    )
    const late = (await listStops(tx, [found.id])).some(({ state }) => state === 'sent')
    const title = input.title.trim() || stored.name
    return insertAttachment(tx, { caseId: found.id }, { title, fileId: stored.id, closed: input.closed, late })
  })
}

/** The whole file, before the database is held: who sends slowly keeps nobody waiting, and no more than the largest file is read. */
export async function gathered(content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > maximumBytes) throw tooLarge()
    chunks.push(chunk)
  }
  const [only] = chunks
  return only && chunks.length === 1 ? only : Buffer.concat(chunks)
}

/** Takes an attachment off a case (fjern bilag); agendas and minutes that were sent with it go on showing it. @throws notFound `meetings.attachmentUnknown` */
export async function detachFile(app: App, input: { caseId: string; attachmentId: string }): Promise<void> {
  await asActor(app, async (tx) => {
    const { id: caseId } = await requireKeptCase(app, tx, input.caseId)
    const taken = { id: input.attachmentId, now: app.now, isSent: await isCaseSent(tx, caseId) }
    const gone = isId(taken.id) && (await detachAttachment(tx, { caseId }, taken))
    if (!gone) throw new AppError('notFound', 'meetings.attachmentUnknown')
  })
}

/** A case the reader may see, with its content alone; the route is in `getCase`. */
export async function getCaseContent(app: App, id: string): Promise<MeetingCase & { clauses: Clause[] }> {
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, id)
    return { ...found, clauses: await listClauses(tx, { caseIds: [id] }) }
  })
}

/** Refuses all who do not keep the case. @throws notFound, unauthenticated, forbidden as `requireKeptCase` */
export async function requireEditor(app: App, id: string): Promise<void> {
  await asActor(app, (tx) => requireKeptCase(app, tx, id))
}
