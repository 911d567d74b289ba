import ExcelJS from 'exceljs'
import type { LineValues, TemplateField } from '../model.ts'
import { computedValue } from '../rules/validate.ts'
import { sheetNames, type WorkbookForm } from './model.ts'
import { checksum } from './read.ts'
import {
  addressOf,
  agesText,
  type Column,
  columnsOf,
  computedFormat,
  computedFormula,
  numberFormat,
  previousOf,
  written,
} from './rules/layout.ts'
import { passportOf, passportRows } from './rules/passport.ts'

const rows = { title: 1, context: 2, keys: 3, head: 4, first: 5 } as const
const font = { name: 'Calibri', size: 11 }
const grey: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } }
const open: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFFFF' } }
const line: ExcelJS.Border = { style: 'thin', color: { argb: 'FFBFBFBF' } }
const frame = { top: line, left: line, bottom: line, right: line }

/**
 * The form of a respondent as a workbook (Excel-fil): instructions, one row a line with last year's figures beside,
 * everything locked but the answers, and a hidden sheet that says what the file is for.
 */
export async function buildWorkbook(form: WorkbookForm): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.title = text(form.round.title)
  book.creator = 'Rammeværk'
  writeGuide(book.addWorksheet(sheetNames.guide), form)
  await writeData(book.addWorksheet(sheetNames.data), form)
  writeHidden(book.addWorksheet(sheetNames.hidden, { state: 'veryHidden' }), form)
  book.views = [{ x: 0, y: 0, width: 24000, height: 14000, firstSheet: 0, activeTab: 1, visibility: 'visible' }]
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function writeGuide(sheet: ExcelJS.Worksheet, { round, respondent, definition }: WorkbookForm): void {
  sheet.getColumn(1).width = 34
  sheet.getColumn(2).width = 90
  put(sheet.getCell(1, 1), `${round.title} · ${respondent.organisationName}`, { bold: true, size: 15 })
  const steps = [
    `Udfyld de hvide celler på arket "${sheetNames.data}". Grå celler er låst: det er linjerne, sidste års tal og beregnede tal.`,
    'Skriv tal som 12,5. Hvor felterne nedenfor siger det, kan du skrive et interval (8-10) eller "?", når tallet er ukendt.',
    'En tom celle betyder "ikke oplyst". Skriv 0, når tallet er nul.',
    'Slet ikke rækker eller kolonner. Rækker må gerne sorteres.',
    'I kolonnen "Ny begrundelse" kan du begrunde advarsler: begrundelsen gælder linjens advarsler, som ikke har en endnu.',
    'Gem filen som .xlsx, og upload den samme sted, som du hentede den. Er der fejl, bliver de alle vist, og intet bliver gemt.',
    'Har andre gemt i mellemtiden, får du begge værdier at se. Hent en ny fil, når du vil rette mere efter en upload.',
  ]
  steps.forEach((step, index) => {
    put(sheet.getCell(3 + index, 1), `${index + 1}.`, {})
    put(sheet.getCell(3 + index, 2), step, {})
  })
  const top = steps.length + 4
  put(sheet.getCell(top, 1), 'Felt', { bold: true })
  put(sheet.getCell(top, 2), 'Hvad der skal stå', { bold: true })
  definition.fields.forEach((field, index) => {
    put(sheet.getCell(top + 1 + index, 1), `${field.label.da}${field.unit ? ` (${field.unit})` : ''}`, {})
    put(sheet.getCell(top + 1 + index, 2), [field.help?.da, expected(field)].filter(Boolean).join(' '), {})
  })
}

