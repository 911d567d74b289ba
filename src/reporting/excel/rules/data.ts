import { Decimal } from '#figures/decimal.ts'
import type { CellValue, LocalText, TemplateField } from '../../model.ts'
import { cellText, isSameCell, parseCell } from '../../rules/cells.ts'
import { isBlank } from '../../rules/predicates.ts'
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
} from '../model.ts'
import { addressOf, excelNumber, fixedKeys, previousKey, previousOf } from './layout.ts'

type Head = {
  row: number
  columns: ReadonlyMap<string, number>
  keys: ReadonlyMap<number, string>
  fields: readonly { field: TemplateField; column: number; previous: number | undefined }[]
}
/**
 * Reads the data sheet of a workbook: lines and fields are found by their hidden ids, so rows and columns may have
 * been sorted or moved. What belongs nowhere is a fault, never left out silently.
 *
 * @param versions - row versions the file was made from, by "line field"; a cell that is not there was empty
 * @yields the cells of one line after another; none any more after the first fault
 * @returns the reasons and all faults in the order of the sheet
 * @source own: the same cells as the form, all findings listed, never the first n
 */
export function* readData(
  sheet: UploadedSheet,
  form: ReadForm,
  versions: ReadonlyMap<string, number>,
): Generator<WorkbookCell[], ReadEnd> {
  const { head, faults: headFaults } = readHead(sheet, form)
  if (head === null || headFaults.length > 0) return { reasons: [], faults: headFaults }
  const found: ReadEnd = { reasons: [], faults: [] }
  const lines = new Map(form.lines.map((line) => [line.lineId, line]))
  const seen = new Set<string>()
  for (const row of sheet.rows.filter(({ number }) => number > head.row + 1)) {
    const lineId = textOf(row.cells.get(head.columns.get(fixedKeys.line) as number))
    const line = lines.get(lineId)
    if (lineId !== '' && !line) found.faults.push(at(row, head, fixedKeys.line, 'lineUnknown', lineId))
    else if (seen.has(lineId)) found.faults.push(at(row, head, fixedKeys.line, 'lineTwice', nameOf(form, lineId)))
    else if (line === undefined) found.faults.push(...strays(row, () => true))
    else {
      const cells = readRow(row, line.lineId, { form, head, versions, found })
      if (found.faults.length === 0) yield cells
    }
    if (lineId !== '') seen.add(lineId)
  }
  for (const { lineId, name } of form.lines) {
    if (!seen.has(lineId)) found.faults.push(whole('reporting.excel.lineMissing', name))
  }
  return found
}

/**
 * Everything at once: every cell of every line, or every fault.
 *
 * @source own: as `readData`
 */
export function gathered(lines: Generator<WorkbookCell[], ReadEnd>): ReadResult {
  const cells: WorkbookCell[] = []
  let line = lines.next()
  for (; !line.done; line = lines.next()) cells.push(...line.value)
  const { reasons, faults } = line.value
  return faults.length > 0 ? { ok: false, faults } : { ok: true, cells, reasons }
}

/** The hidden row of keys, near the top. */
function readHead(sheet: UploadedSheet, form: ReadForm): { head: Head | null; faults: WorkbookFault[] } {
  const row = sheet.rows
    .filter(({ number }) => number <= 50)
    .find(({ cells }) => [...cells.values()].some((content) => textOf(content) === fixedKeys.line))
  if (!row) return { head: null, faults: [whole('reporting.excel.noHead', '')] }
  const columns = new Map<string, number>()
  const keys = new Map<number, string>()
  const faults: WorkbookFault[] = []
  for (const [column, content] of row.cells) {
    const key = textOf(content)
    if (columns.has(key)) {
      faults.push({ ...whole('reporting.excel.columnTwice', key), cell: addressOf(column, row.number) })
    }
    columns.set(key, column)
    keys.set(column, key)
  }
  for (const { key, label } of form.definition.fields) {
    if (!columns.has(key)) faults.push(whole('reporting.excel.columnMissing', label.da))
  }
  const fields = form.definition.fields.map((field) => ({
    field,
    column: columns.get(field.key) as number,
    previous: columns.get(previousKey(field.key)),
  }))
  return { head: { row: row.number, columns, keys, fields }, faults }
}

type Reading = { form: ReadForm; head: Head; versions: ReadonlyMap<string, number>; found: ReadEnd }

function readRow(row: SheetRow, lineId: string, { form, head, versions, found }: Reading): WorkbookCell[] {
  const cells: WorkbookCell[] = []
  const previous = previousOf(form, lineId)
  for (const { field, column, previous: before } of head.fields) {
    const cell = addressOf(column, row.number)
    const read = readCell(row.cells.get(column), field)
    if (read.ok) {
      const version = versions.get(`${lineId} ${field.key}`) ?? 0
      cells.push({ lineId, field: field.key, value: read.value, version, cell })
    } else if (read.code !== null) {
      const { code, message } = read
      found.faults.push({ code, ...placed(cell), value: shown(row.cells.get(column)), ...(message ? { message } : {}) })
    }
    if (before !== undefined && !isLastYear(row.cells.get(before), field, previous[field.key])) {
      found.faults.push(at(row, head, previousKey(field.key), 'lastYearChanged', shown(row.cells.get(before))))
    }
  }
  found.faults.push(...strays(row, (column) => !head.keys.has(column)))
  readReason(row, lineId, head, found)
  return cells
}

