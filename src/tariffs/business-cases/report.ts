import { allocationParts } from '#allocation/index.ts'
import { canonicalDecimal } from '#figures/decimal.ts'
import type { Figure } from '#figures/figure.ts'
import { danishDate, formatDecimal, type Language } from '#figures/format.ts'
import { productOfRatios, type Ratio, ratio, ratioText } from '#figures/ratio.ts'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { Block, Cell, DocumentModel, Row, TableModel } from '#platform/documents/model.ts'
import { type TextParams, translate } from '#ui/texts.ts'
import { type CaseResult, caseFigureId, mostDecimals, pricesOf } from './figures.ts'
import type { BusinessCaseVersion } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type Words = (key: keyof typeof da, params?: TextParams) => string

/** What tables are made from: the result, and the figures whose texts they print. */
export type Shown = CaseResult & { figures: Record<string, Figure> }

/** The tables and charts of a business case (forretningsplan), the same for page, PDF and Excel. */
export function businessCaseParts(shown: Shown, language: Language) {
  const t: Words = (key, params) => translate(language, { da, en }, key, params)
  const of = { ...shown, t, language }
  return {
    overview: overviewTable(of),
    years: yearsTable(of),
    chart: chartOf(of),
    loss: lossTable(of),
    levels: levelsTable(of),
    staff: staffTable(of),
    steps: stepsTable(of),
    payers: allocationParts(shown.payers, language),
  }
}

/** The business case as a document (dokument) for PDF and Excel. */
export function businessCaseDocument(
  businessCase: Omit<BusinessCaseVersion, 'plan'>,
  shown: Shown,
  language: Language,
): DocumentModel {
  const t: Words = (key, params) => translate(language, { da, en }, key, params)
  const parts = businessCaseParts(shown, language)
  const table = (model: TableModel | null): Block[] => (model ? [{ kind: 'table', table: model }] : [])
  const heading = (id: string, text: string): Block => ({ kind: 'heading', id, level: 1, text })
  const chart = (spec: ChartSpec | null): Block[] => (spec ? [{ kind: 'chart', chart: spec }] : [])
  return {
    title: businessCase.title,
    subtitle: t('plan.doc.subtitle', { number: businessCase.number, prices: pricesOf(shown.plan) }),
    language,
    date: danishDate(businessCase.publishedAt ?? businessCase.madeAt),
    author: businessCase.ownerName,
    ...(businessCase.publishedAt ? {} : { watermark: t('plan.state.draft') }),
    blocks: [
      heading('resultat', t('plan.result')),
      ...table(parts.overview),
      ...table(parts.years),
      ...chart(parts.chart),
      ...table(parts.loss),
      heading('betaling', t('plan.payers')),
      ...table(parts.payers.result),
      ...chart(parts.payers.chart),
      ...table(parts.payers.steps),
      ...table(parts.payers.facts),
      heading('grundlag', t('plan.ground')),
      ...table(parts.levels),
      ...table(parts.staff),
      ...table(parts.steps),
    ],
  }
}

type Of = Shown & { t: Words; language: Language }

/** A cell of a figure: its text, its number for Excel, and its id to open it by. */
function cellOf({ figures, hash }: Of, key: string): Cell {
  const figure = figures[caseFigureId(hash, key)]
  if (figure === undefined) return { text: '–' }
  return { text: figure.text, number: machine(figure.text), figureId: figure.id }
}

/** Danish notation as Excel takes it: the cell holds what is printed, not more. */
function machine(text: string): string {
  return canonicalDecimal(text.replaceAll('.', '').replace(',', '.').replace('−', '-')) ?? '0'
}

function overviewTable(of: Of): TableModel {
  const { t, plan, result } = of
  const { number: _percent, ...breakEven } = cellOf(of, 'nulpunkt')
  const rows: [string, Cell][] = [
    [t('plan.places'), { text: formatDecimal(result.places) }],
    [t('plan.fullRevenue'), cellOf(of, 'fuld-drift')],
    [t('plan.fullCosts'), cellOf(of, 'udgifter-fuld-drift')],
    [t('plan.beforeOpening'), cellOf(of, 'foer-aabning')],
    [t('plan.deficit'), cellOf(of, 'underskud')],
    ...(plan.firstYearLoss === 'tariff' ? [[t('plan.borne'), money(result.borneByTariff)] as [string, Cell]] : []),
    [t('plan.toFinance'), cellOf(of, 'skal-finansieres')],
    [
      t('plan.breakEven'),
      result.breakEven === null ? { text: t('plan.breakEven.none') } : { ...breakEven, text: `${breakEven.text} %` },
    ],
    [t('plan.balanced'), { text: result.balancedIn === null ? t('plan.balanced.never') : String(result.balancedIn) }],
  ]
  return {
    id: 'overblik',
    caption: t('plan.overview'),
    note: t('plan.overview.note', { prices: pricesOf(plan), rules: plan.ruleSet }),
    columns: [
      { key: 'measure', label: t('plan.measure'), align: 'left', width: 2 },
      { key: 'value', label: t('plan.value'), align: 'right', decimals: 0 },
    ],
    rows: rows.map(([label, cell]) => ({ cells: [{ text: label }, cell] })),
  }
}

