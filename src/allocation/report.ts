import { danishDate, formatDecimal, type Language } from '#figures/format.ts'
import { sumDecimals } from '#figures/quantity.ts'
import type { ChartSpec } from '#platform/charts/model.ts'
import type { Block, Cell, Column, DocumentModel, Row, TableModel } from '#platform/documents/model.ts'
import { type TextParams, translate } from '#ui/texts.ts'
import { figureIds, roundingOf } from './figures.ts'
import type { Allocation, AllocationInput, AllocationResult, PartyResult } from './model.ts'
import { formulaOf, formulas } from './rules/formulas.ts'
import { decimalsOf } from './rules/split.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** What the tables of an allocation are made from; a preview has no id, title or version yet. */
export type Shown = { input: AllocationInput; result: AllocationResult; hash: string }

type Words = (key: keyof typeof da, params?: TextParams) => string
const words =
  (language: Language): Words =>
  (key, params) =>
    translate(language, { da, en }, key, params)

/** The tables and the chart of an allocation (fordeling), the same for page, PDF and Excel. */
export function allocationParts(shown: Shown, language: Language) {
  const t = words(language)
  return {
    facts: factsTable(shown, t),
    steps: stepsTable(shown, t),
    result: resultTable(shown, t),
    chart: chartOf(shown, t),
    notes: notesOf(shown, t),
  }
}

/** The allocation as a document (dokument) for PDF and Excel. */
export function allocationDocument(allocation: Allocation, language: Language): DocumentModel {
  const t = words(language)
  const { facts, steps, result, chart, notes } = allocationParts(allocation, language)
  const table = (model: TableModel): Block => ({ kind: 'table', table: model })
  const published = allocation.publishedAt !== null
  return {
    title: allocation.title,
    subtitle: t('doc.subtitle', { number: allocation.number }),
    language,
    date: danishDate(allocation.publishedAt ?? allocation.madeAt),
    author: allocation.ownerName,
    ...(published ? {} : { watermark: t('doc.draft') }),
    blocks: [
      table(result),
      ...notes.map((text): Block => ({ kind: 'note', runs: [{ text }] })),
      ...(chart ? [{ kind: 'chart', chart } as const] : []),
      ...(steps ? [table(steps)] : []),
      table(facts),
    ],
  }
}

function factsTable({ input, result, hash }: Shown, t: Words): TableModel {
  const { key, useKey, unit, combination } = input
  const rule = formulaOf[combination.kind]
  const ids = figureIds(hash)
  const facts: [string, string, string?][] = [
    [t('doc.total'), `${amount(result.total, input)} ${unit}`, ids.total],
    [t('doc.sum'), `${amount(result.sum, input)} ${unit}`, ids.sum],
    [t('doc.difference'), `${amount(result.difference, input)} ${unit}`, ids.difference],
    [t('doc.priceLevel'), input.priceLevel],
    [t('doc.combination'), t(`form.combination.${combination.kind}`)],
    [t('doc.key'), key.label],
    [t('doc.over'), `${key.area} (${key.parties.length})`],
    [t('doc.source'), key.source],
    ...(useKey ? [[t('doc.useKey'), `${useKey.label} (${useKey.parties.length})`] as [string, string]] : []),
    [t('doc.rounding'), sentenceCase(roundingOf(input))],
    [t('doc.rule'), t('doc.ruleText', { id: rule, version: formulas[rule].version })],
    [t('doc.hash'), hash],
  ]
  return {
    id: 'grundlag',
    caption: t('doc.facts'),
    columns: [
      { key: 'fact', label: t('doc.fact'), align: 'left' },
      { key: 'value', label: t('doc.value'), align: 'left', width: 3 },
    ],
    rows: facts.map(([fact, value, figureId]) => ({
      cells: [{ text: fact }, { text: value, ...(figureId ? { figureId } : {}) }],
    })),
  }
}

/** How the amount came about and was parted; nothing to show when the whole follows one key. */
function stepsTable({ input, result, hash }: Shown, t: Words): TableModel | null {
  if (result.steps.length === 0 && result.components.length < 2) return null
  const row = (label: string, formula: string, value: string, figureId?: string): Row => ({
    cells: [
      { text: label },
      { text: formula },
      { text: formatDecimal(value, { decimals: 2 }), number: value, ...(figureId ? { figureId } : {}) },
    ],
  })
  const ids = figureIds(hash)
  const several = result.components.length > 1
  return {
    id: 'trin',
    caption: t('doc.steps'),
    columns: [
      { key: 'step', label: t('doc.step'), align: 'left', width: 2 },
      { key: 'formula', label: t('doc.formula'), align: 'left', width: 2 },
      { key: 'value', label: t('doc.share', { unit: input.unit }), align: 'right', decimals: 2 },
    ],
    rows: [
      ...result.steps.map(({ label, formula, value }) => row(label, formula, value)),
      ...result.components.map(({ id, label, formula, amount: value }) =>
        row(
          id === 'key' ? t('doc.partOfKey', { key: label }) : label,
          formula,
          value,
          several ? ids.component(id) : ids.total,
        ),
      ),
    ],
  }
}

