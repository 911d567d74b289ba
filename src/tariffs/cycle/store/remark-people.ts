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

export type OpenRemark = {
  roundId: string
  respondentId: string
  operatorId: string
  offeringId: string
  year: number
  facilityName: string
  unitName: string | null
}

/**
 * Sheets of the person's operators with a remark nobody answered, or sent back and not corrected, each once. A sheet that is
 * decided or replaced waits for nothing.
 */
export async function openRemarks(db: Reader): Promise<OpenRemark[]> {
  const { rows } = await sql<OpenRemark>`
    select distinct r.round_id as "roundId", r.id as "respondentId", s.operator_id as "operatorId", s.offering_id as "offeringId",
      s.year, s.facility_name as "facilityName", s.unit_name as "unitName"
    from app_tariff_remarks() m
    join tariff_sheet s on s.id = m.sheet_id
    join submission b on b.id = s.submission_id
    join respondent r on r.id = b.respondent_id
    where s.stage = 'sent-back' or s.stage in ('reported', 'checked', 'recommended')
      and not exists (select from tariff_step a where a.answers_id = m.id)
    order by s.year, s.facility_name, s.unit_name, s.offering_id`.execute(db)
  return rows
}
