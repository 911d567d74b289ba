import type { ChartSpec } from '#platform/charts/model.ts'

/**
 * A document as data: the one source that page, PDF, Word and Excel are drawn from.
 * It is plain JSON, so that a frozen edition can keep it and draw it again unchanged.
 */
export type DocumentModel = {
  title: string
  subtitle?: string
  language: 'da' | 'en'
  /** ISO date printed on the front. */
  date: string
  /** Printed under the title and in the PDF metadata. */
  author: string
  /** What stands on the front instead of author and date, one line each. */
  front?: string[]
  /** Shown on every page when set: "Udkast". */
  watermark?: string
  /** How many levels of headings stand in the contents, 2 by default. */
  contentsDepth?: 1 | 2
  /** Paragraphs and lists stand a line apart on paper, so that a program that reads the file tells them apart too. */
  apart?: true
  blocks: Block[]
  /** How figures in running text came about; printed as a footnote where the figure is first mentioned. */
  traces?: Trace[]
}

export type Trace = { figureId: string; text: string }

/** A piece of running text. `figureId` marks a figure that the reader can trace. */
export type Run = { text: string; bold?: true; italic?: true; href?: string; figureId?: string }

export type Block =
  | { kind: 'heading'; id: string; level: 1 | 2 | 3; text: string }
  /** `sticky`: what follows is about the same, and stands on the same page as it. */
  | { kind: 'paragraph'; id?: string; runs: Run[]; sticky?: true }
  /** `below`: the list under each item, by the item's place. */
  | { kind: 'list'; ordered: boolean; items: Run[][]; below?: Run[][][] }
  | { kind: 'note'; runs: Run[] }
  | { kind: 'table'; table: TableModel }
  | { kind: 'chart'; chart: ChartSpec; source?: string }
  | { kind: 'pageBreak' }

export type TableModel = {
  id: string
  caption: string
  /** Unit, period and N, below the caption. */
  note?: string
  source?: string
  columns: Column[]
  rows: Row[]
}

export type Column = {
  key: string
  label: string
  align: 'left' | 'right' /** Excel number format decides decimals. */
  decimals?: number /** Relative width, 1 by default. */
  width?: number
}

export type Row = { kind?: 'body' | 'group' | 'total'; cells: Cell[] }

/** `number` is canonical decimal text and goes to Excel as a number; `text` is what is printed. */
export type Cell = {
  text: string
  number?: string
  figureId?: string
  flag?: 'low' | 'high' | 'below-target'
  flagText?: string
}
