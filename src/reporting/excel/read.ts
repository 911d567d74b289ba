import { createHash } from 'node:crypto'
import ExcelJS from 'exceljs'
import { openArchive } from './archive.ts'
import {
  type CellContent,
  type FaultCode,
  type ReadEnd,
  type ReadForm,
  type ReadResult,
  type SheetRow,
  sheetNames,
  type UploadedSheet,
  type WorkbookCell,
  type WorkbookFault,
} from './model.ts'
import { gathered, readData } from './rules/data.ts'
import { addressOf } from './rules/layout.ts'
import { type Passport, pairsOf, readPassport, strangerCode } from './rules/passport.ts'

/** Parts of a sheet nothing here needs, and that a hostile file can make endless: each would be unfolded cell by cell. */
const unread = [
  ...['cols', 'dataValidations', 'mergeCells', 'conditionalFormatting', 'hyperlinks', 'drawing', 'legacyDrawing'],
  ...['tableParts', 'picture', 'extLst', 'autoFilter', 'rowBreaks', 'headerFooter', 'sheetViews', 'sheetProtection'],
]
const lastRow = 2 ** 20

/** An uploaded workbook taken apart: what its hidden sheet says it is for, and its sheets with the faults of their cells. */
export type OpenedWorkbook = { passport: Passport; data: UploadedSheet | undefined; faults: WorkbookFault[] }
type Opened = { ok: true; opened: OpenedWorkbook } | { ok: false; faults: WorkbookFault[] }

/**
 * Reads an uploaded workbook (Excel-fil) for a form. Nothing is believed: not the size it says, not its kind, not
 * its parts. Either every cell can be saved, or every fault is listed with its place.
 */
export async function readWorkbook(bytes: Uint8Array, form: ReadForm): Promise<ReadResult> {
  const file = await openWorkbook(bytes)
  return file.ok ? gathered(readLines(file.opened, form)) : file
}

/** The first half of it, which needs no form: unpacked, looked into and parsed. */
export async function openWorkbook(bytes: Uint8Array): Promise<Opened> {
  const archive = openArchive(bytes)
  if (!archive.ok) return refused(archive.code)
  const sheets = await parseSheets(archive.workbook)
  if (sheets === null) return refused('reporting.excel.unreadable')
  const hidden = sheets.find(({ name }) => name === sheetNames.hidden)
  if (!hidden) return refused('reporting.excel.notOurs')
  const pairs = pairsOf(hidden.rows)
  const passport = readPassport(pairs.filter(([name]) => name !== 'checksum'))
  const [, sum = ''] = pairs.find(([name]) => name === 'checksum') ?? []
  if (passport === null || sum !== checksum(pairs)) return refused('reporting.excel.hiddenChanged')
  const data = sheets.find(({ name }) => name === sheetNames.data)
  return { ok: true, opened: { passport, data, faults: sheets.flatMap(cellFaults) } }
}

/**
 * The second half, line by line, so that a line can be on its way to the database while the next is read: whose file it
 * is, and its cells as the form takes them.
 *
 * @yields the cells of each line, in the order of the sheet, as long as there is no fault
 */
export function* readLines(
  { passport, data, faults }: OpenedWorkbook,
  form: ReadForm,
): Generator<WorkbookCell[], ReadEnd> {
  const stranger = strangerCode(passport, form)
  if (stranger !== null) return { reasons: [], ...refused(stranger, { year: passport.year }) }
  if (!data) return { reasons: [], ...refused('reporting.excel.noSheet') }
  const lines = readData(data, form, passport.versions)
  let line = lines.next()
  for (; !line.done; line = lines.next()) if (faults.length === 0) yield line.value
  return { reasons: line.value.reasons, faults: [...faults, ...line.value.faults] }
}

/** SHA-256 of the hidden sheet's rows: a file somebody has changed there is not read. */
export function checksum(rows: readonly [string, string][]): string {
  const text = JSON.stringify(rows.filter(([name]) => name !== 'checksum'))
  return createHash('sha256').update(text).digest('hex')
}