function yearsTable(of: Of): TableModel {
  const { t, plan, result } = of
  const none: Cell = { text: '–' }
  const opening: Row = {
    cells: [
      { text: t('plan.opening') },
      none,
      none,
      cellOf(of, 'foer-aabning'),
      none,
      money(negative(result.beforeOpening)),
    ],
  }
  return {
    id: 'aar',
    caption: t('plan.years'),
    note: t('plan.kr', { prices: pricesOf(plan) }),
    columns: [
      { key: 'year', label: t('plan.year'), align: 'left' },
      { key: 'use', label: t('plan.use'), align: 'right', decimals: 1 },
      { key: 'revenue', label: t('plan.revenue'), align: 'right', decimals: 0 },
      { key: 'costs', label: t('plan.costs'), align: 'right', decimals: 0 },
      { key: 'result', label: t('plan.yearResult'), align: 'right', decimals: 0 },
      { key: 'accumulated', label: t('plan.accumulated'), align: 'right', decimals: 0 },
    ],
    rows: [
      opening,
      ...result.years.map(({ year }) => ({
        cells: [
          { text: String(year) },
          cellOf(of, `brug.${year}`),
          cellOf(of, `indtaegt.${year}`),
          cellOf(of, `udgift.${year}`),
          cellOf(of, `resultat.${year}`),
          cellOf(of, `akkumuleret.${year}`),
        ],
      })),
    ],
  }
}

function chartOf(of: Of): ChartSpec | null {
  const { t, plan, result, figures, hash } = of
  if (result.years.length < 2) return null
  const series = (['indtaegt', 'udgift'] as const).map((key) => ({
    name: t(`plan.chart.${key}`),
    values: result.years.map(({ revenue, costs }) => Number(ratioText(key === 'indtaegt' ? revenue : costs, whole))),
    texts: result.years.map(({ year }) => figures[caseFigureId(hash, `${key}.${year}`)]?.text ?? ''),
    figureIds: result.years.map(({ year }) => caseFigureId(hash, `${key}.${year}`)),
  }))
  const at = (year: number | undefined, key: string) => figures[caseFigureId(hash, `${key}.${year}`)]?.text ?? ''
  const [first, last] = [result.years[0]?.year, result.years.at(-1)?.year]
  return {
    id: 'forretningsplan-figur',
    title: t('plan.chart'),
    subtitle: t('plan.chart.sub', { prices: pricesOf(plan) }),
    kind: 'line',
    unit: 'kr.',
    decimals: 0,
    categories: result.years.map(({ year }) => String(year)),
    series,
    alternative: t('plan.chart.alt', {
      first: first ?? '',
      firstResult: at(first, 'resultat'),
      last: last ?? '',
      lastResult: at(last, 'resultat'),
    }),
  }
}

function lossTable(of: Of): TableModel | null {
  const { t, plan, result } = of
  if (result.lossParts.length === 0) return null
  return {
    id: 'tab',
    caption: t('plan.loss', { years: plan.lossYears }),
    note: t(plan.firstYearLoss === 'tariff' ? 'plan.loss.tariff' : 'plan.loss.shared'),
    columns: [
      { key: 'year', label: t('plan.year'), align: 'left' },
      { key: 'kr', label: t('plan.loss.kr'), align: 'right', decimals: 2 },
      { key: 'left', label: t('plan.loss.left'), align: 'right', decimals: 2 },
      { key: 'perDay', label: t('plan.loss.perDay'), align: 'right', decimals: 2 },
    ],
    rows: result.lossParts.map(({ year, left, perDay }) => ({
      cells: [
        { text: String(year) },
        cellOf(of, `tab.${year}`),
        { text: formatDecimal(left, { decimals: 2 }), number: left },
        perDay === null ? { text: t('plan.loss.noDay') } : money(perDay, 2),
      ],
    })),
  }
}

