import type { Generated } from 'kysely'

/** Log-in attempts, as hashes only; each stands as failed until it has succeeded. */
export type LoginAttemptTable = {
  id: Generated<number>
  at: Generated<string>
  email_hash: string
  address_hash: string
  succeeded: boolean
}

declare module '#platform/database/schema.ts' {
  interface Database {
    login_attempt: LoginAttemptTable
  }
}
