import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Acceptance, Finding, FormLine, LineValues, TemplateDefinition } from '../model.ts'
import type { Confirmation } from '../rules/ages.ts'
import { deadlineOf, type Lock, lockOf } from '../rules/calendar.ts'
import { validate } from '../rules/validate.ts'
import { markSeen, type Respondent, type RespondentRight, type Round } from '../store/rounds.ts'
import { findSubmission, listEvents, listVersions, type Submission } from '../store/submissions.ts'
import { listAcceptances, listApprovedValues, listCells, type StoredCell } from '../store/values.ts'
import { openParts, type Part, type Thread, type ThreadEvent, threadsOf } from '../threads/rules.ts'
import {
  type Case,
  type NamedLine,
  namedLines,
  organisationName,
  requireCase,
  requireId,
  requireUser,
} from './access.ts'

/** Everything the form, its summary and its handling show. */
export type Form = {
  round: Round
  respondent: Respondent & { organisationName: string }
  deadline: string | null
  lock: Lock | null
  rights: RespondentRight[]
  definition: TemplateDefinition
  lines: (FormLine & { detail: string | null })[]
  /** Last year's approved values by line. */
  previous: Record<string, LineValues>
  /** When last year's values of a line were confirmed and who approved them. */
  previousConfirmed: Record<string, Confirmation>
  /** Age and hand of each written cell by "line field". */
  confirmed: Record<string, Confirmation>
  /** Row version of each written cell by "line field"; 0 when it is not there. */
  versions: Record<string, number>
  acceptances: Acceptance[]
  findings: Finding[]
  /** The version shown; null when nothing has been written. */
  submission: Submission | null
  history: Submission[]
  events: ThreadEvent[]
  threads: Thread[]
  /** The parts that may be changed after a return; null when the whole form may. */
  openParts: Part[] | null
}

/**
 * The form (skema) of a respondent: fields, lines, values, last year's figures, findings and lock.
 * A draft shows its values to the people of its organisation only; others get the lines without values.
 *
 * @param input.number - a version to read; the newest without it
 * @throws notFound when the person may not see the respondent, or the version does not exist
 */
export async function getForm(app: App, input: { respondentId: string; number?: number }): Promise<Form> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, ...readers)
    await markVisit(app, tx, found)
    const history = await listVersions(tx, input.respondentId)
    const shown = input.number === undefined ? history[0] : history.find(({ number }) => number === input.number)
    if (input.number !== undefined && !shown) throw new AppError('notFound', 'reporting.notFound')
    return loadForm(tx, found, shown ?? null, history, app.now)
  })
}

/** The form a submission belongs to, showing that version. @throws notFound */
export async function getSubmission(app: App, id: string): Promise<Form> {
  requireId(id)
  requireUser(app)
  return asActor(app, async (tx) => {
    const submission = await findSubmission(tx, id)
    if (!submission) throw new AppError('notFound', 'reporting.notFound')
    const found = await requireCase(app, tx, submission.respondentId, ...readers)
    return loadForm(tx, found, submission, await listVersions(tx, submission.respondentId), app.now)
  })
}

/** Marks that a reporter has been here (åbnet); to the minute, so that reading a form need not write each time. */
export async function markVisit(app: Pick<App, 'now'>, tx: Tx, { respondent, rights }: Case): Promise<void> {
  const { lastSeenAt } = respondent
  const isRecent = lastSeenAt !== null && Math.abs(Date.parse(app.now) - Date.parse(lastSeenAt)) < 60_000
  if (rights.includes('report') && !isRecent) await markSeen(tx, respondent.id, app.now)
}

const readers = ['report', 'approve', 'follow', 'read'] as const

/** The definition of a respondent's form alone, to read what was typed by. @throws notFound */
export async function getDefinition(app: App, input: { respondentId: string }): Promise<TemplateDefinition> {
  requireUser(app)
  return asActor(app, async (tx) => (await requireCase(app, tx, input.respondentId, ...readers)).definition)
}

async function loadForm(
  tx: Tx,
  found: Case,
  submission: Submission | null,
  history: Submission[],
  now: string,
): Promise<Form> {
  const { round, respondent, calendar, rights } = found
  const judged = await judge(tx, found, submission?.id ?? null)
  const findings = submission?.nothingToReport ? [] : judged.findings
  const events = await listEvents(tx, respondent.id)
  return {
    round,
    respondent: { ...respondent, organisationName: await organisationName(tx, respondent.organisationId, round.year) },
    deadline: deadlineOf(calendar.stages, respondent),
    lock: lockOf(calendar, respondent, submission, now),
    rights,
    definition: found.definition,
    ...judged,
    findings,
    submission,
    history,
    events,
    threads: threadsOf(events),
    openParts: openParts(events, submission),
  }
}

export type Stored = Pick<
  Form,
  'lines' | 'previous' | 'previousConfirmed' | 'versions' | 'confirmed' | 'acceptances'
> & {
  cells: StoredCell[]
}
export type Judged = Stored & Pick<Form, 'findings'>

/** The values of a submission with last year's and the verdict of the rules on them. */
export async function judge(tx: Tx, found: Case, submissionId: string | null): Promise<Judged> {
  const stored = await loadValues(tx, found, submissionId)
  const { lines, previous, acceptances } = stored
  return { ...stored, findings: validate(found.definition, lines, previous, acceptances) }
}

/** The values of a submission and last year's, not judged. */
export async function loadValues(tx: Tx, found: Case, submissionId: string | null): Promise<Stored> {
  const named = await namedLines(tx, found)
  const cells = submissionId === null ? [] : await listCells(tx, submissionId)
  const acceptances = submissionId === null ? [] : await listAcceptances(tx, submissionId)
  return {
    ...withCells(named, cells),
    ...(await lastYear(tx, found, named)),
    acceptances,
  }
}

/** Lines, versions and ages as the cells make them; a workbook has 20,000 cells, so each is visited once. */
function withCells(
  named: readonly NamedLine[],
  cells: StoredCell[],
): Pick<Stored, 'cells' | 'lines' | 'versions' | 'confirmed'> {
  const valuesOf = new Map(named.map(({ lineId }): [string, LineValues] => [lineId, {}]))
  const versions: Stored['versions'] = {}
  const confirmed: Stored['confirmed'] = {}
  for (const { lineId, field, value, version, confirmedAt, changedByName } of cells) {
    const values = valuesOf.get(lineId)
    if (values) values[field] = value
    versions[`${lineId} ${field}`] = version
    confirmed[`${lineId} ${field}`] = { at: confirmedAt, by: changedByName }
  }
  const lines = named.map((line) => ({ ...line, values: valuesOf.get(line.lineId) as LineValues }))
  return { cells, lines, versions, confirmed }
}

async function lastYear(
  tx: Tx,
  { round }: Case,
  lines: readonly NamedLine[],
): Promise<Pick<Stored, 'previous' | 'previousConfirmed'>> {
  const values = await listApprovedValues(tx, {
    templateId: round.templateId,
    years: [round.year - 1],
    lineIds: lines.map(({ lineId }) => lineId),
  })
  const previous: Record<string, LineValues> = {}
  const previousConfirmed: Record<string, Confirmation> = {}
  for (const { lineId, field, quantity, text, confirmedAt, approvedByName } of values) {
    previous[lineId] ??= {}
    previous[lineId][field] = quantity ?? { text: text ?? '' }
    const known = previousConfirmed[lineId]
    if (!known || known.at < confirmedAt) previousConfirmed[lineId] = { at: confirmedAt, by: approvedByName }
  }
  return { previous, previousConfirmed }
}
