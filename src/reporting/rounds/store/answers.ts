import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'
import type { SubmissionState } from '../../model.ts'

/** One value of one version of a respondent's submission; without a value, a version or any submission the rest is null. */
export type StoredAnswer = {
  organisationId: string
  reportedById: string | null
  exemptedAt: string | null
  exemptionReason: string | null
  extendedUntil: string | null
  extensionReason: string | null
  number: number | null
  state: SubmissionState | null
  nothingToReport: boolean | null
  correctionReason: string | null
  submittedBy: string | null
  submittedAt: string | null
  approvedBy: string | null
  approvedAt: string | null
  lineId: string | null
  field: string | null
  valueState: 'exact' | 'interval' | 'unknown' | 'not-reported' | 'text' | null
  low: string | null
  high: string | null
  text: string | null
  confirmedAt: string | null
  changedBy: string | null
  changedAt: string | null
}

/**
 * All answers (svar) of a round the user may read, by organisation, version, line and field. The values of a draft are
 * its organisation's own; others get the version without values.
 */
export async function listAnswers(db: Reader, roundId: string): Promise<StoredAnswer[]> {
  const { rows } = await sql<StoredAnswer>`
    select r.organisation_id as "organisationId", r.reported_by_id as "reportedById", r.exempted_at as "exemptedAt",
      r.exemption_reason as "exemptionReason", r.extended_until as "extendedUntil",
      r.extension_reason as "extensionReason",
      s.number, s.state, s.nothing_to_report as "nothingToReport", s.correction_reason as "correctionReason",
      app_person_name(s.submitted_by) as "submittedBy", s.submitted_at as "submittedAt",
      app_person_name(s.approved_by) as "approvedBy", s.approved_at as "approvedAt",
      v.line_id as "lineId", v.field, v.state as "valueState", v.low, v.high, v.text,
      v.confirmed_at as "confirmedAt", app_person_name(v.changed_by) as "changedBy", v.changed_at as "changedAt"
    from respondent r
    left join submission s on s.respondent_id = r.id
    left join submission_value v on v.submission_id = s.id
    where r.round_id = ${roundId}
    order by r.organisation_id, s.number, v.line_id, v.field`.execute(db)
  return rows
}

export type StoredReason = {
  organisationId: string
  number: number
  ruleId: string
  lineId: string
  field: string
  found: string
  reason: string
  acceptedBy: string | null
  acceptedAt: string
}

/** The warnings of a round that were accepted with a written reason (begrundelse), and by whom. */
export async function listReasons(db: Reader, roundId: string): Promise<StoredReason[]> {
  const { rows } = await sql<StoredReason>`
    select r.organisation_id as "organisationId", s.number, a.rule_id as "ruleId", a.line_id as "lineId", a.field, a.found,
      a.reason, app_person_name(a.accepted_by) as "acceptedBy", a.accepted_at as "acceptedAt"
    from finding_acceptance a
    join submission s on s.id = a.submission_id
    join respondent r on r.id = s.respondent_id
    where r.round_id = ${roundId}
    order by r.organisation_id, s.number, a.line_id, a.field, a.rule_id`.execute(db)
  return rows
}
