import type { Figure } from '#figures/figure.ts'
import type { Cell, Row, TableModel } from '#platform/documents/model.ts'
import type { FlagId } from '../rules/flags.ts'
import type { ThresholdId } from '../rules/thresholds.ts'
import { cellOf } from './activity.ts'
import type { ReportData, ReportOffering } from './data.ts'
import { hasFlag } from './groups.ts'
import { fullName, limitText } from './words.ts'

type Figures = Record<string, Figure>

type Asked = { id: string; caption: string; offerings: readonly ReportOffering[]; totalOf?: string }

const measures = [
  { field: 'places', label: 'Pladser' },
  { field: 'used', label: 'Pladsforbrug' },
  { field: 'occupancy', label: 'Belægning, %' },
] as const

/**
 * Places, used places and occupancy over the years (pladser, forbrug og belægning), three rows per offering, with
 * the weighted total of the group below. The year after the report has places only.
 */
export function capacityTable(
  data: ReportData,
  figures: Figures,
  { id, caption, offerings, totalOf }: Asked,
): TableModel {
  const next = data.year + 1
  return {
    id,
    caption,
    note: `Pladser og pladsforbrug som årets gennemsnit, belægning i procent. ${next}: oplyste pladser.`,
    columns: [
      { key: 'maal', label: 'Ydelse', align: 'left', width: 2 },
      ...[...data.years, next].map((year) => ({ key: `aar-${year}`, label: String(year), align: 'right' as const })),
    ],
    rows: [
      ...offerings.flatMap((offering) => offeringRows(data, figures, offering)),
      ...(totalOf === undefined ? [] : totalRows(data, figures, totalOf)),
    ],
  }
}

function offeringRows(data: ReportData, figures: Figures, offering: ReportOffering): Row[] {
  const next = data.year + 1
  const group = [fullName(offering.summary), offering.operatorName].join(' · ')
  const blank = [...data.years, next].map(() => ({ text: '' }))
  return [
    { kind: 'group', cells: [{ text: group }, ...blank] },
    ...measures.map(({ field, label }): Row => {
      const cell = (year: number): Cell => {
        const shown = cellOf(figures[`${offering.offeringId}.${year}.${field}`])
        return field === 'occupancy' ? { ...shown, ...flagOf(offering, year) } : shown
      }
      const after = field === 'places' ? cell(next) : { text: '–' }
      return { cells: [{ text: label }, ...data.years.map(cell), after] }
    }),
  ]
}

const marks: { id: FlagId; flag: NonNullable<Cell['flag']>; text: string; limit: ThresholdId }[] = [
  { id: 'low-occupancy', flag: 'low', text: 'under', limit: 'lowOccupancy' },
  { id: 'over-occupancy', flag: 'high', text: 'over', limit: 'overOccupancy' },
  { id: 'below-secured-target', flag: 'below-target', text: 'under måltallet', limit: 'securedTarget' },
]

function flagOf(offering: ReportOffering, year: number): Pick<Cell, 'flag' | 'flagText'> {
  const mark = marks.find(({ id }) => hasFlag(offering, year, id))
  return mark ? { flag: mark.flag, flagText: `${mark.text} ${limitText(mark.limit, year)}` } : {}
}

function totalRows(data: ReportData, figures: Figures, totalOf: string): Row[] {
  return measures.map(({ field, label }) => ({
    kind: 'total',
    cells: [
      { text: `I alt, ${label.toLowerCase()}` },
      ...data.years.map((year) => cellOf(figures[`total.${totalOf}.${year}.${field}`])),
      field === 'places' ? cellOf(figures[`total.${totalOf}.${data.year + 1}.places`]) : { text: '–' },
    ],
  }))
}
