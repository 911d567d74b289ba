import type { Figure } from '#figures/figure.ts'
import { isKnown, lowOf } from '#figures/quantity.ts'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { Cell, TableModel } from '#platform/documents/model.ts'
import { translate } from '#ui/texts.ts'
import type { TemplateDefinition, TemplateField } from '../../model.ts'
import { type Statistics, type StatisticsYear, shownFields } from '../rules.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Language = 'da' | 'en'
type Shown = Statistics & { definition: TemplateDefinition }

const words = (language: Language) => (key: keyof typeof da, params?: Record<string, string | number>) =>
  translate(language, { da, en }, key, params)

/** A chart of each field that has a figure of the year; a year that is a part of one says so on its axis. */
export function yearCharts({ definition, years, figures }: Shown, language: Language): ChartSpec[] {
  const t = words(language)
  return shownFields(definition).flatMap((field): ChartSpec[] => {
    const points = years.map((year) => figures[year.totals[field.key] ?? ''])
    if (!points.some((figure) => figure && isKnown(figure.quantity))) return []
    const name = field.label[language]
    const categories = years.map(({ year, months }) =>
      months === null ? String(year) : t('statistics.yearPart', { year, months }),
    )
    const texts = points.map((figure) => figure?.text ?? '')
    return [
      {
        id: `statistik-${field.key}`,
        title: t('statistics.chart', { field: name }),
        subtitle: field.unit === null ? '' : t('statistics.chartUnit', { unit: field.unit }),
        kind: 'bar',
        unit: field.unit ?? '',
        decimals: field.decimals ?? 0,
        categories,
        series: [{ name, values: points.map(drawn), texts, figureIds: points.map((figure) => figure?.id ?? null) }],
        alternative: t('statistics.alternative', {
          field: name,
          points: categories.map((category, at) => `${category} ${texts[at]}`).join(', '),
        }),
      },
    ]
  })
}

/** Only for drawing; the text beside it is the exact one. */
function drawn(figure: Figure | undefined): number | null {
  return figure && isKnown(figure.quantity) ? Number(lowOf(figure.quantity)) : null
}

/** Year by year: figures, how much of the year, who gave them, and the reservation. */
export function yearTable(shown: Shown, language: Language): TableModel {
  const t = words(language)
  const fields = shownFields(shown.definition)
  return {
    id: 'aar-for-aar',
    caption: t('statistics.table'),
    note: t('statistics.tableNote'),
    columns: [
      { key: 'year', label: t('statistics.year'), align: 'left' },
      ...figureColumns(fields, language),
      { key: 'covers', label: t('statistics.covers'), align: 'left' },
      { key: 'from', label: t('statistics.from'), align: 'left' },
      { key: 'reservation', label: t('statistics.reservation'), align: 'left' },
    ],
    rows: shown.years.map((year) => {
      const [only] = year.lines
      const alone = year.lines.length === 1
      const hasNotes = year.lines.some(({ reservation }) => reservation !== null)
      return {
        cells: [
          { text: String(year.year) },
          ...fields.map((field) => figureCell(shown.figures[year.totals[field.key] ?? ''])),
          { text: coversText(year.months, language) },
          { text: alone ? (only?.name ?? '') : t('statistics.answers', { n: year.lines.length }) },
          { text: alone ? (only?.reservation ?? '') : hasNotes ? t('statistics.seeNotes') : '' },
        ],
      }
    }),
  }
}

/** Line by line, for a year with several. */
export function lineTable(shown: Shown, year: StatisticsYear, language: Language): TableModel {
  const t = words(language)
  const fields = shownFields(shown.definition)
  return {
    id: `svar-${year.year}`,
    caption: t('statistics.lines', { year: year.year }),
    columns: [
      { key: 'name', label: t('statistics.from'), align: 'left' },
      ...figureColumns(fields, language),
      { key: 'covers', label: t('statistics.covers'), align: 'left' },
      { key: 'reservation', label: t('statistics.reservation'), align: 'left' },
    ],
    rows: year.lines.map((line) => ({
      cells: [
        { text: line.name },
        ...fields.map((field) => figureCell(shown.figures[line.figures[field.key] ?? ''])),
        { text: coversText(line.months, language) },
        { text: line.reservation ?? '' },
      ],
    })),
  }
}

function figureColumns(fields: readonly TemplateField[], language: Language): TableModel['columns'] {
  return fields.map(({ key, label, unit }) => ({
    key,
    label: unit === null ? label[language] : `${label[language]} (${unit})`,
    align: 'right',
  }))
}

function figureCell(figure: Figure | undefined): Cell {
  return figure ? { text: figure.text, figureId: figure.id } : { text: '' }
}

function coversText(months: string | null, language: Language): string {
  const t = words(language)
  return months === null ? t('statistics.whole') : t('statistics.part', { months })
}
