import { setImmediate } from 'node:timers/promises'
import type { App } from '#platform/app.ts'
import { asActor } from '#platform/database/actor.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError } from '#platform/errors.ts'
import type { Acceptance, CellValue, Finding } from '../model.ts'
import { cellText, isSameCell } from '../rules/cells.ts'
import { isBlank } from '../rules/predicates.ts'
import { unchangedValues } from '../rules/unchanged.ts'
import { blockingFindings, filledLines, validate } from '../rules/validate.ts'
import { changeSubmission, listEvents, type Submission } from '../store/submissions.ts'
import { listAcceptances, writeAcceptance, writeCells } from '../store/values.ts'
import { isOpenCell, isOpenReason, openParts, type Part } from '../threads/rules.ts'
import { type Case, requireCase, requireUser } from './access.ts'
import { openDraft, requireVersion } from './draft.ts'
import { type Judged, judge, loadValues, type Stored } from './form.ts'

/**
 * One cell to save. `version` is the row version it was read at (0: it was empty); without it nothing is compared.
 * `confirm`: the value is confirmed today even when it is the one that stands there.
 */
export type CellInput = { lineId: string; field: string; value: CellValue; version?: number; confirm?: boolean }
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
  const read = () => ({ portions: [input.cells], reasonsFor: () => input.reasons ?? [] })
  return withVersions(await saveRead(app, input, read))
}

/** What is written: cells, a portion while the next is read, and the reasons given for what the rules then find. */
export type Readout = {
  portions: Iterable<readonly CellInput[]>
  reasonsFor: (findings: readonly Finding[]) => readonly ReasonInput[]
}

/**
 * Saves what `read` makes of the form as it stands, in the same transaction: the form is loaded once and judged once,
 * and what was read against it is what is written to it. All of it or none; a refusal of `read`, or of a portion of what
 * it gives, stores nothing.
 *
 * @returns what changed, and how many reasons were read
 * @throws as `saveValues`
 */
export async function saveRead(
  app: App,
  input: Pick<SaveInput, 'respondentId' | 'submissionVersion'>,
  read: (form: Written) => Readout,
): Promise<Outcome> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'report')
    const submission = await openDraft(app, tx, found)
    requireVersion(submission, input)
    const stored = await loadValues(tx, found, submission.id)
    const readout = read({ found, submission, stored })
    return write(tx, { found, submission, stored }, readout, { userId, now: app.now })
  })
}

/**
 * Says that lines are as last year (uændret): last year's quantities in every cell that is empty, confirmed today, and
 * those that stand there already confirmed anew. A cell with another value is left as it is.
 *
 * @param input.lineIds - all lines without it
 * @returns also how many lines had something to confirm
 * @throws invalid when no line has values last year
 */
export async function confirmUnchanged(
  app: App,
  input: { respondentId: string; lineIds?: readonly string[]; submissionVersion?: number },
): Promise<Saved & { confirmed: number }> {
  const userId = requireUser(app)
  return asActor(app, async (tx) => {
    const found = await requireCase(app, tx, input.respondentId, 'report')
    const submission = await openDraft(app, tx, found)
    requireVersion(submission, input)
    const stored = await loadValues(tx, found, submission.id)
    const parts = await partsOf(tx, submission)
    const cells = stored.lines
      .filter(({ lineId }) => input.lineIds === undefined || input.lineIds.includes(lineId))
      .flatMap(({ lineId, values }) =>
        Object.entries(unchangedValues(found.definition, stored.previous[lineId]))
          .filter(([field, value]) => isBlank(values[field]) || isSameCell(values[field], value))
          .filter(([field]) => isOpenCell(parts, found.definition, lineId, field))
          .map(([field, value]): CellInput => ({ lineId, field, value, confirm: true })),
      )
    if (cells.length === 0) throw new AppError('invalid', 'reporting.nothingLastYear')
    const readout = { portions: [cells], reasonsFor: () => [] }
    const saved = withVersions(await write(tx, { found, submission, stored }, readout, { userId, now: app.now }))
    return { ...saved, confirmed: new Set(cells.map(({ lineId }) => lineId)).size }
  })
}

export type Written = { found: Case; submission: Submission; stored: Stored }

/** What a write came to; the versions of all cells are made of it where somebody asks for them. */
type Outcome = {
  saved: Omit<Saved, 'versions'>
  changed: readonly CellInput[]
  reasons: number
  before: Stored['versions']
}

async function write(
  tx: Tx,
  { found, submission, stored }: Written,
  { portions, reasonsFor }: Readout,
  by: { userId: string; now: string },
): Promise<Outcome> {
  const parts = await partsOf(tx, submission)
  const isClosed = ({ lineId, field }: CellInput) => !isOpenCell(parts, found.definition, lineId, field)
  const comparison = compare(found, stored, portions)
  const step = () => {
    const next = comparison.next()
    if (!next.done) return { toWrite: next.value.some(isClosed) ? [] : next.value }
    const lines = linesAfter(stored.lines, next.value)
    return {
      changed: next.value,
      lines,
      findings: validate(found.definition, lines, stored.previous, stored.acceptances),
    }
  }
  let at = step()
  while (at.toWrite !== undefined) at = await meanwhile(step, writeCells(tx, submission.id, at.toWrite, by))
  const { changed, lines, findings } = at
  const closed = changed.filter(isClosed)
  const given = reasonsFor(findings)
  requireOpen(parts, closed, changedReasons(stored, given))
  const kept = await keepReasons(tx, submission.id, findings, given, by)
  const acceptances = kept > 0 ? await listAcceptances(tx, submission.id) : stored.acceptances
  const judged = { lines, findings: kept > 0 ? withReasons(findings, acceptances) : findings }
  const saved = await settle(tx, found, submission, judged, changed.length > 0 || kept > 0, by.now)
  return { saved, changed, reasons: given.length, before: stored.versions }
}