/** What a field takes, in words. */
function expected(field: TemplateField): string {
  if (field.type === 'text') return 'Tekst.'
  if (field.type === 'date') return 'Dato, for eksempel 17-03-2025.'
  const limits = [field.min && `mindst ${danish(field.min)}`, field.max && `højst ${danish(field.max)}`].filter(Boolean)
  return [
    field.decimals === 0 ? 'Helt tal' : `Tal med højst ${field.decimals ?? 10} decimaler`,
    ...(limits.length > 0 ? [`, ${limits.join(' og ')}`] : []),
    ...(field.allowInterval ? [', interval tilladt'] : []),
    ...(field.allowUnknown ? [', "?" tilladt'] : []),
    '.',
  ].join('')
}

async function writeData(sheet: ExcelJS.Worksheet, form: WorkbookForm): Promise<void> {
  const columns = columnsOf(form)
  writeHeads(sheet, columns, form)
  for (const index of form.lines.keys()) writeLine(sheet, columns, form, index)
  columns.forEach((column, index) => {
    if (column.kind === 'field') addValidation(sheet, column.field, index + 1, form.lines.length)
  })
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: rows.head, activeCell: 'C5' }]
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0 }
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
  })
}

function writeHeads(sheet: ExcelJS.Worksheet, columns: Column[], form: WorkbookForm): void {
  put(sheet.getCell(rows.title, 2), form.round.title, { bold: true, size: 15 }, false)
  put(sheet.getCell(rows.context, 2), `${form.respondent.organisationName} · skriv i de hvide celler`, {}, false)
  sheet.getRow(rows.keys).hidden = true
  sheet.getRow(rows.head).height = 60
  columns.forEach((column, index) => {
    const own = sheet.getColumn(index + 1)
    own.width = widthOf(column)
    if (column.kind === 'line') own.hidden = true
    sheet.getCell(rows.keys, index + 1).value = column.key
    const head = sheet.getCell(rows.head, index + 1)
    put(head, headOf(column, form.round.year), { bold: true })
    head.fill = grey
    head.border = frame
  })
}

function headOf(column: Column, year: number): string {
  switch (column.kind) {
    case 'line':
      return 'Id'
    case 'name':
      return 'Linje'
    case 'detail':
      return 'Målgruppe og lovgrundlag'
    case 'reason':
      return 'Ny begrundelse for linjens advarsler'
    case 'age':
      return 'Bekræftet hvornår og af hvem'
    case 'computed':
      return `${column.computed.label.da} ${year} (${column.computed.kind === 'rate' ? column.computed.unit : '%'}, beregnes)`
    default: {
      const { field } = column
      const unit = field.unit ? ` (${field.unit})` : ''
      if (column.kind === 'previous') return `Sidste år: ${field.label.da}${unit}`
      const about = field.type === 'text' ? '' : ` ${year + (field.yearOffset ?? 0)}`
      return `${field.label.da}${about}${unit}`
    }
  }
}

function widthOf(column: Column): number {
  if (column.kind === 'name' || column.kind === 'detail' || column.kind === 'reason' || column.kind === 'age') return 34
  return 'field' in column && column.field.type === 'text' ? 34 : 14
}

function writeLine(sheet: ExcelJS.Worksheet, columns: Column[], form: WorkbookForm, index: number): void {
  const entry = form.lines[index] as WorkbookForm['lines'][number]
  const row = sheet.getRow(rows.first + index)
  columns.forEach((column, at) => {
    const cell = row.getCell(at + 1)
    const isOpen = column.kind === 'field' || column.kind === 'reason'
    cell.font = font
    cell.border = frame
    cell.fill = isOpen ? open : grey
    cell.alignment = { vertical: 'top', wrapText: true, horizontal: isNumeric(column) ? 'right' : 'left' }
    cell.protection = { locked: !isOpen }
    cell.numFmt = formatOf(column)
    if (column.kind === 'line') cell.value = text(entry.lineId)
    else if (column.kind === 'name') cell.value = text(entry.name)
    else if (column.kind === 'detail') cell.value = text(entry.detail ?? '') || null
    else if (column.kind === 'age') cell.value = text(agesText(form, entry)) || null
    else if (column.kind === 'field') setValue(cell, entry.values[column.field.key], column.field)
    else if (column.kind === 'previous') {
      setValue(cell, previousOf(form, entry.lineId)[column.field.key], column.field)
    } else if (column.kind === 'computed') cell.value = formula(column, columns, row.number, entry.values)
  })
}

