import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { xmlText } from '#platform/charts/xml-text.ts'
import { INK, RULE, TEXT_WIDTH } from './docx-style.ts'
import type { Column, Row, TableModel } from './model.ts'
import { flagLegend, flagMark, WORDS } from './words.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const THIN = { style: BorderStyle.SINGLE, size: 4, color: RULE }
const THICK = { style: BorderStyle.SINGLE, size: 8, color: INK }

/** Rows that stay with the head row, so that no table begins at the foot of a page. */
const KEPT_ROWS = 3

/** A table with a head row that repeats on each page; rows are not cut by a page break. */
export function wordTable(table: TableModel): Table {
  const total = table.columns.reduce((sum, column) => sum + (column.width ?? 1), 0)
  const widths = table.columns.map((column) => Math.round((TEXT_WIDTH * (column.width ?? 1)) / total))
  const labels = table.columns.map((column) => column.label)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: THICK, bottom: THIN, left: NONE, right: NONE, insideHorizontal: THIN, insideVertical: NONE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: labels.map((text, at) =>
          wordCell(text, table.columns[at], widths[at], { bold: true, keep: true, borders: { bottom: THICK } }),
        ),
      }),
      ...table.rows.map((row, at) => wordRow(row, table.columns, widths, at < KEPT_ROWS)),
    ],
  })
}

/** Caption and note above a table or chart, kept together with it. */
export function captionOf(caption: string, note: string | undefined): Paragraph[] {
  return [
    new Paragraph({ style: 'TableCaption', text: xmlText(caption) }),
    ...(note ? [new Paragraph({ style: 'TableNote', text: xmlText(note) })] : []),
  ]
}

/** Meaning of the signs and the source, below a table. */
export function linesBelow(table: TableModel, source: string | undefined, language: 'da' | 'en'): Paragraph[] {
  const lines = [...flagLegend(table), ...(source ? [`${WORDS[language].source}: ${source}`] : [])]
  // Word needs a paragraph after a table, or the next table grows together with it.
  return (lines.length > 0 ? lines : ['']).map((text) => new Paragraph({ style: 'Quiet', text: xmlText(text) }))
}

type Look = { bold?: boolean; keep?: boolean; fill?: string; span?: number; borders?: Record<string, typeof THICK> }

function wordRow(row: Row, columns: Column[], widths: number[], keep: boolean): TableRow {
  const texts = columns.map((_, at) => {
    const cell = row.cells[at]
    return cell ? `${flagMark(cell)} ${cell.text}`.trimStart() : ''
  })
  if (row.kind === 'group' && texts.slice(1).every((text) => text === '')) {
    const look = { bold: true, keep, fill: 'eef3f9', span: columns.length }
    return new TableRow({ cantSplit: true, children: [wordCell(texts[0] ?? '', columns[0], TEXT_WIDTH, look)] })
  }
  const look: Look = {
    keep,
    bold: row.kind === 'total' || row.kind === 'group',
    ...(row.kind === 'total' ? { borders: { top: THICK, bottom: THICK } } : {}),
  }
  return new TableRow({
    cantSplit: true,
    children: texts.map((text, at) => wordCell(text, columns[at], widths[at], look)),
  })
}

function wordCell(text: string, column: Column | undefined, width: number | undefined, look: Look): TableCell {
  return new TableCell({
    width: { size: width ?? 0, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    ...(look.span ? { columnSpan: look.span } : {}),
    ...(look.fill ? { shading: { fill: look.fill } } : {}),
    ...(look.borders ? { borders: look.borders } : {}),
    children: [
      new Paragraph({
        style: 'TableCell',
        keepNext: look.keep,
        alignment: column?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text: xmlText(text), bold: look.bold })],
      }),
    ],
  })
}
