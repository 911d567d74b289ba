import type { Cell, TableModel } from '#platform/documents/model.ts'
import type { ChartSpec, Series } from './model.ts'

/**
 * The data table beside a chart: a row per category, a column per series, with the very texts of the chart.
 * Small multiples get a row per panel and category, since each panel has series of its own.
 */
export function chartTable(spec: ChartSpec, language: 'da' | 'en' = 'da'): TableModel {
  const panels = spec.kind === 'small-multiples' ? panelsOf(spec) : []
  const names = [...new Set(spec.series.map((series) => series.name))]
  const table = panels.length > 0 ? panelRows(spec, panels, names) : flatRows(spec)
  const words = { da: { panel: 'Navn', category: 'Periode' }, en: { panel: 'Name', category: 'Period' } }[language]

  return {
    id: `${spec.id}-data`,
    caption: spec.title,
    note: spec.subtitle,
    ...(spec.source === undefined ? {} : { source: spec.source }),
    columns: [
      ...(panels.length > 0 ? [{ key: 'panel', label: words.panel, align: 'left' as const, width: 2 }] : []),
      { key: 'category', label: isTime(spec) ? words.category : words.panel, align: 'left', width: 2 },
      ...table.labels.map((label, index) => ({
        key: `series-${index + 1}`,
        label,
        align: 'right' as const,
        decimals: spec.decimals,
      })),
    ],
    rows: table.rows.map((cells) => ({ cells })),
  }
}

/** The sentence read instead of the picture: its title, what it shows, and breaks in the series. */
export function describeChart(spec: ChartSpec): string {
  const notes = (spec.breaks ?? []).map((mark) => `${mark.category}: ${mark.note}`)
  return [spec.alternative, ...notes].map(asSentence).join(' ')
}

/** Panels of small multiples in order of first appearance. */
export function panelsOf(spec: ChartSpec): string[] {
  return [...new Set(spec.series.map((series) => series.panel ?? series.name))]
}

/** Whether the categories are years or other periods, which are drawn from left to right. */
export function isTime(spec: ChartSpec): boolean {
  return spec.kind !== 'bar' || spec.categories.every((category) => /\b\d{4}\b/.test(category))
}

function flatRows(spec: ChartSpec): { labels: string[]; rows: Cell[][] } {
  return {
    labels: spec.series.map((series) => series.name),
    rows: spec.categories.map((category, at) => [
      { text: category },
      ...spec.series.map((series) => valueCell(series, at)),
    ]),
  }
}

function panelRows(spec: ChartSpec, panels: string[], names: string[]): { labels: string[]; rows: Cell[][] } {
  // Where every panel is one series, its own name heads the row and the unit heads the column.
  const single = spec.series.every((series) => (series.panel ?? series.name) === series.name)
  const labels = single ? [spec.unit] : names
  const rows = panels.flatMap((panel) => {
    const mine = spec.series.filter((series) => (series.panel ?? series.name) === panel)
    return spec.categories.map((category, at) => [
      { text: panel },
      { text: category },
      ...(single ? mine : names.map((name) => mine.find((series) => series.name === name))).map((series) =>
        series ? valueCell(series, at) : { text: '' },
      ),
    ])
  })
  return { labels, rows }
}

function valueCell(series: Series, at: number): Cell {
  const value = series.values[at]
  const figureId = series.figureIds?.[at]
  return {
    text: series.texts[at] ?? '',
    ...(typeof value === 'number' ? { number: decimalText(value) } : {}),
    ...(figureId ? { figureId } : {}),
  }
}

/** Canonical decimal text; numbers of a chart are far from the sizes that JavaScript writes with an exponent. */
function decimalText(value: number): string {
  return Math.abs(value) < 1e-6 && value !== 0 ? value.toFixed(20).replace(/0+$/, '') : String(value)
}

function asSentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
