import type { Generated } from 'kysely'
import type { RoundState, SubmissionState, TemplateDefinition } from './model.ts'

type TemplateTable = { id: string; name: string; line_kind: 'offering' | 'organisation' }

type TemplateVersionTable = {
  template_id: string
  version: number
  /** Written as JSON text, arrives parsed. */
  definition: TemplateDefinition | string
  valid_from: string
  created_by: string | null
  created_at: Generated<string>
}

type RoundTable = {
  id: Generated<string>
  template_id: string
  template_version: number
  year: number
  title: string
  owner_id: string
  state: Generated<RoundState>
  source_id: string | null
  opened_at: string | null
  closed_at: string | null
  created_by: string | null
  created_at: Generated<string>
  version: Generated<number>
}

type RoundStageTable = {
  round_id: string
  kind: 'test-from' | 'opens' | 'deadline' | 'corrections-until' | 'final'
  name: string | null
  at: string
}

type RespondentTable = {
  id: Generated<string>
  round_id: string
  organisation_id: string
  reported_by_id: string | null
  joint_from: string | null
  joint_to: string | null
  joint_reason: string | null
  extended_until: string | null
  extension_reason: string | null
  exempted_at: string | null
  exemption_reason: string | null
  first_opened_at: string | null
  last_seen_at: string | null
  version: Generated<number>
}

/** days_before: negative is that many days after the deadline. */
type RoundReminderTable = { round_id: string; days_before: number }

type RespondentLineTable = { respondent_id: string; line_id: string; position: Generated<number> }

type SubmissionTable = {
  id: Generated<string>
  respondent_id: string
  number: number
  state: Generated<SubmissionState>
  nothing_to_report: Generated<boolean>
  correction_reason: string | null
  filled: Generated<number>
  errors: Generated<number>
  warnings: Generated<number>
  submitted_by: string | null
  submitted_at: string | null
  approved_by: string | null
  approved_at: string | null
  source_id: string | null
  public_since: string | null
  created_by: string | null
  created_at: Generated<string>
  version: Generated<number>
}

type SubmissionValueTable = {
  submission_id: string
  line_id: string
  field: string
  state: 'exact' | 'interval' | 'unknown' | 'not-reported' | 'text'
  low: string | null
  high: string | null
  text: string | null
  confirmed_at: Generated<string>
  changed_by: string | null
  changed_at: Generated<string>
  version: Generated<number>
}

type FindingAcceptanceTable = {
  submission_id: string
  rule_id: string
  line_id: string
  field: string
  found: string
  reason: string
  accepted_by: string | null
  accepted_at: Generated<string>
}

export type EventKind = 'submitted' | 'returned' | 'approved' | 'reopened' | 'question' | 'answer' | 'note' | 'closed'

type SubmissionEventTable = {
  id: Generated<string>
  submission_id: string
  kind: EventKind
  line_id: string | null
  field: string | null
  text: string | null
  answer_due_at: string | null
  /** The event the thread began with; null for the first of a thread and for what is no thread. */
  thread_id: string | null
  by_user: string | null
  at: Generated<string>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    template: TemplateTable
    template_version: TemplateVersionTable
    round: RoundTable
    round_stage: RoundStageTable
    round_reminder: RoundReminderTable
    respondent: RespondentTable
    respondent_line: RespondentLineTable
    submission: SubmissionTable
    submission_value: SubmissionValueTable
    finding_acceptance: FindingAcceptanceTable
    submission_event: SubmissionEventTable
  }
}
