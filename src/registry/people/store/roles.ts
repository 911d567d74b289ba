import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { DeputyView, MembershipView, Place, Role } from '../model.ts'
import { keepingAnAdministrator } from './last-administrator.ts'
import '../tables.ts'

const nameToday = sql`n.valid_from <= app_today() and (n.valid_to is null or n.valid_to > app_today())`

/** Memberships by person that have not ended, future ones too. */
export async function listMemberships(tx: Tx, userIds: string[]): Promise<Map<string, MembershipView[]>> {
  const { rows } = await sql<MembershipView & { userId: string }>`
    select m.id, m.user_id as "userId", m.role, m.organisation_id as "organisationId", m.body_id as "bodyId",
      coalesce(n.name, b.name, m.organisation_id, m.body_id) as "where",
      m.valid_from as "validFrom", m.valid_to as "validTo", m.origin
    from membership m
    left join organisation_name n on n.organisation_id = m.organisation_id and ${nameToday}
    left join body b on b.id = m.body_id
    where m.user_id = any (${userIds}::uuid[]) and (m.valid_to is null or m.valid_to > app_today())
    order by "where", m.role, m.valid_from`.execute(tx)
  const byUser = new Map<string, MembershipView[]>()
  for (const { userId, ...membership } of rows) byUser.set(userId, [...(byUser.get(userId) ?? []), membership])
  return byUser
}

export type HeldSeat = { bodyId: string; bodyName: string; validFrom: string; validTo: string | null }

/** The seats in bodies a person holds or is to hold (pladser i fora). */
export async function listHeldSeats(tx: Tx, userId: string): Promise<HeldSeat[]> {
  const { rows } = await sql<HeldSeat>`
    select p.body_id as "bodyId", b.name as "bodyName", p.valid_from as "validFrom", p.valid_to as "validTo"
    from seat_person p join body b on b.id = p.body_id
    where p.user_id = ${userId} and (p.valid_to is null or p.valid_to > app_today())
    order by danish_sort_key(b.name) collate "C", p.valid_from`.execute(tx)
  return rows
}

export type NewMembership = {
  userId: string
  role: Role
  organisationId: string | null
  bodyId: string | null
  validFrom: string
  validTo: string | null
  origin?: 'local' | 'oidc'
}

/** Gives a role. The same role from the same day is changed to the new end, never doubled. */
export async function insertMembership(tx: Tx, given: NewMembership): Promise<void> {
  await sql`
    insert into membership (user_id, role, organisation_id, body_id, valid_from, valid_to, origin)
    values (${given.userId}, ${given.role}, ${given.organisationId}, ${given.bodyId}, ${given.validFrom},
      ${given.validTo}, ${given.origin ?? 'local'})
    on conflict (user_id, role, coalesce(organisation_id, ''), coalesce(body_id, ''), valid_from)
    do update set valid_to = excluded.valid_to where membership.origin = excluded.origin`.execute(tx)
}

/**
 * Ends a role on a day, the first it no longer holds; one that has not begun is removed.
 * @returns false when there is no such role to be seen
 * @throws AppError conflict `people.lastAdministrator`
 */
export async function endMembership(tx: Tx, membershipId: string, day: string): Promise<boolean> {
  return keepingAnAdministrator(async () => {
    const removed = await tx
      .deleteFrom('membership')
      .where('id', '=', membershipId)
      .where('valid_from', '>=', day)
      .executeTakeFirst()
    const ended = await tx
      .updateTable('membership')
      .set({ valid_to: day })
      .where('id', '=', membershipId)
      .executeTakeFirst()
    return removed.numDeletedRows + ended.numUpdatedRows > 0n
  })
}

/** Whose membership it is. */
export async function findMembershipOwner(tx: Tx, membershipId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('membership')
    .select('user_id as userId')
    .where('id', '=', membershipId)
    .executeTakeFirst()
  return found?.userId
}

/** Organisations and bodies where a role can be given today, by name. */
export async function listPlaces(tx: Tx): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select 'organisation:' || o.id as value, n.name as label, o.kind
    from organisation o join organisation_name n on n.organisation_id = o.id and ${nameToday}
    where o.valid_to is null or o.valid_to > app_today()
    union all
    select 'body:' || b.id, b.name, 'body' from body b where b.valid_to is null or b.valid_to > app_today()`.execute(tx)
  const byName = new Intl.Collator('da')
  return rows.sort((a, b) => byName.compare(a.label, b.label))
}

/** The organisation with this id, official code or CVR number, and its kind. */
export async function findOrganisation(tx: Tx, code: string): Promise<{ id: string; kind: string } | undefined> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from organisation
    where (id = ${code} or code = ${code} or cvr = ${code}) and (valid_to is null or valid_to > app_today())
    order by (id = ${code}) desc, (code = ${code}) desc, id limit 1`.execute(tx)
  return rows[0]
}

/** May the actor do this? Asked of the database, so that deputies and dates count. */
export async function hasAnyRole(tx: Tx, wanted: Role[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select app_has_role(variadic ${wanted}::text[]) as held`.execute(tx)
  return rows[0]?.held === true
}

/** Deputies (stedfortrædere) that have not ended; of one person's roles, or all the actor may see. */
export async function listDeputies(tx: Tx, principalId?: string): Promise<DeputyView[]> {
  const { rows } = await sql<DeputyView>`
    select d.id, m.role, coalesce(n.name, b.name) as "where", p.name as principal, u.name as deputy,
      d.valid_from as "validFrom", d.valid_to as "validTo"
    from deputy d
    join membership m on m.id = d.membership_id
    join app_user p on p.id = m.user_id
    join app_user u on u.id = d.deputy_user_id
    left join organisation_name n on n.organisation_id = m.organisation_id and ${nameToday}
    left join body b on b.id = m.body_id
    where d.valid_to > app_today() and (${principalId ?? null}::uuid is null or m.user_id = ${principalId ?? null}::uuid)
    order by d.valid_from, p.name, u.name`.execute(tx)
  return rows
}

/** Names a deputy for one role from a day until a day. */
export async function insertDeputy(
  tx: Tx,
  named: { membershipId: string; deputyId: string; validFrom: string; validTo: string },
): Promise<void> {
  await tx
    .insertInto('deputy')
    .values({
      membership_id: named.membershipId,
      deputy_user_id: named.deputyId,
      valid_from: named.validFrom,
      valid_to: named.validTo,
    })
    .execute()
}

/**
 * Ends a deputy today; one that has not begun is removed.
 * @returns false when there is none to be seen
 */
export async function endDeputy(tx: Tx, deputyId: string, day: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('deputy')
    .where('id', '=', deputyId)
    .where('valid_from', '>=', day)
    .executeTakeFirst()
  const ended = await tx
    .updateTable('deputy')
    .set({ valid_to: day })
    .where('id', '=', deputyId)
    .where('valid_to', '>', day)
    .executeTakeFirst()
  return removed.numDeletedRows + ended.numUpdatedRows > 0n
}
