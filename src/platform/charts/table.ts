import type { Cell, Column, TableModel } from '#platform/documents/model.ts'
import type { ChartSpec, Series } from './model.ts'

const WORDS = {
  da: { name: 'Navn', series: 'Serie', period: 'Periode' },
  en: { name: 'Name', series: 'Series', period: 'Period' },
} as const

/** More periods than this do not fit side by side on a page; they then run downwards. */
const PERIODS_ACROSS = 10

/**
 * The data table beside a chart, with the very texts of the chart. Periods run across and series down, as long as they
 * fit; names run down. Small multiples name the panel first.
 */
export function chartTable(spec: ChartSpec, language: 'da' | 'en' = 'da'): TableModel {
  const words = WORDS[language]
  const across = isTime(spec) && spec.categories.length <= PERIODS_ACROSS
  const { columns, rows } = across ? seriesDown(spec, words) : categoriesDown(spec, words)

  return {
    id: `${spec.id}-data`,
    caption: spec.title,
    note: spec.subtitle,
    ...(spec.source === undefined ? {} : { source: spec.source }),
    columns,
    rows: rows.map((cells) => ({ cells })),
  }
}

/** The sentence read instead of the picture: its title, what it shows, and breaks in the series. */
export function describeChart(spec: ChartSpec): string {
  const notes = (spec.breaks ?? []).map((mark) => `${mark.category}: ${mark.note}`)
  return [spec.alternative, ...notes].map(asSentence).join(' ')
}

/** Panels of small multiples in order of first appearance. */
export function panelsOf(spec: ChartSpec): string[] {
  return [...new Set(spec.series.map(panelOf))]
}

/** Whether the categories are years or other periods, which are drawn from left to right. */
export function isTime(spec: ChartSpec): boolean {
  return spec.kind !== 'bar' || spec.categories.every((category) => /\b\d{4}\b/.test(category))
}

type Words = (typeof WORDS)['da' | 'en']

/** A row per series; in small multiples headed by its panel, and by its own name where the two differ. */
function seriesDown(spec: ChartSpec, words: Words): { columns: Column[]; rows: Cell[][] } {
  const named = spec.kind === 'small-multiples' && spec.series.some((series) => panelOf(series) !== series.name)
  return {
    columns: [
      ...(named ? [nameColumn('panel', words.name)] : []),
      nameColumn('series', named ? words.series : words.name),
      ...spec.categories.map((category, at) => valueColumn(`category-${at + 1}`, category, spec)),
    ],
    rows: spec.series.map((series) => [
      ...(named ? [{ text: panelOf(series) }] : []),
      { text: series.name },
      ...spec.categories.map((_, at) => valueCell(series, at)),
    ]),
  }
}

/** A row per category and a column per series; a series of a panel says which. */
function categoriesDown(spec: ChartSpec, words: Words): { columns: Column[]; rows: Cell[][] } {
  return {
    columns: [
      nameColumn('category', isTime(spec) ? words.period : words.name),
      ...spec.series.map((series, at) => valueColumn(`series-${at + 1}`, fullName(spec, series), spec)),
    ],
    rows: spec.categories.map((category, at) => [
      { text: category },
      ...spec.series.map((series) => valueCell(series, at)),
    ]),
  }
}

function panelOf(series: Series): string {
  return series.panel ?? series.name
}

function fullName(spec: ChartSpec, series: Series): string {
  return spec.kind !== 'small-multiples' || panelOf(series) === series.name
    ? series.name
    : `${panelOf(series)}, ${series.name}`
}

function nameColumn(key: string, label: string): Column {
  return { key, label, align: 'left', width: 2.5 }
}

function valueColumn(key: string, label: string, spec: ChartSpec): Column {
  return { key, label, align: 'right', decimals: spec.decimals }
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
