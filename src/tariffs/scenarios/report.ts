import { canonicalDecimal } from '#figures/decimal.ts'
import { danishDate, formatDecimal, type Language } from '#figures/format.ts'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { Block, Cell, DocumentModel, TableModel } from '#platform/documents/model.ts'
import { type TextParams, translate } from '#ui/texts.ts'
import { costCategories } from '../model/costs.ts'
import { scenarioChart } from './scenario-chart.ts'
import type { Comparison } from './service.ts'
import { type ShownScenario, shownScenario } from './shown.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type Words = (key: keyof typeof da, params?: TextParams) => string

/** The bars of a comparison, the tariff they are held against first; null with nothing to compare. */
export function comparisonChart({ scenarios, currentTariff, year }: Comparison, language: Language): ChartSpec | null {
  const t: Words = (key, params) => translate(language, { da, en }, key, params)
  const money = (amount: string) => formatDecimal(amount, { decimals: 2, language })
  const bars = scenarios.flatMap(({ name, result }) =>
    result.ok ? [{ name, perDay: result.value.tariff.perDayText }] : [],
  )
  const alternative = (low: (typeof bars)[number], high: (typeof bars)[number]) =>
    t('scenario.chart.alt', {
      low: low.name,
      lowAmount: money(low.perDay),
      high: high.name,
      highAmount: money(high.perDay),
    })
  const words = {
    title: t('scenario.chart'),
    subtitle: t('scenario.chart.sub', { year }),
    unit: t('scenario.chart.unit'),
    current: t('scenario.chart.current'),
    alternative,
  }
  return scenarioChart(bars, currentTariff, words, language)
}

/** A comparison (scenarier side om side) as a document for PDF and Excel: the same figures as the page. */
export function comparisonDocument(comparison: Comparison, today: string, language: Language): DocumentModel {
  const t: Words = (key, params) => translate(language, { da, en }, key, params)
  const { title, organisationName, year } = comparison
  const scenarios = comparison.scenarios.map(shownScenario)
  const recommended = scenarios.find((one) => one.recommended)
  const chart = comparisonChart(comparison, language)
  const table = (model: TableModel): Block => ({ kind: 'table', table: model })
  return {
    title,
    subtitle: t('scenario.doc.subtitle', { year }),
    language,
    date: danishDate(today),
    author: organisationName,
    blocks: [
      {
        kind: 'paragraph',
        runs: [
          { text: recommended ? t('scenario.doc.recommended', { name: recommended.name }) : t('scenario.doc.none') },
        ],
      },
      ...(chart ? [{ kind: 'chart', chart } as const] : []),
      table(amountsTable(comparison, scenarios, t)),
      table(groundTable(comparison, scenarios, t)),
      table(costsTable(comparison, scenarios, { t, language })),
      table(wordsTable(scenarios, t)),
    ],
  }
}

type Measure = [label: string, value: (one: ShownScenario) => string | null | undefined]

/** Measures down, scenarios across, all with the same decimals: what stands beside each other is read as a column. */
function sideBySide(
  head: Pick<TableModel, 'id' | 'caption' | 'note'>,
  scenarios: ShownScenario[],
  { measures, decimals, t }: { measures: Measure[]; decimals: number; t: Words },
): TableModel {
  const cell = (value: string | null | undefined): Cell =>
    value == null ? { text: t('scenario.notKnown') } : { text: formatDecimal(value, { decimals }), number: value }
  return {
    ...head,
    columns: [
      { key: 'measure', label: t('scenario.measure'), align: 'left', width: 1.6 },
      ...scenarios.map(({ id, name, recommended }) => ({
        key: id,
        label: recommended ? t('scenario.doc.head', { name }) : name,
        align: 'right' as const,
        decimals,
      })),
    ],
    rows: measures.map(([label, value]) => ({ cells: [{ text: label }, ...scenarios.map((one) => cell(value(one)))] })),
  }
}

function amountsTable({ year, currentTariff }: Comparison, scenarios: ShownScenario[], t: Words): TableModel {
  const measures: Measure[] = [
    [t('scenario.costs'), ({ computed }) => computed?.costs],
    [t('scenario.carried'), ({ input }) => input.carried],
    [t('scenario.startUp'), ({ computed }) => computed?.startUpPart],
    [t('scenario.basis'), ({ computed }) => computed?.basis],
    [t('scenario.tariff'), ({ computed }) => computed?.perDay],
  ]
  if (currentTariff !== null) {
    measures.push(
      [t('scenario.doc.current'), () => currentTariff],
      [t('scenario.difference'), ({ computed }) => computed?.difference],
    )
  }
  return sideBySide({ id: 'beloeb', caption: t('scenario.table', { year }) }, scenarios, { measures, decimals: 2, t })
}

function groundTable({ currentTariff }: Comparison, scenarios: ShownScenario[], t: Words): TableModel {
  const measures: Measure[] = [
    [t('scenario.places'), ({ input }) => input.places],
    [t('scenario.occupancy'), ({ input }) => input.occupancyPercent],
    [t('scenario.used'), ({ computed }) => computed?.usedPlaces],
    [t('scenario.hours'), ({ input }) => input.directHours],
  ]
  const decimals = Math.max(1, ...scenarios.flatMap((one) => measures.map(([, value]) => decimalsOf(value(one)))))
  const table = sideBySide({ id: 'forudsaetninger', caption: t('scenario.doc.ground') }, scenarios, {
    measures,
    decimals,
    t,
  })
  if (currentTariff === null) return table
  // A scenario without a break-even says so; that is another thing than not being known.
  const cells = scenarios.map(({ computed }): Cell => {
    const found = computed?.breakEven
    if (found == null) return { text: t(computed === null ? 'scenario.notKnown' : 'scenario.breakEven.never') }
    return { text: formatDecimal(found, { decimals }), number: canonicalDecimal(found) ?? found }
  })
  return { ...table, rows: [...table.rows, { cells: [{ text: t('scenario.breakEven') }, ...cells] }] }
}

function costsTable(
  { year }: Comparison,
  scenarios: ShownScenario[],
  { t, language }: { t: Words; language: Language },
): TableModel {
  const measures: Measure[] = [
    ...costCategories.map(({ key, label }): Measure => [label[language], ({ input }) => input.costs[key]]),
    [t('scenario.form.variable'), ({ input }) => input.variable],
  ]
  const caption = t('scenario.doc.costs', { year })
  return sideBySide({ id: 'omkostninger', caption }, scenarios, { measures, decimals: 2, t })
}

function wordsTable(scenarios: ShownScenario[], t: Words): TableModel {
  const text = (value: string): Cell => ({ text: value || t('scenario.nothing') })
  return {
    id: 'for-og-imod',
    caption: t('scenario.words'),
    columns: (['scenario.one', 'scenario.advantages', 'scenario.drawbacks', 'scenario.remarks'] as const).map(
      (key) => ({
        key,
        label: t(key),
        align: 'left',
      }),
    ),
    rows: scenarios.map(({ name, advantages, drawbacks, remarks }) => ({
      cells: [{ text: name }, text(advantages), text(drawbacks), text(remarks.join(' '))],
    })),
  }
}

function decimalsOf(value: string | null | undefined): number {
  return value?.split('.')[1]?.length ?? 0
}
