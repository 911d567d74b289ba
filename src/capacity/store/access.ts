import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'

/** Whether the one who asks holds one of the roles today, as the row policies see it. */
export async function holdsRole(db: Reader, roles: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select app_has_role(variadic ${roles}::text[]) as held`.execute(db)
  return rows[0]?.held === true
}

/** Those of the offerings whose facility the organisations of the one who asks run today, with one of the roles. */
export async function listOperated(
  db: Reader,
  offeringIds: readonly string[],
  roles: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from app_operated_offerings(variadic ${roles}::text[]) as id
    where id = any(${offeringIds}::text[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** Bodies (fora) in force on a day by id, with the name people know them by. */
export async function listBodyNames(db: Reader, onDate: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(short_name, name) as name from body
    where valid_from <= ${onDate}::date and (valid_to is null or valid_to > ${onDate}::date)
    order by name`.execute(db)
  return rows
}
