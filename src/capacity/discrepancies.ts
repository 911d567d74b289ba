import { formatDecimal, formatPercent } from '#figures/format.ts'
import { percentOf, ratio, ratioText } from '#figures/ratio.ts'
import { discrepancyReasons } from './discrepancy-reasons.ts'
import type { PrintedFigure } from './model.ts'
import { printedCheck } from './rules/printed-check.ts'
import type { ActivityFigure } from './store/evidence.ts'

/** A figure as it stands at one place of a source; `text` null: nothing is printed there. */
export type PrintedAt = { table: string; text: string | null }

/**
 * Something in a source that does not agree with itself (afvigelse): a percentage that does not follow from the
 * numbers beside it, two tables that print one cell differently, or a total that is not its sum.
 */
export type Discrepancy = {
  id: string
  kind: 'percent' | 'rounding' | 'body-annex' | 'total'
  /** null for activity counts, which belong to no offering's places. */
  offeringId: string | null
  year: number
  field: 'places' | 'used' | 'percent' | 'total'
  printed: PrintedAt[]
  /** What follows from the printed inputs, Danish notation with unit; null when nothing does. */
  computed: string | null
  /** Id of the program's own figure. */
  figureId: string | null
  reason: { da: string; en: string }
}

/**
 * Every disagreement within the printed figures (afvigelser), by offering and year.
 *
 * A percentage is checked in each table it is printed in. Two tables that both print the offering are compared
 * year by year; "9" and "9.0" are the same number, and a number against nothing is a disagreement.
 */
export function printedDiscrepancies(printed: readonly PrintedFigure[]): Discrepancy[] {
  const offerings = Map.groupBy(printed, (row) => `${row.sourceId} ${row.offeringId}`)
  return [...offerings.values()].flatMap((rows) => {
    const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b)
    return years.flatMap((year) => [
      ...rows.filter((row) => row.year === year).flatMap(percentDiscrepancy),
      ...tableDiscrepancies(rowOf(rows, 'body', year), rowOf(rows, 'annex', year)),
    ])
  })
}

/** The row of a year; an empty one where the table prints the offering but not this year; none where it never does. */
function rowOf(rows: readonly PrintedFigure[], place: PrintedFigure['place'], year: number): PrintedFigure | undefined {
  const any = rows.find((row) => row.place === place)
  const empty = any && { ...any, year, places: null, used: null, percent: null }
  return rows.find((row) => row.place === place && row.year === year) ?? empty
}

function percentDiscrepancy(row: PrintedFigure): Discrepancy[] {
  const check = printedCheck({ places: row.places, used: row.used, percent: row.percent })
  if (check !== 'mismatch' && check !== 'withinInputRounding') return []
  const id = `${row.offeringId}.${row.year}.${row.place}.percent`
  const exact = percentOf(ratio(row.used ?? '0', row.places ?? '1'))
  const oneDecimal = formatPercent(ratioText(exact, { rule: 'half-away-from-zero', decimals: 1 }))
  const worked = `${written(row.used)} / ${written(row.places)} = ${oneDecimal}`
  return [
    {
      id,
      kind: check === 'mismatch' ? 'percent' : 'rounding',
      offeringId: row.offeringId,
      year: row.year,
      field: 'percent',
      printed: [{ table: row.table, text: withUnit('percent', row.percent) }],
      computed: worked,
      figureId: `${row.offeringId}.${row.year}.occupancy`,
      reason: discrepancyReasons[id] ?? {
        da: 'Procenten er trykt, som om den er beregnet af tal med flere decimaler end de trykte.',
        en: 'The percentage is printed as if computed from numbers with more decimals than those printed.',
      },
    },
  ]
}

const figureField = { places: 'places', used: 'used', percent: 'occupancy' } as const

function tableDiscrepancies(body: PrintedFigure | undefined, annex: PrintedFigure | undefined): Discrepancy[] {
  if (!body || !annex) return []
  return (['places', 'used', 'percent'] as const)
    .filter((field) => !sameNumber(body[field], annex[field]))
    .map((field) => {
      const id = `${body.offeringId}.${body.year}.tables.${field}`
      return {
        id,
        kind: 'body-annex' as const,
        offeringId: body.offeringId,
        year: body.year,
        field,
        printed: [body, annex].map((row) => ({ table: row.table, text: withUnit(field, row[field]) })),
        computed: null,
        figureId: `${body.offeringId}.${body.year}.${figureField[field]}`,
        reason: discrepancyReasons[id] ?? {
          da: 'De to tabeller trykker hver sit tal. Programmet bruger bilaget.',
          en: 'The two tables print different numbers. The program uses the annex.',
        },
      }
    })
}

/** Totals that are not the sum of their categories (totaler, der ikke stemmer). */
export function totalDiscrepancies(
  rows: readonly ActivityFigure[],
  series: { id: string; table: string },
): Discrepancy[] {
  return rows
    .filter((row) => row.rowType === 'total')
    .flatMap((total) => {
      const parts = rows.filter((row) => row.rowType === 'component' && row.year === total.year)
      const sum = parts.reduce((result, row) => result + BigInt(row.value), 0n)
      if (sum === BigInt(total.value)) return []
      const id = `${series.id}.${total.year}.total`
      return [
        {
          id,
          kind: 'total' as const,
          offeringId: null,
          year: total.year,
          field: 'total' as const,
          printed: [{ table: series.table, text: formatDecimal(total.value) }],
          computed: `${parts.map((row) => formatDecimal(row.value)).join(' + ')} = ${formatDecimal(String(sum))}`,
          figureId: null,
          reason: discrepancyReasons[id] ?? {
            da: 'Den trykte total er ikke summen af kategorierne.',
            en: 'The printed total is not the sum of its categories.',
          },
        },
      ]
    })
}

function sameNumber(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other
  return formatDecimal(one) === formatDecimal(other)
}

function withUnit(field: 'places' | 'used' | 'percent', text: string | null): string | null {
  return text === null ? null : `${written(text)}${field === 'percent' ? ' %' : ''}`
}

/** As printed, with its decimals, in Danish notation. */
function written(text: string | null): string {
  return text === null ? '–' : formatDecimal(text, { decimals: text.split('.')[1]?.length ?? 0 })
}
