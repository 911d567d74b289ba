import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Acceptance, Finding, FormLine, LineValues, TemplateDefinition } from '../model.ts'
import { deadlineOf, type Lock, lockOf } from '../rules/calendar.ts'
import { validate } from '../rules/validate.ts'
import { markSeen, type Respondent, type RespondentRight, type Round } from '../store/rounds.ts'
import {
  findSubmission,
  listEvents,
  listVersions,
  type Submission,
  type SubmissionEvent,
} from '../store/submissions.ts'
import { listAcceptances, listApprovedValues, listCells, type StoredCell } from '../store/values.ts'
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
  /** Row version of each written cell by "line field"; 0 when it is not there. */
  versions: Record<string, number>
  acceptances: Acceptance[]
  findings: Finding[]
  /** The version shown; null when nothing has been written. */
  submission: Submission | null
  history: Submission[]
  events: SubmissionEvent[]
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
    const found = await requireCase(tx, input.respondentId, 'report', 'approve', 'follow', 'read')
    if (found.rights.includes('report')) await markSeen(tx, input.respondentId, app.now)
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
    const found = await requireCase(tx, submission.respondentId, 'report', 'approve', 'follow', 'read')
    return loadForm(tx, found, submission, await listVersions(tx, submission.respondentId), app.now)
  })
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
    events: await listEvents(tx, respondent.id),
  }
}

export type Judged = Pick<Form, 'lines' | 'previous' | 'versions' | 'acceptances' | 'findings'> & {
  cells: StoredCell[]
}

/** The values of a submission with last year's and the verdict of the rules on them. */
export async function judge(tx: Tx, found: Case, submissionId: string | null): Promise<Judged> {
  const named = await namedLines(tx, found)
  const cells = submissionId === null ? [] : await listCells(tx, submissionId)
  const acceptances = submissionId === null ? [] : await listAcceptances(tx, submissionId)
  const previous = await lastYear(tx, found, named)
  const lines = named.map((line) => ({ ...line, values: valuesOf(cells, line.lineId) }))
  return {
    lines,
    previous,
    acceptances,
    cells,
    versions: Object.fromEntries(cells.map((cell) => [`${cell.lineId} ${cell.field}`, cell.version])),
    findings: validate(found.definition, lines, previous, acceptances),
  }
}

function valuesOf(cells: readonly StoredCell[], lineId: string): LineValues {
  return Object.fromEntries(cells.filter((cell) => cell.lineId === lineId).map(({ field, value }) => [field, value]))
}

async function lastYear(tx: Tx, { round }: Case, lines: readonly NamedLine[]): Promise<Record<string, LineValues>> {
  const values = await listApprovedValues(tx, {
    templateId: round.templateId,
    years: [round.year - 1],
    lineIds: lines.map(({ lineId }) => lineId),
  })
  const byLine: Record<string, LineValues> = {}
  for (const { lineId, field, quantity, text } of values) {
    byLine[lineId] = { ...byLine[lineId], [field]: quantity ?? { text: text ?? '' } }
  }
  return byLine
}
