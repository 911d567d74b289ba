import type { Reader } from '#platform/database/database.ts'
import type { PrintedFigure } from '../model.ts'
import type { SeriesBreak } from '../rules/series-breaks.ts'

/** What sources printed (trykte tal), cell by cell, body before annex. */
export async function listPrintedFigures(db: Reader, offeringIds?: readonly string[]): Promise<PrintedFigure[]> {
  if (offeringIds?.length === 0) return []
  let query = db
    .selectFrom('printed_figure')
    .select([
      'source_id as sourceId',
      'source_table as table',
      'place',
      'offering_id as offeringId',
      'year',
      'places',
      'used_places as used',
      'percent',
    ])
  if (offeringIds) query = query.where('offering_id', 'in', [...offeringIds])
  return query.orderBy('offering_id').orderBy('year').orderBy('place', 'desc').execute()
}

/** Breaks of series (seriebrud), oldest first. */
export async function listSeriesBreaks(db: Reader): Promise<SeriesBreak[]> {
  return db
    .selectFrom('series_break')
    .select(['offering_id as offeringCode', 'year', 'note as textDa', 'note_en as textEn', 'source'])
    .orderBy('year')
    .execute()
}

export type ActivityFigure = {
  sourceId: string
  category: string
  rowType: 'component' | 'total'
  year: number
  value: string
  status: 'reported' | 'estimate' | 'projection'
  approximate: boolean
}

/** Activity counts of a series (aktivitetstal), e.g. the deaf-consultant scheme. */
export async function listActivity(db: Reader, series: string): Promise<ActivityFigure[]> {
  return db
    .selectFrom('activity_figure')
    .select(['source_id as sourceId', 'category', 'row_type as rowType', 'year', 'value', 'status', 'approximate'])
    .where('series', '=', series)
    .orderBy('year')
    .orderBy('category')
    .execute()
}
