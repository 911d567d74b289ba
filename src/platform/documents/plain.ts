import { chartTable, describeChart } from '#platform/charts/table.ts'
import type { Block, DocumentModel, Run, TableModel } from './model.ts'
import { flagMark } from './words.ts'

/** The document as lines of text, to compare two editions or to search in. Cells are separated by tabs. */
export function plainText(model: DocumentModel): string {
  const head = [model.title, ...(model.subtitle ? [model.subtitle] : []), `${model.author}, ${model.date}`]
  return [head, ...model.blocks.map((block) => blockLines(block, model.language))]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function blockLines(block: Block, language: 'da' | 'en'): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.text}`]
    case 'paragraph':
    case 'note':
      return [runText(block.runs)]
    case 'list':
      return block.items.flatMap((item, at) => [
        `${block.ordered ? `${at + 1}.` : '-'} ${runText(item)}`,
        ...(block.below?.[at] ?? []).map((inner) => `  - ${runText(inner)}`),
      ])
    case 'table':
      return tableLines(block.table)
    case 'chart':
      return [describeChart(block.chart), ...tableLines(chartTable(block.chart, language))]
    case 'pageBreak':
      return []
  }
}

function runText(runs: Run[]): string {
  return runs.map((run) => run.text).join('')
}

function tableLines(table: TableModel): string[] {
  return [
    table.caption,
    ...(table.note ? [table.note] : []),
    table.columns.map((column) => column.label).join('\t'),
    ...table.rows.map((row) => row.cells.map((cell) => `${flagMark(cell)} ${cell.text}`.trimStart()).join('\t')),
    ...(table.source ? [table.source] : []),
  ]
}
