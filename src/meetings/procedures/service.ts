import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import { listAttachments } from '../attachments/store.ts'
import { type Cited, figuresOfCases } from '../cited/service.ts'
import { withOrganisations } from '../follow-ups/responsible.service.ts'
import { insertFollowUp } from '../follow-ups/store.ts'
import { type Attachment, type CaseSection, type Clause, caseSections, type NewOutcome } from '../model.ts'
import { isPostponed } from '../rules/states.ts'
import { planStopAgain } from '../service/decisions.ts'
import { type Reference, referencesIn, textsOfRoute } from '../service/references.ts'
import { type EarlierStop, earlierThan, routeOf } from '../service/route.ts'
import { findCase, listStops } from '../store/cases.ts'
import { replacedSince } from '../versions/store.ts'
import { mailPerson } from './mails.ts'
import {
  type AskedPlace,
  type GivenAnswer,
  type NewProcedure,
  type Procedure,
  type ProcedureDraft,
  type ProcedureResult,
  procedureId,
  type Standing,
} from './model.ts'
import { canClose, latestAnswer, proposedResult, resultOf, type Tally, takesAnswers, tally } from './rules.ts'
import * as store from './store.ts'

export type ProcedureRow = Procedure & { mayAnswer: boolean; answered: boolean }

/** The written procedures (skriftlige høringer) the reader sees, with whether one waits for the reader's own answer. */
export async function listProcedures(app: App): Promise<ProcedureRow[]> {
  return asActor(app, async (tx) => {
    const rows = await store.listProcedures(tx)
    const own = await store.listOwnStanding(tx, app.actor.userId)
    return rows.map((row) => ({
      ...row,
      mayAnswer: own.asked.has(row.id) && takesAnswers(row, app.today),
      answered: own.answered.has(row.id),
    }))
  })
}

export type ProcedureView = {
  procedure: Procedure
  clauses: Clause[]
  /** What the case says, section by section. */
  sections: { name: CaseSection; text: string }[]
  attachments: Attachment[]
  /** What bodies before this one said of the case, and what later ones told them. */
  earlier: EarlierStop[]
  references: Record<string, Reference>
  cited: Cited
  asked: AskedPlace[]
  /** Seats that a draft would not ask, since nobody on them has an account. */
  unasked: string[]
  tally: Tally
  proposed: ReturnType<typeof proposedResult>
  mine: (GivenAnswer & { answeredAt: string }) | null
  /** The places the reader answers for, and as what. */
  own: { name: string; standsAs: Standing }[]
  /** The version that was sent, and when another took its place; null: the case stands as it was sent. */
  changedSince: { number: number; replacedAt: string } | null
  /** A member of the body who is not asked, since they came after it was sent. */
  cameLater: boolean
  result: Awaited<ReturnType<typeof store.findResult>>
  may: { serve: boolean; answer: boolean; close: boolean }
}

/**
 * One written procedure with what is put to the members and what they answered.
 * @throws AppError notFound procedures.unknown
 */
export async function getProcedure(app: App, id: string): Promise<ProcedureView> {
  return asActor(app, async (tx) => {
    const procedure = await requireProcedure(tx, id)
    const { serves, isMember } = await store.rightsIn(tx, procedure.bodyId)
    const asked = await store.listAsked(tx, id)
    const counted = tally(asked)
    const { userId } = app.actor
    const own = userId === null ? [] : await store.listOwnPlaces(tx, id)
    const clauses = await store.listClauses(tx, procedure)
    const result = await store.findResult(tx, id)
    return {
      procedure,
      clauses,
      ...(await readCase(tx, procedure, [
        procedure.text,
        ...clauses.map(({ text }) => text),
        ...textsOfResult(result),
      ])),
      asked,
      unasked: procedure.state === 'draft' ? await store.listUnasked(tx, id) : [],
      tally: counted,
      proposed: proposedResult(counted),
      mine: (userId && (await store.findOwnAnswer(tx, id, userId))) || null,
      own,
      changedSince:
        (procedure.state === 'open' &&
          (await replacedSince(tx, [procedure.caseId])).get(`${procedure.caseId} ${procedure.sentVersion}`)) ||
        null,
      cameLater: isMember && procedure.state === 'open' && own.length === 0,
      result,
      may: {
        serve: serves,
        answer: own.length > 0 && takesAnswers(procedure, app.today),
        close: serves && canClose(procedure, counted, app.today),
      },
    }
  })
}

