import { sql } from 'kysely'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'

/** Ids of the people of the tests, by role. */
export const people = {
  reporter: '00000000-0000-4000-8000-000000000001',
  otherReporter: '00000000-0000-4000-8000-000000000002',
  secretariat: '00000000-0000-4000-8000-000000000003',
  reader: '00000000-0000-4000-8000-000000000004',
}

const operators = [
  ...['773', '787', '810', '813', '820', '825', '840', '846', '849', '851', '860'].map((id) => [id, 'municipality']),
  ['1081', 'region'],
  ['sekretariat-nordjylland', 'secretariat'],
] as const

/** The operators of Nordjylland, a secretariat, and a person of each role. Loading it twice changes nothing. */
export async function tariffPeople(database: OpenDatabase): Promise<void> {
  await asSystem(database.db, 'test', async (tx) => {
    for (const [id, kind] of operators) {
      await sql`insert into organisation (id, kind, valid_from) values (${id}, ${kind}, '2007-01-01') on conflict do nothing`.execute(
        tx,
      )
      await sql`insert into organisation_name (organisation_id, name, valid_from) values (${id}, ${`Organisation ${id}`}, '2007-01-01') on conflict do nothing`.execute(
        tx,
      )
    }
    for (const [role, id] of Object.entries(people)) {
      await sql`insert into app_user (id, email, name) values (${id}, ${`${role.toLowerCase()}@test.example`}, ${role})
        on conflict do nothing`.execute(tx)
    }
    await sql`insert into membership (user_id, role, organisation_id, valid_from) values
      (${people.reporter}, 'reporter', '1081', '2007-01-01'), (${people.otherReporter}, 'reporter', '851', '2007-01-01'),
      (${people.secretariat}, 'secretariat', 'sekretariat-nordjylland', '2007-01-01'),
      (${people.reader}, 'reader', '1081', '2007-01-01') on conflict do nothing`.execute(tx)
  })
}
