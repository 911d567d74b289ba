import { renderChart } from '#platform/charts/render.ts'
import { chartTable, describeChart } from '#platform/charts/table.ts'
import type { Block, DocumentModel, Run, TableModel } from './model.ts'
import { flagLegend, flagMark, longDate, WORDS } from './words.ts'

/** Everything that Typst reads beside the template: name of the file and its content. */
export type TypstFiles = Map<string, string>

/** Pixels that fill the width of the text; 13 px then print as about 9 points. */
const CHART_WIDTH = 640

/**
 * Lays a document out as files for the template: `model.json` and one SVG per chart. All texts stay JSON strings.
 */
export function typstFiles(model: DocumentModel): TypstFiles {
  const files: TypstFiles = new Map()
  const context: Context = { model, files, labels: headingIds(model), traces: new Map(), labelled: new Set() }
  for (const trace of model.traces ?? []) context.traces.set(trace.figureId, trace.text)
  const [year, month, day] = model.date.slice(0, 10).split('-').map(Number)

  files.set(
    'model.json',
    JSON.stringify({
      title: model.title,
      subtitle: model.subtitle ?? null,
      author: model.author,
      front: model.front ?? [`${model.author} · ${longDate(model.date, model.language)}`],
      language: model.language,
      region: model.language === 'da' ? 'dk' : 'gb',
      day: [year, month, day],
      printedDate: longDate(model.date, model.language),
      watermark: model.watermark ?? null,
      words: WORDS[model.language],
      contents: context.labels.size > 0,
      contentsDepth: model.contentsDepth ?? 2,
      apart: model.apart ?? false,
      blocks: model.blocks.map((block) => typstBlock(context, block)),
    }),
  )
  return files
}

type Context = {
  model: DocumentModel
  files: TypstFiles
  /** Headings that a link inside the document may lead to. */
  labels: Set<string>
  labelled: Set<string>
  /** Traces not yet printed. */
  traces: Map<string, string>
}

function typstBlock(context: Context, block: Block): object {
  switch (block.kind) {
    case 'heading': {
      const first = !context.labelled.has(block.id)
      context.labelled.add(block.id)
      return { ...block, label: first && block.id ? block.id : null }
    }
    case 'paragraph':
      return { kind: 'paragraph', runs: typstRuns(context, block.runs), sticky: block.sticky ?? false }
    case 'note':
      return { kind: 'note', runs: typstRuns(context, block.runs) }
    case 'list':
      return {
        kind: 'list',
        ordered: block.ordered,
        items: block.items.map((item, at) => ({
          runs: typstRuns(context, item),
          below: (block.below?.[at] ?? []).map((inner) => typstRuns(context, inner)),
        })),
      }
    case 'table':
      return { kind: 'table', ...typstTable(context.model, block.table) }
    case 'chart': {
      const path = `chart-${context.files.size}.svg`
      context.files.set(path, renderChart(block.chart, { width: CHART_WIDTH, language: context.model.language }))
      return {
        kind: 'chart',
        path,
        title: block.chart.title,
        note: block.chart.subtitle,
        alternative: describeChart(block.chart),
        below: sourceLine(context.model, block.source ?? block.chart.source),
        table: typstTable(context.model, chartTable(block.chart, context.model.language)),
      }
    }
    case 'pageBreak':
      return block
  }
}

function typstRuns(context: Context, runs: Run[]): object[] {
  return runs.map((run) => {
    const trace = run.figureId === undefined ? undefined : context.traces.get(run.figureId)
    if (run.figureId !== undefined) context.traces.delete(run.figureId)
    return {
      text: run.text,
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italic: true } : {}),
      ...linkOf(context, run.href),
      ...(trace === undefined ? {} : { trace }),
    }
  })
}

/** On paper only a full address leads anywhere; a path inside the program is left out. */
function linkOf(context: Context, href: string | undefined): object {
  if (href === undefined) return {}
  if (/^(https?:\/\/|mailto:)/.test(href)) return { url: href }
  return href.startsWith('#') && context.labels.has(href.slice(1)) ? { target: href.slice(1) } : {}
}

function typstTable(model: DocumentModel, table: TableModel): object {
  return {
    caption: table.caption,
    note: table.note ?? null,
    columns: table.columns.map((column) => ({ label: column.label, align: column.align, width: column.width ?? 1 })),
    rows: table.rows.map((row) => ({
      kind: row.kind ?? 'body',
      cells: table.columns.map((_, at) => {
        const cell = row.cells[at] ?? { text: '' }
        return cell.flag ? `${flagMark(cell)} ${cell.text}` : cell.text
      }),
    })),
    below: [...flagLegend(table), ...sourceLine(model, table.source)],
  }
}

function sourceLine(model: DocumentModel, source: string | undefined): string[] {
  return source === undefined ? [] : [`${WORDS[model.language].source}: ${source}`]
}

function headingIds(model: DocumentModel): Set<string> {
  return new Set(model.blocks.flatMap((block) => (block.kind === 'heading' && block.id ? [block.id] : [])))
}
