import type { App } from '#platform/app.ts'
import { AppError, isAppError } from '#platform/errors.ts'
import type { Finding, FormLine } from '../model.ts'
import { lockedError } from '../rounds/service/locked.ts'
import { isSameCell } from '../rules/cells.ts'
import { validate } from '../rules/validate.ts'
import { type Form, getForm } from '../service/form.ts'
import { type CellConflict, type ReasonInput, saveValues } from '../service/save.ts'
import { sheetNames, type WorkbookCell, type WorkbookFault, type WorkbookReason } from './model.ts'

export type WorkbookFile = { bytes: Uint8Array; fileName: string }

/** What an upload did: how many cells hold something else now, and the verdict of the rules, as in the form. */
export type Uploaded = {
  changed: number
  reasons: number
  submissionVersion: number
  filled: number
  findings: Finding[]
}

/**
 * The form of a respondent as a filled workbook (Excel-fil). Who may read the form may have it; a draft of another
 * organisation is empty in it, as it is on the page.
 *
 * @throws notFound when the person may not see the respondent
 */
export async function downloadWorkbook(app: App, input: { respondentId: string }): Promise<WorkbookFile> {
  const form = await getForm(app, input)
  // Loaded when the first file is asked for: the start of the program does not wait for the Excel library.
  const { buildWorkbook } = await import('./build.ts')
  const name = `${form.round.title} ${form.respondent.organisationName}`
  return { bytes: await buildWorkbook(form), fileName: `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.xlsx` }
}

/**
 * Saves an uploaded workbook through the same door as the form, all cells or none. The same file twice changes
 * nothing. A reason written for a line is given to those of its warnings that have none yet.
 *
 * @throws invalid with every fault (sheet, cell, value, remedy); nothing is stored then
 * @throws stale with both values of each cell that somebody else changed since the file was made
 * @throws conflict with the lock when the form is locked, forbidden for who may not report
 */
export async function uploadWorkbook(
  app: App,
  input: { respondentId: string; bytes: Uint8Array; submissionVersion?: number },
): Promise<Uploaded> {
  const { respondentId, bytes, submissionVersion } = input
  const form = await getForm(app, { respondentId })
  if (!form.rights.includes('report')) throw new AppError('forbidden', 'reporting.may.report')
  if (form.lock !== null) {
    throw lockedError(form.lock, app.actor.language)
  }
  const { readWorkbook } = await import('./read.ts')
  const read = await readWorkbook(bytes, form)
  if (!read.ok) throw faulty(app, 'invalid', read.faults)
  const cells = changedOf(form, read.cells)
  const reasons = reasonsOf(form, read.cells, read.reasons)
  try {
    const saved = await saveValues(app, { respondentId, cells, reasons, submissionVersion })
    const { filled, findings } = saved
    return {
      changed: cells.length,
      reasons: reasons.length,
      submissionVersion: saved.submissionVersion,
      filled,
      findings,
    }
  } catch (error) {
    throw conflictFaults(app, error, read.cells) ?? error
  }
}

/** Only what differs from what is stored is sent; `saveValues` judges again, in its transaction. */
function changedOf(form: Form, cells: readonly WorkbookCell[]): WorkbookCell[] {
  const lines = new Map(form.lines.map(({ lineId, values }) => [lineId, values]))
  return cells.filter(({ lineId, field, value }) => !isSameCell(value, lines.get(lineId)?.[field]))
}

function reasonsOf(form: Form, cells: readonly WorkbookCell[], written: readonly WorkbookReason[]): ReasonInput[] {
  if (written.length === 0) return []
  const byLine = new Map<string, FormLine>(form.lines.map(({ lineId, name }) => [lineId, { lineId, name, values: {} }]))
  for (const { lineId, field, value } of cells) {
    const line = byLine.get(lineId)
    if (line) line.values[field] = value
  }
  const lines = written.flatMap(({ lineId }) => byLine.get(lineId) ?? [])
  const reasons = new Map(written.map(({ lineId, reason }) => [lineId, reason]))
  return validate(form.definition, lines, form.previous, form.acceptances)
    .filter(({ severity, accepted }) => severity === 'warning' && accepted === null)
    .map(({ ruleId, lineId, field }) => ({ ruleId, lineId, field, reason: reasons.get(lineId) ?? '' }))
}

function faulty(app: App, kind: 'invalid' | 'stale', faults: WorkbookFault[], data: object = {}): AppError {
  const fields = faults.map(({ sheet, cell, code, params, message, value }) => ({
    path: [sheet, cell].filter(Boolean).join('!'),
    code,
    params: { value, remedy: message?.[app.actor.language] ?? '', ...params },
  }))
  const code = kind === 'stale' ? 'reporting.excel.conflicts' : 'reporting.excel.refused'
  return new AppError(kind, code, { fields, params: { n: faults.length }, data: { faults, ...data } })
}

function conflictFaults(app: App, error: unknown, cells: readonly WorkbookCell[]): AppError | null {
  if (!isAppError(error) || error.code !== 'reporting.cellsChanged') return null
  const { conflicts } = error.details.data as { conflicts: CellConflict[] }
  const places = new Map(cells.map(({ lineId, field, cell }) => [`${lineId} ${field}`, cell]))
  const faults = conflicts.map(
    ({ lineId, field, mine, theirs }): WorkbookFault => ({
      code: 'reporting.excel.conflict',
      sheet: sheetNames.data,
      cell: places.get(`${lineId} ${field}`) ?? '',
      value: mine,
      params: { mine, theirs },
    }),
  )
  return faulty(app, 'stale', faults, { conflicts })
}
