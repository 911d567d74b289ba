import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'

export type Person = { userId: string; name: string; email: string; language: 'da' | 'en' }

/** Members of a body and those who stand in for them (medlemmer), for its secretariat alone. */
export async function listPeople(db: Reader, bodyId: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select user_id as "userId", name, email, language from app_body_people(${bodyId}) order by email`.execute(db)
  return rows
}

/** Names of those who are members of a body by their account on a day. For the secretariat, who may read accounts. */
export async function listMemberNames(db: Reader, bodyId: string, onDate: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct u.name from membership m join app_user u on u.id = m.user_id
    where m.role = 'body-member' and m.body_id = ${bodyId} and u.disabled_at is null
      and m.valid_from <= ${onDate} and (m.valid_to is null or m.valid_to > ${onDate})`.execute(db)
  return rows.map(({ name }) => name).sort(new Intl.Collator('da').compare)
}
