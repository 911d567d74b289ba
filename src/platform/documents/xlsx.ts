import type ExcelJS from 'exceljs'
import { chartTable } from '#platform/charts/table.ts'
import { xmlText } from '#platform/charts/xml-text.ts'
import type { Cell, DocumentModel, Row, TableModel } from './model.ts'
import { sheetNames } from './sheet-names.ts'
import { longDate, WORDS } from './words.ts'

const INK = 'FF1A1A1A'
const MUTED = 'FF595959'
/** Characters beyond which a column does not grow and its text wraps. */
const WIDEST = 60

/** Named in every cell: a font without a name is shown in whatever the program falls back to. */
const FONT = { name: 'Calibri', size: 11 }
const QUIET = { color: { argb: MUTED }, size: 10 }

/**
 * Writes the tables of a document, and the numbers behind its charts, as an Excel file: one sheet a table and an index
 * in front. Numbers are numbers; everything else is text, also what looks like a formula.
 */
export async function renderXlsx(model: DocumentModel): Promise<Uint8Array> {
  const tables = tablesOf(model)
  const indexName = WORDS[model.language].contents
  const names = sheetNames(
    tables.map((table) => table.caption),
    indexName,
  )
  // Loaded with the first workbook: the start of the program does not wait for it.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.title = plain(model.title)
  book.subject = plain(model.subtitle ?? '')
  book.creator = plain(model.author)
  book.lastModifiedBy = plain(model.author)
  book.created = new Date(`${model.date.slice(0, 10)}T00:00:00Z`)
  book.modified = book.created

  writeIndex(book.addWorksheet(indexName), model, tables, names)
  tables.forEach((table, at) => {
    writeTable(book.addWorksheet(names[at] ?? `${at + 1}`), table, model.language, indexName)
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function tablesOf(model: DocumentModel): TableModel[] {
  return model.blocks.flatMap((block) => {
    if (block.kind === 'table') return [block.table]
    if (block.kind !== 'chart') return []
    const source = block.source ?? block.chart.source
    return [{ ...chartTable(block.chart, model.language), ...(source === undefined ? {} : { source }) }]
  })
}

function writeIndex(sheet: ExcelJS.Worksheet, model: DocumentModel, tables: TableModel[], names: string[]): void {
  sheet.getRow(1).height = 26
  sheet.getColumn(1).width = 34
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToHeight: 0 }
  sheet.getColumn(2).width = 80
  put(sheet.getCell(1, 1), model.title, { bold: true, size: 16 })
  put(sheet.getCell(2, 1), model.subtitle ?? '', QUIET)
  put(sheet.getCell(3, 1), `${model.author} · ${longDate(model.date, model.language)}`, QUIET)
  if (model.watermark) put(sheet.getCell(4, 1), model.watermark, { bold: true })
  put(sheet.getCell(5, 1), WORDS[model.language].sheet, { bold: true })
  put(sheet.getCell(5, 2), WORDS[model.language].table, { bold: true })
  tables.forEach((table, at) => {
    link(sheet.getCell(6 + at, 1), names[at] ?? '')
    put(sheet.getCell(6 + at, 2), [table.caption, table.note].filter(Boolean).join(' – '))
  })
  sheet.views = [{ state: 'frozen', ySplit: 5 }]
}

function writeTable(sheet: ExcelJS.Worksheet, table: TableModel, language: 'da' | 'en', indexName: string): void {
  const { source, mark } = WORDS[language]
  const marked = table.rows.some((row) => row.cells.some((cell) => cell.flagText))
  sheet.getRow(1).height = 24
  put(sheet.getCell(1, 1), table.caption, { bold: true, size: 14 })
  put(sheet.getCell(2, 1), table.note ?? '', QUIET)
  put(sheet.getCell(3, 1), table.source === undefined ? '' : `${source}: ${table.source}`, QUIET)
  link(sheet.getCell(4, 1), indexName)

  const head = 5
  const labels = [...table.columns.map((column) => column.label), ...(marked ? [mark] : [])]
  labels.forEach((label, at) => {
    const cell = sheet.getCell(head, at + 1)
    put(cell, label, { bold: true })
    const horizontal = table.columns[at]?.align ?? 'left'
    cell.alignment = { horizontal, vertical: 'bottom', wrapText: true }
    cell.border = { top: { style: 'medium', color: { argb: INK } }, bottom: { style: 'medium', color: { argb: INK } } }
    sheet.getColumn(at + 1).width = columnWidth(table, at)
  })
  table.rows.forEach((row, at) => {
    writeRow(sheet, head + 1 + at, row, table, marked)
  })
  sheet.views = [{ state: 'frozen', ySplit: head }]
  sheet.pageSetup = {
    orientation: labels.length > 6 ? 'landscape' : 'portrait',
    paperSize: 9,
    fitToPage: true,
    fitToHeight: 0,
  }
  sheet.pageSetup.printTitlesRow = `${head}:${head}`
}

function writeRow(sheet: ExcelJS.Worksheet, at: number, row: Row, table: TableModel, marked: boolean): void {
  const bold = row.kind === 'total' || row.kind === 'group'
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(at, index + 1)
    writeCell(cell, row.cells[index] ?? { text: '' }, column.decimals, bold)
    cell.alignment = {
      horizontal: column.align,
      vertical: 'top',
      wrapText: (row.cells[index]?.text.length ?? 0) > WIDEST && row.kind !== 'group',
    }
    if (row.kind === 'total') cell.border = { top: { style: 'thin', color: { argb: INK } } }
  })
  // Marks stand in a column of their own, where they can be filtered.
  const meanings = [...new Set(row.cells.flatMap((cell) => cell.flagText ?? []))]
  const markCell = sheet.getCell(at, table.columns.length + 1)
  if (marked) put(markCell, meanings.join(', '))
  if (marked) markCell.alignment = { vertical: 'top', indent: 1 }
}

function writeCell(target: ExcelJS.Cell, cell: Cell, decimals: number | undefined, bold: boolean): void {
  const value = cell.number === undefined ? Number.NaN : Number(cell.number)
  if (!Number.isFinite(value)) {
    put(target, cell.text, { bold })
    return
  }
  target.value = value
  target.font = { ...FONT, bold }
  const places = decimals ?? (cell.number ?? '').split('.')[1]?.length ?? 0
  target.numFmt = places > 0 ? `#,##0.${'0'.repeat(places)}` : '#,##0'
}

/** Text is stored as a string in a cell formatted as text, so "=1+1" is shown and never computed, also after editing. */
function put(cell: ExcelJS.Cell, text: string, font: Partial<ExcelJS.Font> = {}): void {
  if (text === '') return
  cell.value = plain(text)
  cell.numFmt = '@'
  cell.font = { ...FONT, ...font }
}

function link(cell: ExcelJS.Cell, sheetName: string): void {
  cell.value = { text: sheetName, hyperlink: `#'${sheetName.replaceAll("'", "''")}'!A1` }
  cell.font = { ...FONT, color: { argb: 'FF0059B3' }, underline: true }
}

function columnWidth(table: TableModel, at: number): number {
  const texts = [
    table.columns[at]?.label ?? '',
    ...table.rows.filter((row) => row.kind !== 'group').map((row) => row.cells[at]?.text ?? ''),
  ]
  return Math.min(WIDEST, Math.max(11, ...texts.map((text) => text.length + 2)))
}

/** Excel holds 32,767 characters in a cell. */
function plain(text: string): string {
  return xmlText(text).slice(0, 32_767).toWellFormed()
}