/** The lines as they stand after the write, so that they need not be read again. */
function linesAfter(lines: Stored['lines'], changed: readonly CellInput[]): Stored['lines'] {
  const written = Map.groupBy(changed, ({ lineId }) => lineId)
  return lines.map((line) => {
    const cells = written.get(line.lineId)
    if (cells === undefined) return line
    return {
      ...line,
      values: { ...line.values, ...Object.fromEntries(cells.map(({ field, value }) => [field, value])) },
    }
  })
}

/**
 * Works while a database server writes: neither needs the other, and a refusal of one undoes both. The statement is waited
 * for also then, so that it is not overtaken by what takes it back.
 */
async function meanwhile<T>(work: () => T, writing: Promise<unknown>): Promise<T> {
  const working = setImmediate().then(work) // begun when the statement is on its way
  const [worked, written] = await Promise.allSettled([working, writing])
  if (written.status === 'rejected') throw written.reason
  if (worked.status === 'rejected') throw worked.reason
  return worked.value
}

function withVersions({ saved, changed, before }: Outcome): Saved {
  const versions = { ...before }
  for (const { lineId, field } of changed) {
    const place = `${lineId} ${field}`
    versions[place] = (versions[place] ?? 0) + 1
  }
  return { ...saved, versions }
}

function withReasons(findings: readonly Finding[], acceptances: readonly Acceptance[]): Finding[] {
  return findings.map((finding) => {
    const { ruleId, lineId, field, found, severity } = finding
    const accepted = acceptances.find(
      (one) => one.ruleId === ruleId && one.lineId === lineId && one.field === field && one.found === found,
    )
    return severity === 'warning' && accepted ? { ...finding, accepted } : finding
  })
}

/** The reasons that are not written already. */
function changedReasons({ acceptances }: Stored, reasons: readonly ReasonInput[]): ReasonInput[] {
  return reasons.filter(
    ({ ruleId, lineId, field, reason }) =>
      !acceptances.some(
        (one) => one.ruleId === ruleId && one.lineId === lineId && one.field === field && one.reason === reason.trim(),
      ),
  )
}

async function partsOf(tx: Tx, submission: Submission): Promise<Part[] | null> {
  return submission.state === 'returned' ? openParts(await listEvents(tx, submission.respondentId), submission) : null
}

/** Refuses changes outside the parts that were returned. @throws conflict naming every such cell */
function requireOpen(
  parts: readonly Part[] | null,
  closed: readonly CellInput[],
  reasons: readonly ReasonInput[],
): void {
  const fields = [...closed, ...reasons.filter(({ lineId }) => !isOpenReason(parts, lineId))].map(
    ({ lineId, field }) => ({ path: `celle.${lineId}.${field}`, code: 'reporting.locked.parts' }),
  )
  if (fields.length > 0) throw new AppError('conflict', 'reporting.locked.parts', { fields, data: { parts } })
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
    const found = await requireCase(app, tx, input.respondentId, 'report')
    const submission = await openDraft(app, tx, found)
    requireVersion(submission, input)
    if ((await partsOf(tx, submission)) !== null) throw new AppError('conflict', 'reporting.locked.parts')
    const isChanged = submission.nothingToReport !== input.nothing
    const judged = await judge(tx, found, submission.id)
    const next = { ...submission, nothingToReport: input.nothing }
    const saved = await settle(tx, found, next, judged, isChanged, app.now)
    return { ...saved, versions: judged.versions }
  })
}

function requirePlaces({ definition }: Case, { lines }: Stored, cells: readonly CellInput[]): void {
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

type ChangedCell = CellInput & { isThere: boolean }

/**
 * Compares portions of cells with what is stored.
 *
 * @yields those of each portion that hold something else now; none any more after the first conflict
 * @returns all of them
 * @throws stale with every cell that another hand changed meanwhile, when the last portion has been read
 */
function* compare(
  found: Case,
  stored: Stored,
  portions: Iterable<readonly CellInput[]>,
): Generator<ChangedCell[], ChangedCell[], undefined> {
  const values = new Map(stored.lines.map((line) => [line.lineId, line.values]))
  const conflicts: CellConflict[] = []
  let all: ChangedCell[] = []
  for (const cells of portions) {
    requirePlaces(found, stored, cells)
    const changed = cells.flatMap((cell): ChangedCell[] => {
      const { lineId, field, value } = cell
      const held = values.get(lineId)?.[field]
      const isSame = isSameCell(value, held)
      if (isSame && !cell.confirm) return []
      const isThere = held !== undefined
      const version = isThere ? (stored.versions[`${lineId} ${field}`] ?? 0) : 0
      if (!isSame && cell.version !== undefined && cell.version !== version) {
        conflicts.push({ lineId, field, mine: cellText(value), theirs: cellText(held), version })
      }
      return [{ ...cell, isThere }]
    })
    all = all.concat(changed)
    if (conflicts.length === 0) yield changed
  }
  if (conflicts.length > 0) throw new AppError('stale', 'reporting.cellsChanged', { data: { conflicts } })
  return all
}

/** Keeps the reasons that belong to a warning there is; returns how many were new. */
async function keepReasons(
  tx: Tx,
  submissionId: string,
  findings: readonly Finding[],
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
async function settle(
  tx: Tx,
  found: Case,
  submission: Submission,
  judged: Pick<Judged, 'findings' | 'lines'>,
  touched: boolean,
  now: string,
): Promise<Omit<Saved, 'versions'>> {
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
    findings,
    filled,
  }
}
