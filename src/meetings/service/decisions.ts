import { formatDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { organisationNames } from '#registry/index.ts'
import { approveFormer } from '../approval/service.ts'
import { deleteFollowUp, insertFollowUp } from '../follow-ups/store.ts'
import type { AgendaItem, Clause, Meeting, NewDecision, NewFollowUp, Outcome } from '../model.ts'
import { inOrder, itemNumber } from '../rules/agenda.ts'
import { isPostponed, mayRecord, mayWriteMinutes, saysNothing } from '../rules/states.ts'
import { bodyNames } from '../store/access.ts'
import { listItems } from '../store/agenda.ts'
import { insertStop, listStops } from '../store/cases.ts'
import { listComing } from '../store/meetings.ts'
import { giveFeedback, listDecisions, writeDecision } from '../store/minutes.ts'
import { isId, requireItem, requireKept, requireOpenMinutes } from './access.ts'
import { referring } from './agenda.ts'
import { clausesOf } from './clauses.ts'
import { addStanding } from './standing.ts'

/**
 * Records the decision (beslutning) of an item: an outcome for each clause, words, delegation, follow-ups, feedback to
 * the bodies before. The decision of the minutes item approves the former meeting's minutes, unless they must be changed.
 *
 * @param input.version - of the decision the writer saw; 0: there was none
 * @throws conflict `meetings.notHeld`, `meetings.otherBusinessNotDecided`, `meetings.notHeard`; invalid `meetings.decisionEmpty`,
 *   `meetings.referenceUnknown`; stale `meetings.stale`
 */
export async function recordDecision(
  app: App,
  input: { meetingId: string; itemId: string; version: number; decision: NewDecision },
): Promise<string> {
  return asActor(app, async (tx) => {
    const meeting = await requireKept(app, tx, input.meetingId)
    if (!mayWriteMinutes(meeting.state)) throw new AppError('conflict', 'meetings.notHeld')
    const item = await requireItem(tx, meeting.id, input.itemId)
    // One that stands may be emptied again: it was written under the wrong item.
    if (input.version === 0 && saysNothing(input.decision)) {
      throw new AppError('invalid', 'meetings.decisionEmpty', { field: 'text' })
    }
    await requireDecidable(app, tx, meeting, item, input.decision)
    const outcomes = outcomesOf((await clausesOf(tx, [item])).get(item.id) ?? [], input.decision)
    const { delegatedTo, delegatedWhat, followUps, feedback, standingTitle } = input.decision
    const text = input.decision.text === null ? null : await referring(tx, meeting.id, input.decision.text)
    const words = { text, delegatedTo, delegatedWhat }
    const id = await writeDecision(tx, { itemId: item.id, version: input.version, words, outcomes })
    if (id === null) {
      const stands = (await listDecisions(tx, [item.id])).get(item.id)
      throw new AppError('stale', 'meetings.stale', { data: { version: stands?.version ?? 0 } })
    }
    for (const followUp of await withOrganisations(app, tx, followUps)) {
      await insertFollowUp(tx, { ...followUp, bodyId: meeting.bodyId, decisionId: id })
    }
    await tellEarlierStops(tx, item, id, feedback)
    if (standingTitle !== null) await addStanding(tx, meeting, standingTitle)
    await approveFormer(app, tx, item, outcomes)
    return id
  })
}

/**
 * Takes back a follow-up that was written wrong, while the minutes may be written (fjern opfølgning).
 * @throws as `requireOpenMinutes`; notFound `meetings.followUpUnknown`, also for one that is done
 */
export async function dropFollowUp(
  app: App,
  { meetingId, itemId, followUpId }: { meetingId: string; itemId: string; followUpId: string },
): Promise<void> {
  return asActor(app, async (tx) => {
    const meeting = await requireOpenMinutes(app, tx, meetingId)
    const item = await requireItem(tx, meeting.id, itemId)
    const decision = (await listDecisions(tx, [item.id])).get(item.id)
    if (!decision || !isId(followUpId) || !(await deleteFollowUp(tx, followUpId, decision.id))) {
      throw new AppError('notFound', 'meetings.followUpUnknown')
    }
  })
}

/** A responsible that is the name of an organisation is that organisation: its people see the follow-up and are reminded. */
export async function withOrganisations(app: App, tx: Tx, followUps: readonly NewFollowUp[]): Promise<NewFollowUp[]> {
  if (followUps.every(({ organisationId }) => organisationId !== null)) return [...followUps]
  const names = await organisationNames(tx, undefined, app.today)
  const byName = new Map([...names].map(([id, name]) => [name.toLowerCase(), id]))
  return followUps.map((one) => ({
    ...one,
    organisationId: one.organisationId ?? byName.get(one.responsible.toLowerCase()) ?? null,
  }))
}

/** Under any other business things are noted; the next meeting of FU is where they can be prepared. */
async function requireDecidable(app: App, tx: Tx, meeting: Meeting, item: AgendaItem, decision: NewDecision) {
  const parent = item.parentId ? await requireItem(tx, meeting.id, item.parentId) : undefined
  const kind = parent?.kind ?? item.kind
  const decides = decision.delegatedTo !== null || decision.followUps.length > 0
  if (
    decision.outcomes.every(({ outcome }) => mayRecord(kind, outcome)) &&
    !(decides && kind === 'any-other-business')
  ) {
    return
  }
  const next = await nextPreparing(app, tx, meeting.bodyId)
  throw new AppError('conflict', next ? 'meetings.otherBusinessNotDecided' : 'meetings.otherBusinessNotPrepared', {
    params: { body: next?.bodyName ?? '', date: next ? formatDate(next.heldOn, app.actor.language) : '' },
  })
}

/** The next meeting where a case to a body is prepared: of the bodies below it (FU), else of itself. */
export async function nextPreparing(
  app: App,
  tx: Tx,
  bodyId: string,
): Promise<(Meeting & { bodyName: string }) | null> {
  const names = await bodyNames(tx)
  const below = [...names.values()]
    .filter(({ parentId, shortName }) => parentId === bodyId && shortName === 'FU')
    .map(({ id }) => id)
  const [next] = await listComing(tx, below.length > 0 ? below : [bodyId], app.today)
  return next ? { ...next, bodyName: names.get(next.bodyId)?.shortName ?? names.get(next.bodyId)?.name ?? '' } : null
}

function outcomesOf(clauses: readonly Clause[], decision: NewDecision): Omit<Outcome, 'position'>[] {
  return decision.outcomes.map((given, index) => {
    const clause = clauses.find(({ id }) => id === given.clauseId)
    if (!clause) throw new AppError('invalid', 'meetings.clauseUnknown', { field: `outcomes[${index}].clauseId` })
    if (given.optionNumber !== null && given.optionNumber > clause.options.length) {
      throw new AppError('invalid', 'meetings.optionMissing', { field: `outcomes[${index}].optionNumber` })
    }
    const { outcome, optionNumber, change } = given
    return { clauseId: clause.id, verb: clause.verb, clause: clause.text, outcome, optionNumber, change }
  })
}

async function tellEarlierStops(tx: Tx, item: AgendaItem, decisionId: string, feedback: string | null): Promise<void> {
  if (item.caseId === null || item.stopId === null) return
  const stops = await listStops(tx, [item.caseId])
  const own = stops.find(({ id }) => id === item.stopId)
  const earlier = stops.filter(
    (stop) => stop.step < (own?.step ?? 0) && stop.state !== 'planned' && stop.state !== 'cancelled',
  )
  await giveFeedback(
    tx,
    decisionId,
    earlier.map(({ id }) => id),
    feedback,
  )
}

/**
 * What stands in the way of sending the minutes: numbers of the items with a clause without outcome. And the stops that
 * are done when they are sent; a case that was postponed gets a new stop at the same body.
 */
export async function undecided(tx: Tx, meeting: Meeting): Promise<{ numbers: string[]; decidedStops: string[] }> {
  const items = inOrder(await listItems(tx, meeting.id))
  const byId = new Map(items.map((item) => [item.id, item]))
  const clauses = await clausesOf(tx, items)
  const decisions = await listDecisions(
    tx,
    items.map(({ id }) => id),
  )
  const numbers: string[] = []
  const decidedStops: string[] = []
  for (const item of items) {
    const outcomes = decisions.get(item.id)?.outcomes ?? []
    const missing = (clauses.get(item.id) ?? []).some(({ id }) => !outcomes.some(({ clauseId }) => clauseId === id))
    if (missing) numbers.push(itemNumber(item, byId.get(item.parentId ?? '')))
    if (item.stopId !== null) decidedStops.push(item.stopId)
    if (item.stopId !== null && item.caseId !== null && isPostponed(outcomes)) {
      await planStopAgain(tx, item.caseId, item.stopId)
    }
  }
  return { numbers, decidedStops }
}

/** Plans a stop of a case once more at its body (stop på ny), unless one waits there in the same step. */
export async function planStopAgain(tx: Tx, caseId: string, stopId: string): Promise<void> {
  const stops = await listStops(tx, [caseId])
  const stop = stops.find(({ id }) => id === stopId)
  if (!stop) return
  const waits = stops.some(
    ({ bodyId, step, state }) => bodyId === stop.bodyId && step === stop.step && state === 'planned',
  )
  if (waits) return
  const { bodyId, role, isDecisive, step } = stop
  await insertStop(tx, stop.caseId, { bodyId, role, isDecisive, step, meetingId: null, dueOn: null })
}
