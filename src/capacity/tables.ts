import type { Generated } from 'kysely'

type PlacePeriodTable = {
  id: Generated<string>
  offering_id: string
  places: string
  valid_from: string
  valid_to: string | null
  reason: string | null
  version: Generated<number>
}

type PlaceReductionTable = {
  id: Generated<string>
  offering_id: string
  kind: 'closed' | 'blocked'
  places: string
  valid_from: string
  valid_to: string
  reason: string
  version: Generated<number>
}

type StayTable = { id: Generated<number>; offering_id: string; valid_from: string; valid_to: string | null }

type WatchEntryTable = {
  id: Generated<string>
  offering_id: string
  body_id: string
  reason: string
  initiatives: string | null
  proposed_by: Generated<string[]>
  valid_from: string
  valid_to: string | null
  end_reason: string | null
  source_id: string | null
  version: Generated<number>
}

/** Numbers as printed, with their decimals. */
type PrintedFigureTable = {
  source_id: string
  source_table: string
  place: 'body' | 'annex'
  offering_id: string
  year: number
  places: string | null
  used_places: string | null
  percent: string | null
}

type SeriesBreakTable = {
  offering_id: string
  year: number
  field: string
  note: string
  note_en: string
  source: string
}

type ActivityFigureTable = {
  source_id: string
  series: string
  category: string
  row_type: 'component' | 'total'
  year: number
  value: string
  status: 'reported' | 'estimate' | 'projection'
  approximate: boolean
}

declare module '#platform/database/schema.ts' {
  interface Database {
    place_period: PlacePeriodTable
    place_reduction: PlaceReductionTable
    stay: StayTable
    watch_entry: WatchEntryTable
    printed_figure: PrintedFigureTable
    series_break: SeriesBreakTable
    activity_figure: ActivityFigureTable
  }
}
