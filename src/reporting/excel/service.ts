import type { App } from '#platform/app.ts'
import { AppError, isAppError } from '#platform/errors.ts'
import type { Finding } from '../model.ts'
import { requireWritable } from '../service/draft.ts'
import { getForm } from '../service/form.ts'
import { type CellConflict, type ReasonInput, saveRead, type Written } from '../service/save.ts'
import {
  type ReadEnd,
  type ReadForm,
  sheetNames,
  type WorkbookCell,
  type WorkbookFault,
  type WorkbookReason,
} from './model.ts'

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
  await requireWritable(app, { respondentId })
  const { openWorkbook, readLines } = await import('./read.ts')
  const file = await openWorkbook(bytes)
  if (!file.ok) throw faulty(app, 'invalid', file.faults)
  let reread = (): Iterable<WorkbookCell[]> => []
  try {
    const { saved, changed, reasons } = await saveRead(app, { respondentId, submissionVersion }, (written) => {
      const read: Read = { reasons: [] }
      const lines = () => readLines(file.opened, formOf(written))
      reread = lines
      return {
        portions: portionsOf(app, lines(), read),
        reasonsFor: (findings) => reasonsOf(findings, read.reasons),
      }
    })
    const { filled, findings } = saved
    return { changed: changed.length, reasons, submissionVersion: saved.submissionVersion, filled, findings }
  } catch (error) {
    throw conflictFaults(app, error, reread) ?? error
  }
}

/** What is kept of a file when its cells have been handed on. */
type Read = { reasons: readonly WorkbookReason[] }

/** Cells of the first portion, so that the database soon has something to write, and of the largest: each doubles. */
const portionSizes = { first: 2_000, largest: 16_000 }

/**
 * The lines of a file in portions to write: one is read while the one before it is written.
 *
 * @throws invalid with every fault when the last line has been read
 */
function* portionsOf(
  app: App,
  lines: Generator<WorkbookCell[], ReadEnd>,
  read: Read,
): Generator<WorkbookCell[], void, undefined> {
  let portion: WorkbookCell[] = []
  let size = portionSizes.first
  let line = lines.next()
  for (; !line.done; line = lines.next()) {
    portion.push(...line.value)
    if (portion.length < size) continue
    yield portion
    portion = []
    size = Math.min(2 * size, portionSizes.largest)
  }
  const { faults, reasons } = line.value
  if (faults.length > 0) throw faulty(app, 'invalid', faults)
  read.reasons = reasons
  if (portion.length > 0) yield portion
}

function formOf({ found, submission, stored }: Written): ReadForm {
  const { round, respondent, definition } = found
  const { lines, previous, versions } = stored
  return { round, respondent, definition, lines, previous, versions, submission }
}

/** A reason stands for every warning of its line that has none yet. */
function reasonsOf(findings: readonly Finding[], written: readonly WorkbookReason[]): ReasonInput[] {
  if (written.length === 0) return []
  const reasons = new Map(written.map(({ lineId, reason }) => [lineId, reason]))
  return findings.flatMap(({ ruleId, lineId, field, severity, accepted }) => {
    const reason = reasons.get(lineId)
    return severity === 'warning' && accepted === null && reason !== undefined
      ? [{ ruleId, lineId, field, reason }]
      : []
  })
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

/** The conflicts with their places in the file, which is read once more for them: they are rare, and its cells many. */
function conflictFaults(app: App, error: unknown, reread: () => Iterable<WorkbookCell[]>): AppError | null {
  if (!isAppError(error) || error.code !== 'reporting.cellsChanged') return null
  const { conflicts } = error.details.data as { conflicts: CellConflict[] }
  const places = new Map<string, string>()
  for (const line of reread()) for (const { lineId, field, cell } of line) places.set(`${lineId} ${field}`, cell)
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