type Result = Awaited<ReturnType<typeof store.findResult>>

const textsOfResult = (result: Result) =>
  result ? [result.text, ...result.outcomes.flatMap(({ clause, change }) => [clause, change])] : []

/** What a member reads before answering, as an item of an agenda shows it. @param texts - that refer to items too */
async function readCase(tx: Tx, { caseId, stopId, sentAt }: Procedure, texts: (string | null)[]) {
  const found = await findCase(tx, caseId)
  const sections = caseSections.flatMap((name) => {
    const text = found?.[name] ?? null
    return text === null ? [] : [{ name, text }]
  })
  const earlier = earlierThan(stopId, await routeOf(tx, await listStops(tx, [caseId])))
  return {
    sections,
    // Those who answer were sent them.
    attachments: (await listAttachments(tx, { caseIds: [caseId] }, { detached: true })).filter(
      ({ detachedAt }) => detachedAt === null || (sentAt !== null && detachedAt >= sentAt),
    ),
    earlier,
    references: await referencesIn(tx, [...texts, ...sections.map(({ text }) => text), ...textsOfRoute(earlier)]),
    cited: await figuresOfCases(tx, [caseId]),
  }
}

/**
 * The stop a new procedure is made for.
 * @throws AppError notFound procedures.stopUnknown; forbidden procedures.secretariatOnly; conflict procedures.stopTaken
 */
export async function getStopToHear(app: App, stopId: string): Promise<store.PlannedStop> {
  return asActor(app, (tx) => requireFreeStop(tx, stopId))
}

/**
 * Makes a draft of a written procedure for a planned stop of a case. For the secretariat of the body.
 * @returns id of the procedure
 * @throws AppError invalid procedures.deadlinePast; as `getStopToHear`
 */
export async function planProcedure(app: App, input: NewProcedure): Promise<string> {
  return asActor(app, async (tx) => {
    const stop = await requireFreeStop(tx, input.stopId)
    requireComingDay(app, input.deadline)
    return store.insertProcedure(tx, stop, input)
  })
}

type Versioned = { id: string; version: number }

/**
 * Changes a draft (ret kladden): the message to the members and their last day.
 * @throws AppError conflict procedures.notDraft; stale procedures.stale; invalid procedures.deadlinePast
 */
export async function changeDraft(
  app: App,
  { id, version, draft }: Versioned & { draft: ProcedureDraft },
): Promise<void> {
  await asActor(app, async (tx) => {
    const procedure = await requireServed(tx, id)
    if (procedure.state !== 'draft') throw new AppError('conflict', 'procedures.notDraft')
    requireComingDay(app, draft.deadline)
    await change(tx, procedure, version, draft)
  })
}

/**
 * Sends the case to the members (send i skriftlig høring), each by mail once. The stop has now reached the body.
 * @throws AppError conflict procedures.noMembers, procedures.notDraft, procedures.stopGone; stale procedures.stale; invalid procedures.deadlinePast
 */
export async function openProcedure(app: App, { id, version }: Versioned): Promise<void> {
  await asActor(app, async (tx) => {
    const procedure = await requireServed(tx, id)
    if (procedure.state !== 'draft') throw new AppError('conflict', 'procedures.notDraft')
    requireComingDay(app, procedure.deadline)
    const stop = await store.findPlannedStop(tx, procedure.stopId)
    if (stop?.state !== 'planned' || stop.meetingId !== null) throw new AppError('conflict', 'procedures.stopGone')
    // Whom it asks is kept from here on.
    await change(tx, procedure, version, { state: 'open', sent_at: app.now })
    const people = await store.listPeople(tx, id)
    if (people.length === 0) throw new AppError('conflict', 'procedures.noMembers')
    await store.moveStop(tx, procedure.stopId, { state: 'sent' })
    for (const person of people)
      await mailPerson(tx, 'asked', { procedure, person, address: app.address, about: 'asked' })
  })
}