function refused(
  code: FaultCode,
  params: Record<string, string | number> = {},
): { ok: false; faults: WorkbookFault[] } {
  return { ok: false, faults: [{ code, sheet: '', cell: '', value: '', params }] }
}

/** Formulas of any sheet with an error or to outside. One without a result matters only where an answer is asked. */
function cellFaults({ name, rows }: UploadedSheet): WorkbookFault[] {
  return rows.flatMap((row) =>
    [...row.cells].flatMap(([column, content]) =>
      content.kind === 'fault' && content.code !== 'reporting.excel.formulaEmpty'
        ? [{ code: content.code, sheet: name, cell: addressOf(column, row.number), value: content.text.slice(0, 200) }]
        : [],
    ),
  )
}

/** The cells of a checked archive; null when it is no workbook after all. */
export async function parseSheets(workbook: Uint8Array): Promise<UploadedSheet[] | null> {
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(workbook.buffer as ArrayBuffer, { ignoreNodes: unread })
    if (book.worksheets.some((sheet) => sheet.rowCount > lastRow)) return null
    return book.worksheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }))
  } catch {
    return null
  }
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = []
  sheet.eachRow((row, number) => {
    const cells = new Map<number, CellContent>()
    row.eachCell((cell, column) => {
      const content = contentOf(cell.value, () => cell.numFmt)
      if (content !== null) cells.set(column, content)
    })
    if (cells.size > 0) rows.push({ number, cells })
  })
  return rows
}

function contentOf(value: ExcelJS.CellValue, format: () => string | undefined): CellContent | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return textContent(value)
  if (typeof value === 'number') return numberContent(value, format)
  if (typeof value === 'boolean') return { kind: 'truth', is: value }
  if (value instanceof Date) return dateContent(value)
  if ('error' in value) return { kind: 'fault', code: 'reporting.excel.formulaError', text: String(value.error) }
  if ('richText' in value) return contentOf(value.richText.map(({ text }) => text).join(''), format)
  if ('formula' in value || 'sharedFormula' in value) return formulaContent(value, format)
  if ('text' in value) return contentOf(value.text, format)
  return { kind: 'fault', code: 'reporting.excel.unreadable', text: '' }
}

/** Half characters and the character 0 can stand in a file, but in no database. */
function textContent(value: string): CellContent | null {
  const text = value.replaceAll('\u0000', '').toWellFormed()
  return text === '' ? null : { kind: 'text', text }
}

function numberContent(number: number, format: () => string | undefined): CellContent {
  if (!Number.isFinite(number)) return { kind: 'fault', code: 'reporting.excel.formulaError', text: String(number) }
  // A percent sign between quotation marks is only a text behind the number.
  return { kind: 'number', number, isPercent: (format() ?? '').replace(/"[^"]*"|\\./g, '').includes('%') }
}

function dateContent(date: Date): CellContent {
  if (Number.isNaN(date.getTime())) return { kind: 'fault', code: 'reporting.excel.formulaError', text: 'dato' }
  const iso = date.toISOString()
  return { kind: 'date', day: iso.slice(0, 10), hasTime: iso.slice(11, 19) !== '00:00:00' }
}

/** Another file, a web address, or a program called from a formula (DDE is written with a bar). */
const outside = /\[\d+\]|\[[^\]]*\.xl|\\\\|https?:|file:|\||\b(WEBSERVICE|RTD|CALL|REGISTER(\.ID)?|EXEC)\s*\(/i

function formulaContent(
  value: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue,
  format: () => string | undefined,
): CellContent {
  const formula = 'formula' in value ? String(value.formula ?? '') : ''
  const text = `=${formula}`
  if (outside.test(formula.replace(/"[^"]*"/g, ''))) return fault('reporting.excel.formulaExternal', text)
  const { result } = value
  if (result === undefined || result === null) return fault('reporting.excel.formulaEmpty', text)
  if (typeof result === 'object' && 'error' in result) {
    return fault('reporting.excel.formulaError', `${text} ${String(result.error)}`)
  }
  return contentOf(result, format) ?? { kind: 'text', text: '' }
}

function fault(code: FaultCode, text: string): CellContent {
  return { kind: 'fault', code, text }
}
