import type { Generated } from 'kysely'
import type { FrozenItem } from './approval/model.ts'
import type { TakenFigure } from './cited/rules.ts'
import type { FollowUpChange } from './follow-ups/model.ts'
import type {
  AnswerKind,
  ClauseVerb,
  ItemKind,
  ItemPurpose,
  LinkKind,
  MeetingState,
  OutcomeKind,
  ProcedureAnswer,
  StopRole,
  StopState,
} from './model.ts'

declare module '#platform/database/schema.ts' {
  interface Database {
    meeting_practice: {
      body_id: string
      submission_days: Generated<number>
      agenda_days: Generated<number>
      hearing_days: Generated<number>
      remind_before: Generated<number[]>
      remind_after: Generated<number[]>
      version: Generated<number>
    }
    meeting: {
      id: Generated<string>
      body_id: string
      held_on: string
      starts_at: string | null
      ends_at: string | null
      place: string | null
      state: Generated<MeetingState>
      submission_due_on: string | null
      agenda_sent_at: string | null
      hearing_until: string | null
      minutes_approved_at: string | null
      minutes_approved_by: string | null
      cancelled_at: string | null
      source_id: string | null
      version: Generated<number>
    }
    meeting_change: {
      id: Generated<string>
      meeting_id: string
      kind: 'moved' | 'cancelled'
      reason: string
      from_on: string
      from_starts_at: string | null
      to_on: string | null
      to_starts_at: string | null
      by_user: string
      at: Generated<string>
    }
    meeting_link: { meeting_id: string; url: string }
    meeting_case: {
      id: Generated<string>
      area: string
      number: string
      title: string
      responsible: string | null
      closed: Generated<boolean>
      closed_reason: string | null
      resume: string | null
      background: string | null
      presentation: string | null
      economy: string | null
      hearing: string | null
      process: string | null
      other: string | null
      created_at: Generated<string>
      source_id: string | null
      version: Generated<number>
    }
    case_series: { area: string; series: string; year: number; last: number }
    case_stop: {
      id: Generated<string>
      case_id: string
      body_id: string
      meeting_id: string | null
      role: StopRole
      is_decisive: Generated<boolean>
      step: number
      state: Generated<StopState>
      due_on: string | null
      answer_kind: AnswerKind | null
      answer: string | null
      answered_on: string | null
      people_told: number | null
      sent_version: number | null
      version: Generated<number>
    }
    case_version: {
      case_id: string
      number: number
      title: string
      closed: boolean
      sections: object
      clauses: object
      replaced_at: string | null
      replaced_by: string | null
    }
    agenda_item: {
      id: Generated<string>
      meeting_id: string
      parent_id: string | null
      position: number
      kind: ItemKind
      title: string | null
      text: string | null
      case_id: string | null
      stop_id: string | null
      minutes_of: string | null
      purpose: Generated<ItemPurpose>
      minutes_needed: number | null
      closed: Generated<boolean>
      closed_reason: string | null
      late: Generated<boolean>
      extra: Generated<boolean>
      frozen: FrozenItem | string | null
      sent_at: string | null
      figures: TakenFigure[] | string | null
      version: Generated<number>
    }
    standing_item: {
      id: Generated<string>
      body_id: string
      position: number
      kind: Exclude<ItemKind, 'case'>
      title: string | null
      purpose: Generated<ItemPurpose>
      until_on: string | null
    }
    recommendation_clause: {
      id: Generated<string>
      case_id: string | null
      stop_id: string | null
      item_id: string | null
      position: number
      verb: ClauseVerb
      text: string
      options: Generated<string[]>
    }
    attachment: {
      id: Generated<string>
      case_id: string | null
      item_id: string | null
      position: number
      title: string
      file_id: string | null
      extracted_text: string | null
      extraction: Generated<'waiting' | 'done' | 'cut' | 'none' | 'failed'>
      closed: Generated<boolean>
      late: Generated<boolean>
      detached_at: string | null
      version: Generated<number>
    }
    case_link: { case_id: string; kind: LinkKind; record_id: string; label: string }
    case_figure: {
      id: Generated<string>
      case_id: string
      report_id: string | null
      figure_id: string
      label: string
      value: string
      unit: string | null
      value_as_of: string
      taken_at: Generated<string>
    }
    attendance: {
      id: Generated<string>
      meeting_id: string
      kind: 'member' | 'deputy' | 'guest' | 'secretariat'
      presence: 'present' | 'absent'
      name: string
      described: string | null
      deputy_for: string | null
      position: Generated<number>
    }
    attendance_item: { attendance_id: string; item_id: string }
    written_procedure: {
      id: Generated<string>
      stop_id: string
      body_id: string
      case_id: string
      text: string | null
      deadline: string
      state: Generated<'draft' | 'open' | 'closed'>
      sent_at: string | null
      closed_at: string | null
      version: Generated<number>
    }
    procedure_answer: {
      procedure_id: string
      user_id: string
      answer: ProcedureAnswer
      remark: string | null
      answered_at: Generated<string>
    }
    decision: {
      id: Generated<string>
      item_id: string | null
      procedure_id: string | null
      text: string | null
      delegated_to: string | null
      delegated_what: string | null
      version: Generated<number>
    }
    decision_outcome: {
      decision_id: string
      position: number
      clause_id: string | null
      verb: ClauseVerb
      clause: string
      outcome: OutcomeKind
      option_number: number | null
      change: string | null
    }
    follow_up: {
      id: Generated<string>
      body_id: string
      decision_id: string | null
      what: string
      responsible: string
      organisation_id: string | null
      due_on: string | null
      is_proposal: Generated<boolean>
      done_on: string | null
      done_note: string | null
      changes: Generated<FollowUpChange[]>
      version: Generated<number>
    }
    stop_feedback: {
      id: Generated<string>
      decision_id: string
      stop_id: string
      text: string
      given_at: Generated<string>
    }
    minutes_text: {
      item_id: string
      text: string
      version: Generated<number>
      written_at: Generated<string>
      written_by: string | null
    }
    minutes_writer: { meeting_id: string; user_id: string; taken_at: Generated<string>; seen_at: Generated<string> }
    minutes_remark: {
      id: Generated<string>
      meeting_id: string
      item_id: string | null
      text: string
      by_user: string
      at: Generated<string>
      outcome: 'taken' | 'not-taken' | null
      reply: string | null
    }
    private_note: {
      user_id: string
      item_id: string
      text: string
      version: Generated<number>
      written_at: Generated<string>
    }
    organisation_comment: {
      id: Generated<string>
      organisation_id: string
      case_id: string
      item_id: string | null
      text: string
      by_user: string
      at: Generated<string>
    }
  }
}