/**
 * Takes a draft away (slet kladden); its stop is as it was planned.
 * @throws AppError conflict procedures.notDraft; stale procedures.stale
 */
export async function dropProcedure(app: App, { id, version }: Versioned): Promise<void> {
  await asActor(app, async (tx) => {
    const procedure = await requireServed(tx, id)
    if (procedure.state !== 'draft') throw new AppError('conflict', 'procedures.notDraft')
    if (await store.deleteDraft(tx, id, version)) return
    throw new AppError('stale', 'procedures.stale', { data: { version: procedure.version } })
  })
}

/** Gives the members until another day (ny frist). @throws as `openProcedure`; conflict procedures.closed */
export async function moveDeadline(
  app: App,
  { id, version, deadline }: Versioned & { deadline: string },
): Promise<void> {
  await asActor(app, async (tx) => {
    const procedure = await requireServed(tx, id)
    if (procedure.state === 'closed') throw new AppError('conflict', 'procedures.closed')
    requireComingDay(app, deadline)
    await change(tx, procedure, version, { deadline })
  })
}

/**
 * Answers for the place one holds, or as a deputy (svar); until the last day an answer can be changed.
 * @throws AppError forbidden procedures.membersOnly, procedures.cameLater; conflict procedures.noMoreAnswers
 */
export async function answerProcedure(app: App, id: string, answer: GivenAnswer): Promise<void> {
  await asActor(app, async (tx) => {
    const procedure = await requireProcedure(tx, id)
    const { isMember } = await store.rightsIn(tx, procedure.bodyId)
    if (!isMember || app.actor.userId === null) throw new AppError('forbidden', 'procedures.membersOnly')
    const isAsked = (await store.listOwnPlaces(tx, id)).length > 0
    // Read behind the places: a procedure that is closed, also at this moment, asks nobody, and says so first.
    const now = await requireProcedure(tx, id)
    if (!isAsked && now.state !== 'closed') throw new AppError('forbidden', 'procedures.cameLater')
    if (!takesAnswers(now, app.today)) throw new AppError('conflict', 'procedures.noMoreAnswers')
    await store.saveAnswer(tx, id, app.actor.userId, answer)
  })
}

/**
 * Reminds those who have not answered (påmindelse), each once a day.
 * @returns for how many places an answer is missing
 */
export async function remindMissing(app: App, id: string): Promise<number> {
  return asActor(app, async (tx) => {
    const procedure = await requireServed(tx, id)
    if (!takesAnswers(procedure, app.today)) throw new AppError('conflict', 'procedures.noMoreAnswers')
    await mailMissing(tx, procedure, { kind: 'reminder', address: app.address, about: `reminder.${app.today}` })
    return tally(await store.listAsked(tx, id)).missing
  })
}

/** Writes to those whose answer is missing in one procedure; the same `about` writes to nobody twice. @returns how many */
export async function mailMissing(
  tx: Tx,
  procedure: Procedure,
  { kind, ...mail }: { kind: 'asked' | 'reminder'; address: string | undefined; about: string },
): Promise<number> {
  const missing = (await store.listPeople(tx, procedure.id)).filter(({ isMissing }) => isMissing)
  for (const person of missing) await mailPerson(tx, kind, { procedure, person, ...mail })
  return missing.length
}

/**
 * Closes the procedure and records its result as the decision of the body, clause by clause (afslut med beslutning). A case
 * that is postponed gets a new stop at the body.
 * @throws AppError conflict procedures.tooEarly before all have answered or the last day is over; invalid
 *   procedures.outcomeMissing with the clause that has none; stale procedures.stale, or procedures.answersChanged when an
 *   answer came that the writer had not seen
 */
