import type { Generated } from 'kysely'

type OperatorOverheadTable = {
  id: Generated<string>
  operator_id: string
  unit_name: string
  year: number
  number: number
  low: string | null
  high: string | null
  basis: string | null
  definition: string
  source_id: string | null
  recorded_by: string | null
  recorded_at: Generated<string>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    operator_overhead: OperatorOverheadTable
  }
}
