import { randomUUID } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { CellValue, Finding } from '../model.ts'
import { lockOf } from '../rules/calendar.ts'
import { cellText, isSameCell } from '../rules/cells.ts'
import { nextState } from '../rules/states.ts'
import { blockingFindings, filledLines } from '../rules/validate.ts'
import { changeSubmission, insertDraft, lockNewest, type Submission } from '../store/submissions.ts'
import { writeAcceptance, writeCells } from '../store/values.ts'
import { type Case, requireCase, requireUser } from './access.ts'
import { type Judged, judge } from './form.ts'

/** One cell to save. `version` is the row version it was read at (0: it was empty); without it nothing is compared. */
export type CellInput = { lineId: string; field: string; value: CellValue; version?: number }
export type ReasonInput = { ruleId: string; lineId: string; field: string; reason: string }

export type SaveInput = {
  respondentId: string
  cells: readonly CellInput[]
  reasons?: readonly ReasonInput[]
  /** Version of the submission the writer saw; a different one is refused. */
  submissionVersion?: number
}

export type Saved = {
  submissionId: string
  submissionVersion: number
  savedAt: string
  versions: Record<string, number>
  findings: Finding[]
  filled: number
}

/** Somebody else wrote another value in a cell since it was read. */
export type CellConflict = { lineId: string; field: string; mine: string; theirs: string; version: number }

/**
 * Saves cells (gem kladde) and the reasons given for warnings; all of them or none.
 * A cell that already holds the value is left alone, so the same save twice changes nothing.
 *
 * @throws conflict with the lock when the form is locked
 * @throws stale with both values of every cell that somebody else changed meanwhile
 * @throws invalid for lines or fields the form does not have
 */
export async function saveValues(app: App, input: SaveInput): Promise<Saved> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, input.respondentId, 'report')
    const submission = await openDraft(app, tx, found)
    if (input.submissionVersion !== undefined && input.submissionVersion !== submission.version) {
      throw new AppError('stale', 'reporting.stale', { data: { version: submission.version } })
    }
    const before = await judge(tx, found, submission.id)
    requirePlaces(found, before, input.cells)
    const changed = changedCells(before, input.cells)
    await writeCells(tx, submission.id, changed, { userId, now: app.now })
    const after = changed.length > 0 ? await judge(tx, found, submission.id) : before
    const reasons = await keepReasons(tx, submission.id, after, input.reasons ?? [], { userId, now: app.now })
    const touched = changed.length > 0 || reasons > 0
    return settle(tx, found, submission, touched, app.now)
  })
}

/**
 * Accepts one warning with a written reason (begrundelse); kept with who and when, and only for the value found now.
 * @throws invalid when there is no such warning, or the reason is shorter than 3 characters
 */
export async function acceptFinding(app: App, input: { respondentId: string } & ReasonInput): Promise<Saved> {
  const { respondentId, ...reason } = input
  if (reason.reason.trim().length < 3) throw new AppError('invalid', 'reporting.reasonMissing', { field: 'reason' })
  const saved = await saveValues(app, { respondentId, cells: [], reasons: [reason] })
  const isKept = saved.findings.some(
    ({ ruleId, lineId, field, accepted }) =>
      accepted && ruleId === reason.ruleId && lineId === reason.lineId && field === reason.field,
  )
  if (!isKept) throw new AppError('invalid', 'reporting.noSuchWarning', { field: 'ruleId' })
  return saved
}

/** Says "intet at indberette", or takes it back; said, never inferred from empty cells. */
export async function nothingToReport(
  app: App,
  input: { respondentId: string; nothing: boolean; submissionVersion?: number },
): Promise<Saved> {
  requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(tx, input.respondentId, 'report')
    const submission = await openDraft(app, tx, found)
    if (input.submissionVersion !== undefined && input.submissionVersion !== submission.version) {
      throw new AppError('stale', 'reporting.stale', { data: { version: submission.version } })
    }
    const isChanged = submission.nothingToReport !== input.nothing
    return settle(tx, found, { ...submission, nothingToReport: input.nothing }, isChanged, app.now)
  })
}

