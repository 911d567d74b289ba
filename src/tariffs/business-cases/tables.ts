import type { Generated } from 'kysely'

type BusinessCaseTable = {
  id: Generated<string>
  owner_id: string
  secretariat_id: string | null
  version: Generated<number>
  published_number: number | null
  created_at: Generated<string>
}

type BusinessCaseVersionTable = {
  business_case_id: string
  number: number
  title: string
  input: unknown
  hash: string
  made_by: string
  made_at: Generated<string>
  published_by: string | null
  published_at: string | null
}

declare module '#platform/database/schema.ts' {
  interface Database {
    business_case: BusinessCaseTable
    business_case_version: BusinessCaseVersionTable
  }
}
