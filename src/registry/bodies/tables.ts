import type { Generated } from 'kysely'
import type { BodyLevel, Competence, MandateState, SeatFunction } from './model.ts'

type Sourced = { source_id: string | null; source_place: string | null }

declare module '#platform/database/schema.ts' {
  interface Database {
    area: { id: string; name: string; secretariat_id: string }
    body: Sourced & {
      id: string
      name: string
      short_name: string | null
      level: BodyLevel
      area: string | null
      parent_id: string | null
      chair: string | null
      secretariat_id: string | null
      purpose: string | null
      cadence: string | null
      competence: Generated<Competence>
      competence_text: string | null
      valid_from: Generated<string>
      valid_to: string | null
      version: Generated<number>
    }
    body_seat: Sourced & {
      id: Generated<string>
      body_id: string
      function: SeatFunction
      deputy_for: string | null
      organisation_id: string | null
      holder_body_id: string | null
      role: string | null
      seats: Generated<number>
      valid_from: string
      valid_to: string | null
      version: Generated<number>
    }
    seat_person: {
      id: Generated<string>
      body_id: string
      seat_id: string
      user_id: string | null
      name: string | null
      title: string | null
      valid_from: string
      valid_to: string | null
      version: Generated<number>
    }
    body_mandate: Sourced & {
      body_id: string
      number: number
      state: Generated<MandateState>
      background: string | null
      purpose: string | null
      success_criterion: string | null
      tasks: string | null
      members: string | null
      time_plan: string | null
      approved_by_body_id: string | null
      approved_on: string | null
      ended_on: string | null
      end_reason: string | null
      version: Generated<number>
    }
  }
}
