import type { Generated } from 'kysely'
import type { IndexKind } from '../rules/indexation.ts'

type IndexRateTable = {
  id: Generated<string>
  year: number
  kind: IndexKind
  number: number
  percent: string
  source: string
  decided_on: string
  recorded_by: string | null
  recorded_at: Generated<string>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    index_rate: IndexRateTable
  }
}
