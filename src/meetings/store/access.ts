import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'

export type BodyName = {
  id: string
  name: string
  shortName: string | null
  area: string | null
  parentId: string | null
}

/** Bodies (fora) in force on a day, by name. */
export async function listBodies(db: Reader, onDate: string): Promise<BodyName[]> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name', 'short_name as shortName', 'area', 'parent_id as parentId'])
    .where('valid_from', '<=', onDate)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', onDate)]))
    .execute()
  return rows.sort((a, b) => danish.compare(a.shortName ?? a.name, b.shortName ?? b.name))
}

/** Every body by id, ended ones too, with the name people know it by (kort navn). */
export async function bodyNames(db: Reader): Promise<Map<string, BodyName>> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name', 'short_name as shortName', 'area', 'parent_id as parentId'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const danish = new Intl.Collator('da')

export type Rights = {
  /** Areas and bodies served as secretariat, and bodies sat in. */
  areas: string[]
  served: string[]
  member: string[]
  /** Organisations reported or approved for. */
  organisations: string[]
}

/** What the one who asks may do in meetings, as the row policies see it. */
export async function findRights(db: Reader): Promise<Rights> {
  const { rows } = await sql<Rights>`select
    array(select app_served_areas()) as areas, array(select app_served_bodies()) as served,
    array(select app_member_bodies()) as member,
    array(select app_organisations('reporter', 'approver')) as organisations`.execute(db)
  return rows[0] ?? { areas: [], served: [], member: [], organisations: [] }
}

/** Name of a person for those who are logged in; null for visitors. */
export async function findPersonName(db: Reader, userId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`select app_person_name(${userId}::uuid) as name`.execute(db)
  return rows[0]?.name ?? null
}
