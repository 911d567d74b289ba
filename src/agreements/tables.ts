import type { Generated } from 'kysely'
import type { InitiativeState } from './model.ts'

type Sourced = { source_id: string | null; source_place: string | null }

declare module '#platform/database/schema.ts' {
  interface Database {
    agreement: Sourced & {
      id: string
      area: string
      title: string
      vision: string | null
      summary: string | null
      valid_from: string
      valid_to: string
      approval_deadline: string | null
      version: Generated<number>
    }
    agreement_focus: Sourced & {
      id: Generated<string>
      agreement_id: string
      number: number
      title: string
      note: string | null
      version: Generated<number>
    }
    initiative: Sourced & {
      id: Generated<string>
      focus_id: string
      letter: string
      title: string
      description: string | null
      state: Generated<InitiativeState>
      owner_body_id: string | null
      owner_organisation_id: string | null
      version: Generated<number>
    }
    initiative_note: Sourced & {
      id: Generated<string>
      initiative_id: string
      state: InitiativeState
      noted_on: string
      text: string
      organisation_id: string | null
      body_id: string | null
      written_by: string | null
      written_at: Generated<string>
    }
    initiative_link: {
      id: Generated<string>
      initiative_id: string
      body_id: string | null
      facility_id: string | null
      href: string | null
      label: string | null
    }
    agreement_step: Sourced & {
      id: Generated<string>
      agreement_id: string
      phase: string
      title: string
      from_on: string
      until_on: string | null
      date_text: string | null
      body_id: string | null
      organisation_id: string | null
      outcome: string | null
      version: Generated<number>
    }
    agreement_party: {
      agreement_id: string
      organisation_id: string
      approved_on: string | null
      note: string | null
      version: Generated<number>
    }
  }
}
