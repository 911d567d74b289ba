import { sql } from 'kysely'
import type { Reader, Tx } from '#platform/database/database.ts'

export type Person = { userId: string; name: string; email: string; language: 'da' | 'en' }

/** Members of a body and those who stand in for them (medlemmer), for its secretariat alone. */
export async function listPeople(db: Reader, bodyId: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select user_id as "userId", name, email, language from app_body_people(${bodyId}) order by email`.execute(db)
  return rows
}

/** Stands in a letter for the name of who reads it. */
export const readerName = '{name}'

/**
 * Queues a mail to the people of the body of a stop that was sent outside a meeting, once to each (spørg forummet), and
 * keeps how many they are. They may be of another area: who sends reads neither names nor addresses.
 * @returns how many people with an account the body has
 */
export async function queueToBody(
  tx: Tx,
  stopId: string,
  letters: Record<Person['language'], { subject: string; body: string }>,
): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    select app_tell_stop(${stopId}::uuid, ${JSON.stringify(letters)}::jsonb) as told`.execute(tx)
  return rows[0]?.told ?? 0
}

/** Names of those who are members of a body by their account on a day. For the secretariat, who may read accounts. */
export async function listMemberNames(db: Reader, bodyId: string, onDate: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct u.name from membership m join app_user u on u.id = m.user_id
    where m.role = 'body-member' and m.body_id = ${bodyId} and u.disabled_at is null
      and m.valid_from <= ${onDate} and (m.valid_to is null or m.valid_to > ${onDate})`.execute(db)
  return rows.map(({ name }) => name).sort(new Intl.Collator('da').compare)
}
