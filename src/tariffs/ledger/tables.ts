import type { Generated } from 'kysely'
import type { RetainedPurpose } from '../rules/retained.ts'

type RetainedUseTable = {
  offering_id: string
  year: number
  purpose: RetainedPurpose
  amount: string
  note: string | null
  recorded_by: string | null
  recorded_at: Generated<string>
  version: Generated<number>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    tariff_retained_use: RetainedUseTable
  }
}