function isNumeric(column: Column): boolean {
  return column.kind === 'computed' || ('field' in column && column.field.type === 'quantity')
}

function setValue(cell: ExcelJS.Cell, value: Parameters<typeof written>[0], field: TemplateField): void {
  const content = written(value, field)
  if (content === null) return
  if (content.kind === 'number') cell.value = content.number
  else if (content.kind === 'day') cell.value = new Date(`${content.day}T00:00:00Z`)
  else cell.value = text(content.text)
}

/** The figure as the form computes it; empty where a part is missing or no number. It is never read back. */
function formula(
  { computed }: Extract<Column, { kind: 'computed' }>,
  columns: Column[],
  row: number,
  values: LineValues,
): ExcelJS.CellFormulaValue {
  const place = (key: string) => addressOf(columns.findIndex((column) => column.key === key) + 1, row)
  const known = computedValue(computed, values)
  return { formula: computedFormula(computed, place), result: known === null ? '' : Number(known) }
}

function formatOf(column: Column): string {
  if ('field' in column) return numberFormat(column.field)
  return column.kind === 'computed' ? computedFormat(column.computed) : '@'
}

/** Help in the cell, limits, and a list where "?" may be chosen; the upload decides, so nothing here refuses "8-10". */
function addValidation(sheet: ExcelJS.Worksheet, field: TemplateField, column: number, lines: number): void {
  if (lines === 0) return
  const area = `${addressOf(column, rows.first)}:${addressOf(column, rows.first + lines - 1)}`
  const help = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: field.label.da.slice(0, 32),
    prompt: [field.help?.da, expected(field)].filter(Boolean).join(' ').slice(0, 255),
  }
  // exceljs takes whole areas, its types know only single cells.
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(area: string, rule: ExcelJS.DataValidation): void }
  }
  dataValidations.add(area, { ...help, ...ruleOf(field) })
}

function ruleOf(field: TemplateField): ExcelJS.DataValidation {
  const refusal = {
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: field.label.da.slice(0, 32),
    error: expected(field).slice(0, 225),
  }
  if (field.type === 'text') {
    return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [10_000], ...refusal }
  }
  if (field.type === 'date') {
    const formulae = [new Date('1901-01-01T00:00:00Z'), new Date('2199-12-31T00:00:00Z')]
    return { type: 'date', operator: 'between', formulae, ...refusal }
  }
  if (field.allowUnknown) return { type: 'list', formulae: ['"?"'], showErrorMessage: false }
  if (field.allowInterval) return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [60], ...refusal }
  const formulae = [Number(field.min ?? 0), Number(field.max ?? 999_999_999_999)]
  return { type: field.decimals === 0 ? 'whole' : 'decimal', operator: 'between', formulae, ...refusal }
}

function writeHidden(sheet: ExcelJS.Worksheet, form: WorkbookForm): void {
  const pairs = passportRows(passportOf(form))
  for (const [name, value] of [...pairs, ['checksum', checksum(pairs)] as const]) {
    sheet.addRow([text(name), text(value)]).eachCell((cell) => {
      cell.numFmt = '@'
    })
  }
}

function put(cell: ExcelJS.Cell, value: string, look: Partial<ExcelJS.Font>, wrapText = true): void {
  cell.value = text(value)
  cell.font = { ...font, ...look }
  cell.alignment = { vertical: 'top', wrapText }
}

const danish = (decimal: string) => decimal.replace('.', ',')

/**
 * Text as Excel stores it: what XML cannot hold is written as _x0007_, and a text that looks like that is marked,
 * so that it comes back as it was.
 */
function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what Excel escapes
  return value.replace(/_x(?=[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, (found) =>
    found === '_x' ? '_x005F_x' : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}
