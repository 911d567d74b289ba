import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Role } from '../model.ts'
import '../tables.ts'

/** Makes the roles that came from the log-in provider exactly these, from today; local ones are left alone. */
export async function syncExternalRoles(tx: Tx, userId: string, organisationId: string, roles: Role[]): Promise<void> {
  await sql`
    update membership set valid_to = app_today()
    where user_id = ${userId} and origin = 'oidc' and (valid_to is null or valid_to > app_today())
      and not (organisation_id = ${organisationId} and role = any (${roles}::text[]))`.execute(tx)
  await sql`
    insert into membership (user_id, role, organisation_id, valid_from, origin)
    select ${userId}, wanted, ${organisationId}, app_today(), 'oidc'
    from unnest(${roles}::text[]) wanted
    where not exists (
      select from membership m where m.user_id = ${userId} and m.role = wanted and m.organisation_id = ${organisationId}
        and m.origin = 'oidc' and (m.valid_to is null or m.valid_to > app_today()))
    on conflict (user_id, role, coalesce(organisation_id, ''), coalesce(body_id, ''), valid_from)
    do update set valid_to = null where membership.origin = 'oidc'`.execute(tx)
}
