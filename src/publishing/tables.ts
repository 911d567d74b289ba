import type { Generated } from 'kysely'

declare module '#platform/database/schema.ts' {
  interface Database {
    report: { id: string; kind: string; year: number; title: string; owner_id: string; created_at: Generated<string> }
    report_text: {
      report_id: string
      section: string
      number: number
      text: string
      written_by: string | null
      written_at: Generated<string>
    }
    edition: {
      id: Generated<string>
      report_id: string
      number: number
      /** DocumentModel as JSON text when written, parsed when read. */
      document: unknown
      figures: unknown
      sha256: string
      published_by: string | null
      published_at: Generated<string>
      note: string | null
    }
    edition_input: { edition_id: string; kind: string; record_id: string; version: string }
  }
}
