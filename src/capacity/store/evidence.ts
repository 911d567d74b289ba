import type { Reader, Tx } from '#platform/database/database.ts'
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

/** Adds printed figures that are not there yet. */
export async function insertPrintedFigures(tx: Tx, rows: readonly PrintedFigure[]): Promise<void> {
  await tx
    .insertInto('printed_figure')
    .values(
      rows.map((row) => ({
        source_id: row.sourceId,
        source_table: row.table,
        place: row.place,
        offering_id: row.offeringId,
        year: row.year,
        places: row.places,
        used_places: row.used,
        percent: row.percent,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Adds breaks of series that are not there yet. */
export async function insertSeriesBreaks(tx: Tx, breaks: readonly SeriesBreak[]): Promise<void> {
  const rows = breaks.map(({ offeringCode, year, textDa, textEn, source }) => ({
    offering_id: offeringCode,
    year,
    field: 'places',
    note: textDa,
    note_en: textEn,
    source,
  }))
  await tx
    .insertInto('series_break')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Adds activity counts of a series that are not there yet. */
export async function insertActivity(tx: Tx, series: string, rows: readonly ActivityFigure[]): Promise<void> {
  await tx
    .insertInto('activity_figure')
    .values(
      rows.map((row) => ({
        source_id: row.sourceId,
        series,
        category: row.category,
        row_type: row.rowType,
        year: row.year,
        value: row.value,
        status: row.status,
        approximate: row.approximate,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