function readReason(row: SheetRow, lineId: string, head: Head, found: ReadEnd): void {
  const column = head.columns.get(fixedKeys.reason)
  const content = column === undefined ? undefined : row.cells.get(column)
  const reason = textOf(content).trim()
  if (column === undefined || reason === '') return
  const cell = addressOf(column, row.number)
  if (reason.length < 3) found.faults.push(at(row, head, fixedKeys.reason, 'reasonShort', reason))
  else found.reasons.push({ lineId, reason, cell })
}

const blankQuantity: CellRead = { ok: true, value: { state: 'notReported' } }
const blankText: CellRead = { ok: true, value: { text: '' } }

type CellRead = { ok: true; value: CellValue } | { ok: false; code: FaultCode | null; message?: LocalText }

/** The same reading as the form's, `parseCell`; before it only what Excel does to a value. A fault already named gives null. */
function readCell(content: CellContent | undefined, field: TemplateField): CellRead {
  if (content === undefined) return field.type === 'quantity' ? blankQuantity : blankText
  if (content.kind === 'fault') {
    return { ok: false, code: content.code === 'reporting.excel.formulaEmpty' ? content.code : null }
  }
  if (content.kind === 'truth' && field.type !== 'text') return { ok: false, code: 'reporting.excel.truth' }
  if (content.kind === 'date' && field.type === 'quantity') return { ok: false, code: 'reporting.excel.becameDate' }
  if (content.kind === 'date' && content.hasTime && field.type === 'date') {
    return { ok: false, code: 'reporting.excel.hasTime' }
  }
  const inPercent = field.unit?.includes('%') === true
  if (content.kind === 'number' && content.isPercent && field.type === 'quantity' && !inPercent) {
    return { ok: false, code: 'reporting.excel.percent' }
  }
  const result = parseCell(field, typedText(content))
  return result.ok ? result : { ok: false, code: 'reporting.excel.cell', message: result.message }
}

/** What a person would have typed for it: numbers in Danish notation, a percentage as it is shown. */
function typedText(content: CellContent | undefined): string {
  if (content?.kind !== 'number') return textOf(content)
  const text = excelNumber(content.number)
  return (content.isPercent ? new Decimal(text).times(100).toFixed() : text).replace('.', ',')
}

function textOf(content: CellContent | undefined): string {
  switch (content?.kind) {
    case 'text':
      return content.text
    case 'number':
      return typedText(content)
    case 'date':
      return content.day
    case 'truth':
      return content.is ? 'SAND' : 'FALSK'
    default:
      return ''
  }
}

/** Below every number a cell can hold: last year's figure may be of another version of the template, with other limits. */
const lowest = '-9999999999999999'

/** Last year's figure stands unchanged; a cell of it that cannot be read is listed as that already. */
function isLastYear(content: CellContent | undefined, field: TemplateField, value: CellValue | undefined): boolean {
  if (content?.kind === 'fault' || (content === undefined && isBlank(value))) return true
  const { min: _min, max: _max, decimals: _decimals, ...open } = field
  const read = parseCell({ ...open, allowInterval: true, allowUnknown: true, min: lowest }, typedText(content))
  return read.ok ? isSameCell(read.value, value) : typedText(content) === cellText(value)
}

function strays(row: SheetRow, isStray: (column: number) => boolean): WorkbookFault[] {
  return [...row.cells]
    .filter(([column, content]) => isStray(column) && content.kind !== 'fault' && textOf(content).trim() !== '')
    .map(([column, content]) => ({
      code: 'reporting.excel.stray',
      ...placed(addressOf(column, row.number)),
      value: shown(content),
    }))
}

function shown(content: CellContent | undefined): string {
  const text = content?.kind === 'fault' ? content.text : textOf(content)
  return content?.kind === 'number' && content.isPercent ? `${text} %` : text.slice(0, 200)
}

function nameOf(form: ReadForm, lineId: string): string {
  return form.lines.find((line) => line.lineId === lineId)?.name ?? lineId
}

type Name = FaultCode extends `reporting.excel.${infer N}` ? N : never

function at(row: SheetRow, head: Head, key: string, name: Name, value: string): WorkbookFault {
  const cell = addressOf(head.columns.get(key) ?? 1, row.number)
  return { code: `reporting.excel.${name}`, ...placed(cell), value }
}

const placed = (cell: string) => ({ sheet: sheetNames.data as string, cell })

function whole(code: FaultCode, value: string): WorkbookFault {
  return { code, sheet: sheetNames.data, cell: '', value }
}
