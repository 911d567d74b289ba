import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'

/** A person to write to about a remark. */
export type SheetPerson = { id: string; name: string; email: string; language: 'da' | 'en' }

/** Who reports for the operator of a sheet, with the form they work in; empty for all but the secretariat of the round. */
export async function listSheetReporters(
  db: Reader,
  sheetId: string,
): Promise<(SheetPerson & { respondentId: string | null })[]> {
  const { rows } = await sql<SheetPerson & { respondentId: string | null }>`
    select id, name, email, language, respondent_id as "respondentId"
    from app_tariff_sheet_reporters(${sheetId}::uuid) order by email`.execute(db)
  return rows
}

/** Who wrote a remark; empty for all but the operator it was written to. */
export async function listRemarker(db: Reader, stepId: string): Promise<SheetPerson[]> {
  const { rows } = await sql<SheetPerson>`
    select id, name, email, language from app_tariff_remarker(${stepId}::uuid)`.execute(db)
  return rows
}
