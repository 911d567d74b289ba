import type { Generated } from 'kysely'
import type { Role } from './model.ts'

export type AppUserTable = {
  id: Generated<string>
  email: string
  name: string
  password_hash: string | null
  oidc_subject: string | null
  language: Generated<'da' | 'en'>
  is_demo: Generated<boolean>
  disabled_at: string | null
  created_at: Generated<string>
  last_login_at: string | null
  previous_visit_at: string | null
}

export type UserSessionTable = {
  id_hash: string
  user_id: string
  organisation_id: string | null
  created_at: Generated<string>
  seen_at: Generated<string>
}

export type ApiTokenTable = {
  id: Generated<string>
  user_id: string
  name: string
  token_hash: string
  scope: 'read' | 'write'
  created_at: Generated<string>
  expires_at: string | null
  last_used_at: string | null
  revoked_at: string | null
}

export type OneTimeLinkTable = {
  token_hash: string
  user_id: string | null
  purpose: 'first-administrator' | 'set-password'
  created_at: Generated<string>
  expires_at: string
  used_at: string | null
}

export type MembershipTable = {
  id: Generated<string>
  user_id: string
  role: Role
  organisation_id: string | null
  body_id: string | null
  valid_from: string
  valid_to: string | null
  origin: Generated<'local' | 'oidc'>
}

export type DeputyTable = {
  id: Generated<string>
  membership_id: string
  deputy_user_id: string
  valid_from: string
  valid_to: string
}

declare module '#platform/database/schema.ts' {
  interface Database {
    app_user: AppUserTable
    user_session: UserSessionTable
    api_token: ApiTokenTable
    one_time_link: OneTimeLinkTable
    membership: MembershipTable
    deputy: DeputyTable
  }
}