function levelsTable(of: Of): TableModel {
  const { t, plan, result } = of
  const total: Row = {
    kind: 'total',
    cells: [
      { text: t('plan.sum') },
      { text: '' },
      {
        text: formatDecimal(result.places, { decimals: mostDecimals(plan.levels, 'places') }),
        number: result.places,
      },
      cellOf(of, 'pr-doegn'),
    ],
  }
  const rows = plan.levels.map(({ name, perDay, places }, at): Row => {
    const day = productOfRatios(ratio(perDay, '1'), ratio(places, '1'))
    return {
      cells: [{ text: name }, cellOf(of, `takst.${at + 1}`), cellOf(of, `pladser.${at + 1}`), money(day)],
    }
  })
  return {
    id: 'niveauer',
    caption: t('plan.levels'),
    note: t('plan.levels.note', { percent: formatDecimal(plan.occupancyPercent) }),
    columns: [
      { key: 'name', label: t('plan.level'), align: 'left', width: 1.6 },
      { key: 'perDay', label: t('plan.perDay'), align: 'right', decimals: mostDecimals(plan.levels, 'perDay') },
      { key: 'places', label: t('plan.places'), align: 'right', decimals: mostDecimals(plan.levels, 'places') },
      { key: 'day', label: t('plan.levelDay'), align: 'right', decimals: 0 },
    ],
    rows: [...rows, total],
  }
}

function staffTable(of: Of): TableModel | null {
  const { t, plan, result } = of
  if (plan.earlyStaff.length === 0) return null
  const plain = (key: 'people' | 'months' | 'monthlyCost', value: string): Cell => ({
    text: formatDecimal(value, { decimals: mostDecimals(plan.earlyStaff, key) }),
    number: value,
  })
  const establishment: Row = {
    cells: [{ text: t('plan.establishment') }, { text: '–' }, { text: '–' }, { text: '–' }, cellOf(of, 'etablering')],
  }
  const rows = plan.earlyStaff.map(({ role, people, months, monthlyCost }, at): Row => {
    const cost = result.earlyStaff[at]
    return {
      cells: [
        { text: role },
        plain('people', people),
        plain('months', months),
        plain('monthlyCost', monthlyCost),
        cost === undefined ? { text: '–' } : money(cost),
      ],
    }
  })
  return {
    id: 'foer-aabning',
    caption: t('plan.staff'),
    note: t('plan.kr', { prices: pricesOf(plan) }),
    columns: [
      { key: 'role', label: t('plan.role'), align: 'left', width: 1.6 },
      { key: 'people', label: t('plan.people'), align: 'right', decimals: mostDecimals(plan.earlyStaff, 'people') },
      { key: 'months', label: t('plan.months'), align: 'right', decimals: mostDecimals(plan.earlyStaff, 'months') },
      {
        key: 'monthlyCost',
        label: t('plan.monthlyCost'),
        align: 'right',
        decimals: mostDecimals(plan.earlyStaff, 'monthlyCost'),
      },
      { key: 'cost', label: t('plan.cost'), align: 'right', decimals: 0 },
    ],
    rows: [
      establishment,
      ...rows,
      { kind: 'total', cells: [{ text: t('plan.sum') }, ...blank(3), cellOf(of, 'foer-aabning')] },
    ],
  }
}

const blank = (n: number): Cell[] => Array.from({ length: n }, () => ({ text: '' }))

/** Every step with its numbers put in, in the order it is computed. */
function stepsTable(of: Of): TableModel {
  const { t, figures, hash, result } = of
  const perYear = result.years.flatMap(({ year }) => [`indtaegt.${year}`, `udgift.${year}`, `resultat.${year}`])
  const keys = ['pr-doegn', 'fuld-drift', 'foer-aabning', ...perYear, 'underskud', 'skal-finansieres']
  const rows = keys.flatMap((key): Row[] => {
    const figure = figures[caseFigureId(hash, key)]
    if (figure?.formula === undefined) return []
    return [{ cells: [{ text: figure.label }, { text: figure.formula.filled }, cellOf(of, key)] }]
  })
  return {
    id: 'trin',
    caption: t('plan.steps'),
    columns: [
      { key: 'step', label: t('plan.step'), align: 'left', width: 1.4 },
      { key: 'formula', label: t('plan.formula'), align: 'left', width: 2.4 },
      { key: 'value', label: t('plan.value'), align: 'right', decimals: 0 },
    ],
    rows,
  }
}

const whole = { rule: 'half-away-from-zero', decimals: 0 } as const

function money(value: Ratio, decimals = 0): Cell {
  const number = ratioText(value, { ...whole, decimals })
  return { text: formatDecimal(number, { decimals }), number }
}

function negative({ numerator, denominator }: Ratio): Ratio {
  return { numerator: -numerator, denominator }
}