export async function closeProcedure(app: App, { id, version, decision }: Versioned & { decision: ProcedureResult }) {
  await asActor(app, async (tx) => {
    const procedure = await requireServed(tx, id)
    if (procedure.state !== 'open') throw new AppError('conflict', 'procedures.notOpen')
    const outcomes = withClauses(await store.listClauses(tx, procedure), decision.outcomes)
    // From here on no answer comes any more, so that those that are counted are those that stand.
    await change(tx, procedure, version, { state: 'closed', closed_at: app.now })
    const asked = await store.listAsked(tx, id)
    if (decision.latestSeen !== undefined && decision.latestSeen !== latestAnswer(asked)) {
      throw new AppError('stale', 'procedures.answersChanged', { data: { version: procedure.version } })
    }
    const counted = tally(asked)
    if (!canClose(procedure, counted, app.today)) throw new AppError('conflict', 'procedures.tooEarly')
    const decisionId = await store.insertResult(tx, id, { text: decision.text, outcomes })
    for (const followUp of await withOrganisations(app, tx, procedure.bodyId, decision.followUps)) {
      await insertFollowUp(tx, { ...followUp, bodyId: procedure.bodyId, decisionId })
    }
    await store.moveStop(tx, procedure.stopId, {
      state: 'done',
      answer_kind: resultOf(outcomes, counted),
      answered_on: app.today,
    })
    // As a case that a meeting postpones: it comes back to the body.
    if (isPostponed(outcomes)) await planStopAgain(tx, procedure.caseId, procedure.stopId)
  })
}

/** Each clause with its outcome, in the order of the clauses. */
function withClauses(clauses: Clause[], outcomes: readonly NewOutcome[]) {
  const byClause = new Map(outcomes.map((outcome) => [outcome.clauseId, outcome]))
  return clauses.map((clause) => {
    const outcome = byClause.get(clause.id)
    if (!outcome) throw new AppError('invalid', 'procedures.outcomeMissing', { field: `outcome-${clause.id}` })
    const { optionNumber } = outcome
    if (optionNumber !== null && optionNumber > clause.options.length) {
      throw new AppError('invalid', 'procedures.optionUnknown', { field: `outcome-${clause.id}` })
    }
    return { ...outcome, clause }
  })
}

async function requireProcedure(tx: Tx, id: string): Promise<Procedure> {
  const procedure = procedureId.safeParse(id).success ? await store.findProcedure(tx, id) : undefined
  if (!procedure) throw new AppError('notFound', 'procedures.unknown')
  return procedure
}

async function requireServed(tx: Tx, id: string): Promise<Procedure> {
  const procedure = await requireProcedure(tx, id)
  if (!(await store.rightsIn(tx, procedure.bodyId)).serves)
    throw new AppError('forbidden', 'procedures.secretariatOnly')
  return procedure
}

async function requireFreeStop(tx: Tx, stopId: string): Promise<store.PlannedStop> {
  const stop = await store.findPlannedStop(tx, stopId)
  if (!stop) throw new AppError('notFound', 'procedures.stopUnknown')
  if (!(await store.rightsIn(tx, stop.bodyId)).serves) throw new AppError('forbidden', 'procedures.secretariatOnly')
  if (stop.state !== 'planned' || stop.meetingId !== null) throw new AppError('conflict', 'procedures.stopTaken')
  return stop
}

function requireComingDay(app: App, deadline: string): void {
  if (deadline <= app.today) throw new AppError('invalid', 'procedures.deadlinePast', { field: 'deadline' })
}

async function change(
  tx: Tx,
  { id, version: current }: Procedure,
  version: number,
  to: Parameters<typeof store.changeProcedure>[3],
) {
  if (await store.changeProcedure(tx, id, version, to)) return
  throw new AppError('stale', 'procedures.stale', { data: { version: current } })
}
