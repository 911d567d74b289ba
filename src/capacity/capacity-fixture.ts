import { sql } from 'kysely'
import { asSystem } from '#platform/database/actor.ts'
import type { OpenDatabase } from '#platform/database/database.ts'

/** Ids of the people of the tests, by role. */
export const people = {
  reporter: '00000000-0000-4000-8000-000000000001',
  otherReporter: '00000000-0000-4000-8000-000000000002',
  secretariat: '00000000-0000-4000-8000-000000000003',
  analyst: '00000000-0000-4000-8000-000000000004',
}

/**
 * A small register for tests of this room: two operators with offerings `a-1`, `a-2` and `b-1`, a secretariat,
 * a body, and a person of each role. Loading it twice changes nothing.
 */
export async function smallRegister(database: OpenDatabase): Promise<void> {
  await asSystem(database.db, 'test', async (tx) => {
    await sql`insert into organisation (id, kind, code, valid_from) values
      ('1081', 'region', '1081', '2007-01-01'), ('1085', 'region', '1085', '2007-01-01'),
      ('sekretariat-nordjylland', 'secretariat', null, '2007-01-01'), ('styrelse', 'national', null, '2007-01-01')
      on conflict do nothing`.execute(tx)
    await sql`insert into organisation_name (organisation_id, name, valid_from) values
      ('1081', 'Region Nordjylland', '2007-01-01'), ('1085', 'Region Sjælland', '2007-01-01'),
      ('sekretariat-nordjylland', 'Sekretariatet', '2007-01-01'), ('styrelse', 'Styrelsen', '2007-01-01')
      on conflict do nothing`.execute(tx)
    await sql`insert into body (id, name, level) values ('das-nordjylland', 'DAS', 'administrative')
      on conflict do nothing`.execute(tx)
    await sql`insert into facility (id, valid_from) values ('a', '2007-01-01'), ('b', '2007-01-01')
      on conflict do nothing`.execute(tx)
    await sql`insert into facility_name (facility_id, name, valid_from) values
      ('a', 'Aa-skolen', '2007-01-01'), ('b', 'Bakken', '2007-01-01') on conflict do nothing`.execute(tx)
    await sql`insert into facility_operator (facility_id, operator_id, valid_from) values
      ('a', '1081', '2007-01-01'), ('b', '1085', '2007-01-01') on conflict do nothing`.execute(tx)
    await sql`insert into offering (id, facility_id, legal_basis_text, valid_from) values
      ('a-1', 'a', 'FSL § 20 stk. 3', '2007-01-01'), ('a-2', 'a', 'SEL § 108', '2007-01-01'),
      ('b-1', 'b', 'BL § 43', '2007-01-01') on conflict do nothing`.execute(tx)
    await sql`insert into offering_term (offering_id, financing, financing_basis, coverage, valid_from) values
      ('a-1', 'part-objective', 'explicit', 'country-wide', '2007-01-01'),
      ('a-2', 'tariff', 'explicit', 'country-wide', '2007-01-01'),
      ('b-1', 'objective-share', 'explicit', 'secured', '2007-01-01') on conflict do nothing`.execute(tx)
    for (const [role, id] of Object.entries(people)) {
      await sql`insert into app_user (id, email, name) values (${id}, ${`${role.toLowerCase()}@test.example`}, ${role})
        on conflict do nothing`.execute(tx)
    }
    await sql`insert into membership (user_id, role, organisation_id, valid_from) values
      (${people.reporter}, 'reporter', '1081', '2007-01-01'), (${people.otherReporter}, 'reporter', '1085', '2007-01-01'),
      (${people.secretariat}, 'secretariat', 'sekretariat-nordjylland', '2007-01-01'),
      (${people.analyst}, 'national-analyst', 'styrelse', '2007-01-01') on conflict do nothing`.execute(tx)
  })
}
