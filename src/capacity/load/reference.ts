import { parse } from 'csv-parse/sync'
import type { PrintedFigure } from '../model.ts'
import type { ActivityFigure } from '../store/evidence.ts'

/** The printed report that the figures of past years are loaded from. */
export const reportSource = 'kapacitet-2024'

/** The deaf-consultant scheme (døvekonsulentordningen): counts of activity, not places. */
export const activitySeries = { id: 'cfd-doevekonsulent', table: 'Bilag 3, Fremskrivning af aktivitetsniveau' }

type CapacityRow = Record<
  'service_id' | 'year' | 'places' | 'used_places' | 'printed_occupancy_percent' | 'source' | 'source_table',
  string
>
type ActivityRow = Record<'year' | 'category' | 'row_type' | 'value' | 'status' | 'printed_as_approximate', string>

/** Rows of capacity.csv; an empty cell is null, never zero. */
export function readPrinted(csv: string): PrintedFigure[] {
  return rows<CapacityRow>(csv).map((row) => ({
    sourceId: reportSource,
    table: row.source_table,
    place: row.source === 'bilag' ? 'annex' : 'body',
    offeringId: row.service_id,
    year: Number(row.year),
    places: row.places || null,
    used: row.used_places || null,
    percent: row.printed_occupancy_percent || null,
  }))
}

/** Rows of activity-doevekonsulent.csv. */
export function readActivity(csv: string): ActivityFigure[] {
  return rows<ActivityRow>(csv)
    .map((row) => ({
      sourceId: reportSource,
      category: row.category,
      rowType: row.row_type as ActivityFigure['rowType'],
      year: Number(row.year),
      value: row.value,
      status: row.status as ActivityFigure['status'],
      approximate: row.printed_as_approximate === 'yes',
    }))
    .sort((a, b) => a.year - b.year)
}

function rows<Row>(csv: string): Row[] {
  return parse(csv, { columns: true, skip_empty_lines: true }) as Row[]
}
