import { sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'
import { loadRegistry } from '../reference/load.ts'

/** Accounts on the shipped register, by role: who may keep bodies and agreements of Nordjylland, and who may not. */
export async function seedKeepers(db: Db) {
  await loadRegistry(db)
  const add = async (name: string, role: string, organisation: string | null, body: string | null = null) => {
    const { rows } = await sql<{ id: string }>`
      insert into app_user (email, name) values (${`${name}@test.example`}, ${name}) returning id`.execute(db)
    const id = rows[0]?.id ?? ''
    await sql`insert into membership (user_id, role, organisation_id, body_id, valid_from)
      values (${id}, ${role}, ${organisation}, ${body}, '2020-01-01')`.execute(db)
    return id
  }
  return {
    secretariat: await add('sekretariat', 'secretariat', 'sekretariat-nordjylland'),
    elsewhere: await add('sekretariat-midtjylland', 'secretariat', 'sekretariat-midtjylland'),
    administrator: await add('administrator', 'administrator', 'sekretariat-nordjylland'),
    member: await add('medlem', 'body-member', null, 'das-nordjylland'),
    reporter: await add('indberetter', 'reporter', '1081'),
  }
}
