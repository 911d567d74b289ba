import type { Generated } from 'kysely'
import type { ReadMinutes } from './model.ts'

declare module '#platform/database/schema.ts' {
  interface Database {
    minutes_import: {
      id: Generated<string>
      area: string
      sha256: string
      file_name: string
      media_type: string
      file_id: string | null
      lines: string
      found: ReadMinutes | string
      state: Generated<'review' | 'saved'>
      made_at: Generated<string>
      made_by: string | null
      saved_at: string | null
      version: Generated<number>
    }
    minutes_import_meeting: {
      import_id: string
      place: number
      meeting_id: string
      outcome: 'added' | 'was-there'
    }
  }
}
