import { formatDate } from '#figures/format.ts'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { approveFormer } from '../approval/service.ts'
import { withOrganisations } from '../follow-ups/responsible.service.ts'
import { deleteFollowUp, insertFollowUp } from '../follow-ups/store.ts'
import type { AgendaItem, Clause, Meeting, NewDecision, Outcome } from '../model.ts'
import { listOfCases } from '../procedures/store.ts'
import { inOrder, itemNumber } from '../rules/agenda.ts'
import { isPostponed, mayRecord, mayWriteMinutes, saysNothing } from '../rules/states.ts'
import { bodyNames } from '../store/access.ts'
import { listItems } from '../store/agenda.ts'
import { deleteStop, insertStop, listStops } from '../store/cases.ts'
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
    const decision = await referringDecision(tx, meeting.id, input.decision)
    const outcomes = outcomesOf((await clausesOf(tx, [item])).get(item.id) ?? [], decision)
    const { text, delegatedTo, delegatedWhat, followUps, feedback, standingTitle } = decision
    const words = { text, delegatedTo, delegatedWhat }
    const before = (await listDecisions(tx, [item.id])).get(item.id)?.outcomes ?? []
    const id = await writeDecision(tx, { itemId: item.id, version: input.version, words, outcomes })
    if (id === null) {
      const stands = (await listDecisions(tx, [item.id])).get(item.id)
      throw new AppError('stale', 'meetings.stale', { data: { version: stands?.version ?? 0 } })
    }
    for (const followUp of await withOrganisations(app, tx, meeting.bodyId, followUps)) {
      await insertFollowUp(tx, { ...followUp, bodyId: meeting.bodyId, decisionId: id })
    }
    // While they are written, the stop is planned when they are sent for hearing.
    if (meeting.state === 'minutes-in-hearing') await postponeAgain(tx, item, before, outcomes)
    await tellEarlierStops(tx, item, id, feedback)
    if (standingTitle !== null) await addStanding(tx, meeting, standingTitle)
    await approveFormer(app, tx, item, outcomes)
    return id
  })
}

/** What is written of a decision as it is stored: each "{punkt 7}" is a live reference. @throws as `referring` */
async function referringDecision(tx: Tx, meetingId: string, given: NewDecision): Promise<NewDecision> {
  const stored = async (text: string | null, field: string) =>
    text === null ? null : referring(tx, meetingId, text, field)
  const outcomes = []
  for (const [n, one] of given.outcomes.entries()) {
    outcomes.push({ ...one, change: await stored(one.change, `outcomes[${n}].change`) })
  }
  const followUps = []
  for (const [n, one] of given.followUps.entries()) {
    followUps.push({ ...one, what: await referring(tx, meetingId, one.what, `followUps[${n}].what`) })
  }
  return {
    ...given,
    text: await stored(given.text, 'text'),
    delegatedWhat: await stored(given.delegatedWhat, 'delegatedWhat'),
    feedback: await stored(given.feedback, 'feedback'),
    outcomes,
    followUps,
  }
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

/** A case that is postponed in the hearing waits for its body again; one that is decided after all does not. */
async function postponeAgain(
  tx: Tx,
  { caseId, stopId }: AgendaItem,
  before: readonly Pick<Outcome, 'outcome'>[],
  now: readonly Pick<Outcome, 'outcome'>[],
): Promise<void> {
  if (caseId === null || stopId === null) return
  if (isPostponed(now)) return planStopAgain(tx, caseId, stopId)
  if (!isPostponed(before)) return
  const stops = await listStops(tx, [caseId])
  const own = stops.find(({ id }) => id === stopId)
  const heard = await listOfCases(tx, [caseId])
  const waits = stops.find(
    ({ id, bodyId, step, state, meetingId }) =>
      bodyId === own?.bodyId && step === own.step && state === 'planned' && meetingId === null && !heard.has(id),
  )
  if (waits) await deleteStop(tx, waits.id)
}

/** Plans a stop of a case once more at its body (stop på ny), unless one waits there in the same step, or is on an agenda. */
export async function planStopAgain(tx: Tx, caseId: string, stopId: string): Promise<void> {
  const stops = await listStops(tx, [caseId])
  const stop = stops.find(({ id }) => id === stopId)
  if (!stop) return
  const waits = stops.some(
    ({ id, bodyId, step, state }) =>
      id !== stop.id && bodyId === stop.bodyId && step === stop.step && state !== 'done' && state !== 'cancelled',
  )
  if (waits) return
  const { bodyId, role, isDecisive, step } = stop
  await insertStop(tx, stop.caseId, { bodyId, role, isDecisive, step, meetingId: null, dueOn: null })
}
