import type { Figure } from '#figures/figure.ts'
import { reportedFigure } from '#figures/provenance.ts'
import { exact } from '#figures/quantity.ts'
import type { Block, TableModel } from '#platform/documents/model.ts'
import { sourceTitle } from '../figure-sources.ts'
import { activitySeries } from '../load/reference.ts'
import type { ActivityFigure } from '../store/evidence.ts'
import { activityId } from './counts.ts'

const kinds = { reported: 'reported', estimate: 'estimate', projection: 'projected' } as const

/** Activity counts of the deaf-consultant scheme (døvekonsulentordningen) as figures. */
export function activityFigures(rows: readonly ActivityFigure[]): Figure[] {
  return rows.map((row) => {
    const figure = reportedFigure({
      id: activityId(row),
      label: `Døvekonsulentordningen, ${row.category}, ${row.year}`,
      quantity: exact(row.value),
      unit: '',
      period: String(row.year),
      kind: kinds[row.status],
      sources: [{ kind: 'document', label: `${sourceTitle(row.sourceId)}, ${activitySeries.table}` }],
    })
    return row.approximate ? { ...figure, notes: ['Trykt som cirkatal i kilden.'] } : figure
  })
}

/** The annex of the scheme: activity by year, with what is estimated or expected said in the head. */
export function activityBlocks(rows: readonly ActivityFigure[], figures: Record<string, Figure>): Block[] {
  const years = [...new Set(rows.map((row) => row.year))]
  const categories = [...new Set([...rows].sort(totalsLast).map((row) => row.category))]
  const label = (year: number) => {
    const status = rows.find((row) => row.year === year)?.status
    return status === 'projection' ? `${year} (forventet)` : status === 'estimate' ? `${year} (skøn)` : String(year)
  }
  const table: TableModel = {
    id: 'tabel-doevekonsulent',
    caption: 'Aktivitet i døvekonsulentordningen',
    note: 'Antal; skøn og forventninger er mærket i tabelhovedet.',
    columns: [
      { key: 'category', label: 'Aktivitet', align: 'left', width: 2.2 },
      ...years.map((year) => ({ key: `aar-${year}`, label: label(year), align: 'right' as const, decimals: 0 })),
    ],
    rows: categories.map((category) => ({
      kind: rows.some((row) => row.category === category && row.rowType === 'total') ? 'total' : 'body',
      cells: [{ text: category }, ...years.map((year) => cellOf(figures[activityId({ category, year })]))],
    })),
  }
  return rows.length === 0 ? [] : [{ kind: 'table', table }]
}

/** A figure in a table: its text, its number for Excel, and the way back to how it was made. */
export function cellOf(figure: Figure | undefined) {
  if (!figure) return { text: 'ikke oplyst' }
  const number = figure.quantity.state === 'exact' ? { number: figure.quantity.value } : {}
  return { text: figure.text, ...number, figureId: figure.id }
}

function totalsLast(a: ActivityFigure, b: ActivityFigure): number {
  return Number(a.rowType === 'total') - Number(b.rowType === 'total')
}