function resultTable(shown: Shown, t: Words): TableModel {
  const { input, result } = shown
  const { unit, priceLevel, decimals } = input
  const several = addsParts(result)
  const weighted = weightedOf(result)
  const columns: Column[] = [
    { key: 'party', label: t('doc.party'), align: 'left', width: 1.6 },
    { key: 'amount', label: t('doc.share', { unit }), align: 'right', decimals },
    { key: 'percent', label: t('doc.percent'), align: 'right', decimals: 2 },
    ...weighted.map(({ component, index }): Column => {
      const label = weighted.length > 1 ? t('doc.weightOf', { key: component.label }) : t('doc.weight')
      return { key: `weight-${index}`, label, align: 'right', decimals: weightDecimals(result, index) }
    }),
    ...(several
      ? result.components.map(({ id, label }): Column => {
          return { key: `part-${id}`, label: t('doc.part', { key: label }), align: 'right', decimals: 2 }
        })
      : []),
    { key: 'exact', label: t('doc.exact'), align: 'right', decimals: 2 },
    { key: 'remainder', label: t('doc.remainder'), align: 'right', decimals },
  ]
  return {
    id: 'fordeling',
    caption: t('doc.result'),
    note: t('doc.resultNote', { unit, priceLevel }),
    source: input.key.source,
    columns,
    rows: [...result.parties.map((party) => partyRow(shown, party)), sumRow(shown, t)],
  }
}

/** The components that follow a key, and so have weights. */
function weightedOf({ components }: AllocationResult) {
  return components
    .map((component, index) => ({ component, index }))
    .filter(({ component }) => component.id === 'key' || component.id === 'use')
}

/** Whether somebody pays in more than one part: only then the parts need columns of their own. */
function addsParts({ parties }: AllocationResult): boolean {
  return parties.some(({ parts }) => parts.filter((part) => part !== null).length > 1)
}

const absent: Cell = { text: '–' }

function partyRow({ input, result, hash }: Shown, party: PartyResult): Row {
  const ids = figureIds(hash)
  const several = addsParts(result)
  return {
    cells: [
      { text: party.name },
      { ...numberCell(party.amount, input.decimals), figureId: ids.party(party.id) },
      numberCell(party.percent, 2),
      ...weightedOf(result).map(({ component, index }): Cell => {
        const weight = party.weights[index]
        if (weight == null) return absent
        const text = formatDecimal(weight, { decimals: weightDecimals(result, index) })
        return { text, number: weight, figureId: ids.weight(component.id, party.id) }
      }),
      ...(several ? party.parts.map((part): Cell => (part === null ? absent : numberCell(part, 2))) : []),
      numberCell(party.exact, 2),
      numberCell(party.remainder, input.decimals),
    ],
  }
}

function sumRow({ input, result, hash }: Shown, t: Words): Row {
  const ids = figureIds(hash)
  const several = addsParts(result)
  const moved = result.parties.map(({ remainder }) => remainder)
  return {
    kind: 'total',
    cells: [
      { text: t('doc.sum') },
      { ...numberCell(result.sum, input.decimals), figureId: ids.sum },
      numberCell('100', 2),
      ...weightedOf(result).map(({ component, index }): Cell => {
        const sum = sumDecimals(result.parties.map(({ weights }) => weights[index] ?? '0'))
        return { ...numberCell(sum, weightDecimals(result, index)), figureId: ids.weights(component.id) }
      }),
      ...(several
        ? result.components.map(
            ({ id, amount: part }): Cell => ({ ...numberCell(part, 2), figureId: ids.component(id) }),
          )
        : []),
      numberCell(result.total, 2),
      numberCell(sumDecimals(moved), input.decimals),
    ],
  }
}

/** Bars up to twenty parties; more are read better in the table. */
function chartOf({ input, result }: Shown, t: Words): ChartSpec | null {
  const { unit, priceLevel, decimals } = input
  const parties = [...result.parties].sort((a, b) => Number(b.amount) - Number(a.amount))
  const [first] = parties
  if (first === undefined || parties.length < 2 || parties.length > 20) return null
  return {
    id: 'fordeling-figur',
    title: t('doc.chart'),
    subtitle: t('doc.chartSubtitle', { unit, priceLevel, n: parties.length }),
    kind: 'bar',
    unit,
    decimals,
    categories: parties.map(({ name }) => name),
    series: [
      {
        name: t('doc.amount'),
        values: parties.map((party) => Number(party.amount)),
        texts: parties.map((party) => formatDecimal(party.amount, { decimals })),
      },
    ],
    alternative: t('doc.chartAlternative', {
      first: first.name,
      amount: formatDecimal(first.amount, { decimals }),
      unit,
    }),
  }
}

function notesOf({ input, result }: Shown, t: Words): string[] {
  const rounded = result.notes.includes('total-rounded') ? [t('doc.rounded')] : []
  if (/^-?[0.]+$/.test(result.difference) || rounded.length > 0) return rounded
  return [t('doc.differenceNote', { difference: formatDecimal(result.difference), unit: input.unit })]
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function weightDecimals({ parties }: AllocationResult, index: number): number {
  return Math.max(0, ...parties.map(({ weights }) => decimalsOf(weights[index] ?? '0')))
}

function amount(value: string, { decimals }: AllocationInput): string {
  return formatDecimal(value, { decimals: Math.max(decimals, decimalsOf(value)) })
}

function numberCell(value: string, decimals: number): Cell {
  return { text: formatDecimal(value, { decimals }), number: value }
}
