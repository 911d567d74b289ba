import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Role } from '../model.ts'
import '../tables.ts'

export type HeldRole = {
  role: Role
  organisationId: string | null
  organisationName: string | null
  bodyId: string | null
  deputy: boolean
}

/** Roles in force today, own, as a deputy (stedfortræder) and by a seat in a body, with the name of the organisation today. */
export async function rolesInForce(tx: Tx, userId: string): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select held.role, held.organisation_id as "organisationId", n.name as "organisationName",
      held.body_id as "bodyId", bool_and(held.deputy) as deputy
    from (
      select m.role, m.organisation_id, m.body_id, false as deputy, m.valid_from, m.valid_to
      from membership m where m.user_id = ${userId}
      union all
      select m.role, m.organisation_id, m.body_id, true, greatest(m.valid_from, d.valid_from), least(m.valid_to, d.valid_to)
      from deputy d
      join membership m on m.id = d.membership_id
      join app_user principal on principal.id = m.user_id and principal.disabled_at is null
      where d.deputy_user_id = ${userId}
      union all
      select 'body-member', null, p.body_id, s.function = 'deputy', greatest(p.valid_from, s.valid_from), least(p.valid_to, s.valid_to)
      from seat_person p
      join body_seat s on s.id = p.seat_id and s.function <> 'observer'
      where p.user_id = ${userId}
    ) held
    left join organisation_name n on n.organisation_id = held.organisation_id
      and n.valid_from <= app_today() and (n.valid_to is null or n.valid_to > app_today())
    where held.valid_from <= app_today() and (held.valid_to is null or held.valid_to > app_today())
    group by held.role, held.organisation_id, n.name, held.body_id
    order by held.organisation_id, held.role`.execute(tx)
  return rows
}

export type TokenUser = {
  tokenId: string
  scope: 'read' | 'write'
  userId: string
  name: string
  email: string
  language: 'da' | 'en'
  isDemo: boolean
}

/** The API token and its person, while it is neither revoked nor run out; notes its use once a minute. */
export async function useToken(tx: Tx, tokenHash: string): Promise<TokenUser | undefined> {
  const found = await tx
    .selectFrom('api_token')
    .innerJoin('app_user', 'app_user.id', 'api_token.user_id')
    .select([
      'api_token.id as tokenId',
      'scope',
      'app_user.id as userId',
      'app_user.name',
      'app_user.email',
      'app_user.language',
      'app_user.is_demo as isDemo',
    ])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('disabled_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<string>`now()`)]))
    .executeTakeFirst()
  if (found) {
    await sql`update api_token set last_used_at = now()
      where id = ${found.tokenId} and (last_used_at is null or last_used_at < now() - interval '1 minute')`.execute(tx)
  }
  return found
}
