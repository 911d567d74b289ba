import { sql } from 'kysely'
import type { Reader } from '#platform/database/database.ts'

export type Person = { userId: string; name: string; email: string; language: 'da' | 'en' }

/** Members of a body and those who stand in for them (medlemmer), for its secretariat alone. */
export async function listPeople(db: Reader, bodyId: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select user_id as "userId", name, email, language from app_body_people(${bodyId}) order by email`.execute(db)
  return rows
}