/** The version that can be written now, begun when there is none. @throws conflict when the form is locked */
export async function openDraft(app: App, tx: Tx, found: Case): Promise<Submission> {
  const newest = await lockNewest(tx, found.respondent.id)
  const lock = lockOf(found.calendar, found.respondent, newest ?? null, app.now)
  if (lock !== null) {
    throw new AppError('conflict', `reporting.locked.${lock.reason}`, {
      data: { lock },
      params: { until: lock.until ?? '' },
    })
  }
  if (newest && nextState(newest.state, 'save') !== null) return newest
  await insertDraft(tx, {
    id: randomUUID(),
    respondentId: found.respondent.id,
    number: 1,
    correctionReason: null,
    userId: app.actor.userId,
    now: app.now,
  })
  return (await lockNewest(tx, found.respondent.id)) as Submission
}

function requirePlaces({ definition }: Case, { lines }: Judged, cells: readonly CellInput[]): void {
  const ids = new Set(lines.map(({ lineId }) => lineId))
  const types = new Map(definition.fields.map((field) => [field.key, field.type]))
  const fields = cells.flatMap(({ lineId, field, value }) => {
    const type = types.get(field)
    if (!ids.has(lineId)) return [{ path: `${lineId}.${field}`, code: 'reporting.unknownLine' }]
    if (type === undefined) return [{ path: `${lineId}.${field}`, code: 'reporting.unknownField' }]
    return (type === 'quantity') === 'state' in value
      ? []
      : [{ path: `${lineId}.${field}`, code: 'reporting.wrongType' }]
  })
  if (fields.length > 0) throw new AppError('invalid', 'reporting.invalidCells', { fields })
}

/** The cells that hold something else now. @throws stale when another hand changed one of them meanwhile */
function changedCells({ cells: stored }: Judged, cells: readonly CellInput[]): CellInput[] {
  const now = new Map(stored.map((cell) => [`${cell.lineId} ${cell.field}`, cell]))
  const changed = cells.filter((cell) => !isSameCell(cell.value, now.get(`${cell.lineId} ${cell.field}`)?.value))
  const conflicts = changed.flatMap((cell): CellConflict[] => {
    const held = now.get(`${cell.lineId} ${cell.field}`)
    const version = held?.version ?? 0
    if (cell.version === undefined || cell.version === version) return []
    const { lineId, field } = cell
    return [{ lineId, field, mine: cellText(cell.value), theirs: cellText(held?.value), version }]
  })
  if (conflicts.length > 0) throw new AppError('stale', 'reporting.cellsChanged', { data: { conflicts } })
  return changed
}

/** Keeps the reasons that belong to a warning there is; returns how many were new. */
async function keepReasons(
  tx: Tx,
  submissionId: string,
  { findings }: Judged,
  reasons: readonly ReasonInput[],
  by: { userId: string; now: string },
): Promise<number> {
  let kept = 0
  for (const given of reasons) {
    const reason = given.reason.trim()
    const finding = findings.find(
      ({ ruleId, lineId, field, severity }) =>
        severity === 'warning' && ruleId === given.ruleId && lineId === given.lineId && field === given.field,
    )
    if (!finding || reason.length < 3 || finding.accepted?.reason === reason) continue
    await writeAcceptance(tx, submissionId, { ...finding, reason: reason.slice(0, 2000) }, by)
    kept += 1
  }
  return kept
}

/** Brings the counts of the submission up to date and answers what was saved. */
async function settle(tx: Tx, found: Case, submission: Submission, touched: boolean, now: string): Promise<Saved> {
  const judged = await judge(tx, found, submission.id)
  const findings = submission.nothingToReport ? [] : judged.findings
  const blocking = blockingFindings(findings)
  const filled = filledLines(found.definition, judged.lines)
  if (touched) {
    await changeSubmission(tx, submission.id, {
      nothing_to_report: submission.nothingToReport,
      filled,
      errors: blocking.filter(({ severity }) => severity === 'error').length,
      warnings: blocking.filter(({ severity }) => severity === 'warning').length,
    })
  }
  return {
    submissionId: submission.id,
    submissionVersion: submission.version + (touched ? 1 : 0),
    savedAt: now,
    versions: judged.versions,
    findings,
    filled,
  }
}
