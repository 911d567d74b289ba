import type { Generated, GeneratedAlways } from 'kysely'
import type { SheetKind, Stage, StepKind } from './model.ts'

type TariffSheetTable = {
  id: Generated<string>
  offering_id: string
  operator_id: string
  owner_id: string
  year: number
  number: number
  submission_id: string | null
  source_id: string | null
  kind: SheetKind
  /** Written as JSON text, arrives parsed: decimal text by field. */
  figures: Record<string, string> | string
  texts: Record<string, string> | string
  basis: string
  per_day: string
  rule_id: string
  facility_name: string
  unit_name: string | null
  operator_name: string
  host_municipality_id: string | null
  legal_basis: string | null
  target_group: string | null
  stage: Generated<Stage>
  delegated: Generated<boolean>
  provisional: Generated<boolean>
  valid_from: string | null
  valid_to: string | null
  admitted_before: string | null
  approved_on: string | null
  approved_by_body: string | null
  approval_reference: string | null
  created_at: Generated<string>
  version: Generated<number>
  /** What it is found by and ordered by, worked out by the database. */
  words: GeneratedAlways<string>
  name_key: GeneratedAlways<string>
  operator_key: GeneratedAlways<string>
}

type TariffStepTable = {
  id: Generated<string>
  sheet_id: string
  kind: StepKind
  field: string | null
  text: string | null
  answers_id: string | null
  body_id: string | null
  decided_on: string | null
  reference: string | null
  by_user: string | null
  at: Generated<string>
}

type TariffResultTable = {
  id: Generated<string>
  offering_id: string
  year: number
  basis: string
  result: string
  retained: string
  to_tariff: string
  carried_year: number | null
  note: string | null
  recorded_by: string | null
  recorded_at: Generated<string>
  version: Generated<number>
}

type OfferingCategoryTable = {
  id: Generated<string>
  offering_id: string
  category: number
  reason: string
  body_id: string
  decided_on: string
  reference: string
  valid_from: string
  valid_to: string | null
  recorded_by: string | null
  recorded_at: Generated<string>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    tariff_path: { owner_id: string; step: string; body_id: string; valid_from: string; valid_to: string | null }
    tariff_sheet: TariffSheetTable
    tariff_step: TariffStepTable
    tariff_result: TariffResultTable
    offering_category: OfferingCategoryTable
    offering_category_user: { category_id: string; municipality_id: string }
  }
}
