import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { type Cited, figuresOfCases } from '../cited/service.ts'
import type { CaseHead, Clause, Meeting, NewClause, NewStop, Stop } from '../model.ts'
import { listOfCases } from '../procedures/store.ts'
import { forEditing } from '../rules/references.ts'
import { isId, requireKeptCase, requireVersion } from '../service/access.ts'
import { numbersOf } from '../service/agenda.ts'
import { referringClauses } from '../service/case-texts.ts'
import { requireMeetingOf } from '../service/cases.ts'
import { type Reference, referencesIn, textsOfRoute } from '../service/references.ts'
import { type EarlierStop, routeOf } from '../service/route.ts'
import { changeStop, deleteStop, findStop, listClauses, listStops, moveStops, replaceClauses } from '../store/cases.ts'
import { listComing } from '../store/meetings.ts'

/** A stop as its secretariat works on it: what holds for it, what was said there, and where it can be planned. */
export type StopToEdit = {
  case: CaseHead
  at: EarlierStop
  /** The recommendation of the case, which holds while the stop has none of its own. */
  ofCase: Clause[]
  /** Both as people type them, with the numbers of the agenda they refer to. */
  edited: { own: Clause[]; ofCase: Clause[] }
  /** Coming meetings of its body. */
  coming: Meeting[]
  references: Record<string, Reference>
  cited: Cited
}

/** One stop of a case with its recommendation and decision (stop). For the secretariat of the case. */
export async function getStop(app: App, { caseId, stopId }: StopKey): Promise<StopToEdit> {
  return asActor(app, async (tx) => {
    const found = await requireKeptCase(app, tx, caseId)
    const stop = await requireStop(tx, { caseId, stopId })
    const [at] = await routeOf(tx, [stop])
    if (!at) throw new AppError('notFound', 'meetings.stopUnknown')
    const ofCase = await listClauses(tx, { caseIds: [caseId] })
    const referredTo = await agendaOf(tx, stop)
    const numbers = referredTo === null ? new Map<string, string>() : await numbersOf(tx, referredTo)
    const typed = (clauses: readonly Clause[]) =>
      clauses.map((clause) => ({ ...clause, text: forEditing(clause.text, (item) => numbers.get(item)) }))
    return {
      case: found,
      at,
      ofCase,
      edited: { own: typed(at.own), ofCase: typed(ofCase) },
      references: await referencesIn(tx, [...ofCase.map(({ text }) => text), ...textsOfRoute([at])]),
      cited: await figuresOfCases(tx, [caseId]),
      coming: await listComing(tx, [stop.bodyId], app.today),
    }
  })
}

type StopKey = { caseId: string; stopId: string }

/**
 * Changes what is planned for a stop (ret stop): role, order, meeting, deadline; its body stays.
 * @throws conflict `meetings.stopReached` once it stands on an agenda, `stops.hasProcedure`; stale `meetings.stale`
 */
export async function replanStop(
  app: App,
  { version, stop, ...key }: StopKey & { version: number; stop: Omit<NewStop, 'bodyId'> },
): Promise<void> {
  await asActor(app, async (tx) => {
    await requireKeptCase(app, tx, key.caseId)
    const found = await requireStop(tx, key)
    requireVersion(found.version, version)
    if (found.state !== 'planned') throw new AppError('conflict', 'meetings.stopReached')
    if (stop.meetingId !== null) await refuseHeard(tx, found)
    await requireMeetingOf(tx, { bodyId: found.bodyId, meetingId: stop.meetingId })
    await changeStop(tx, found.id, stop)
  })
}

/** Takes a stop that is only planned out of the route. @throws conflict `meetings.stopReached`, `stops.hasProcedure` */
export async function dropStop(app: App, input: StopKey): Promise<void> {
  await asActor(app, async (tx) => {
    await requireKeptCase(app, tx, input.caseId)
    const stop = await requireStop(tx, input)
    if (stop.state === 'planned') await refuseHeard(tx, stop)
    if (!(await deleteStop(tx, input.stopId))) throw new AppError('conflict', 'meetings.stopReached')
  })
}

/** The meeting whose agenda "{punkt 7}" refers to: that of the stop, else of the latest stop that has one. */
async function agendaOf(tx: Tx, { caseId, meetingId }: Stop): Promise<string | null> {
  if (meetingId !== null) return meetingId
  return (await listStops(tx, [caseId])).findLast((stop) => stop.meetingId !== null)?.meetingId ?? null
}

/**
 * Gives a stop a recommendation of its own (egen indstilling); none: that of the case holds.
 * @throws invalid `meetings.referenceUnknown`, `meetings.referenceTooEarly`; conflict `stops.decided` once the body has treated it, `stops.inProcedure` while its members answer on it; stale `meetings.stale`
 */
export async function changeStopClauses(
  app: App,
  { version, clauses, ...key }: StopKey & { version: number; clauses: NewClause[] },
): Promise<void> {
  await asActor(app, async (tx) => {
    await requireKeptCase(app, tx, key.caseId)
    const stop = await requireStop(tx, key)
    requireVersion(stop.version, version)
    if (await isTreated(tx, stop)) throw new AppError('conflict', 'stops.decided')
    if ((await listOfCases(tx, [stop.caseId])).get(stop.id)?.state === 'open') {
      throw new AppError('conflict', 'stops.inProcedure')
    }
    await replaceClauses(tx, { stopId: stop.id }, await referringClauses(tx, await agendaOf(tx, stop), clauses))
    // Counts the change; the state stays.
    await moveStops(tx, [stop.id], stop.state)
  })
}

/** What was decided was decided on the clauses as they stood. */
async function isTreated(tx: Tx, stop: Stop): Promise<boolean> {
  if (stop.state === 'done' || stop.state === 'cancelled') return true
  return (await routeOf(tx, [stop])).some(({ decision }) => decision !== null)
}

/** A stop with a written procedure is treated by it, and nowhere else. */
async function refuseHeard(tx: Tx, stop: Stop): Promise<void> {
  if ((await listOfCases(tx, [stop.caseId])).has(stop.id)) throw new AppError('conflict', 'stops.hasProcedure')
}

async function requireStop(tx: Tx, { caseId, stopId }: StopKey): Promise<Stop> {
  const stop = isId(stopId) ? await findStop(tx, stopId) : undefined
  if (!stop || stop.caseId !== caseId) throw new AppError('notFound', 'meetings.stopUnknown')
  return stop
}
