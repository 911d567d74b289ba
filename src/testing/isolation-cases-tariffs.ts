import { type ActorName, actors, ids, row } from './isolation.ts'
import type { Case } from './isolation-cases.ts'

// The rows of overhead, results, scenarios and business cases for isolation.db.test.ts.

const businessCase = '00000000-0000-4000-9000-000000000210'
const everybody: ActorName[] = [...actors]
const people: ActorName[] = ['own reporter', 'own approver', 'own reader']
const economists: ActorName[] = ['own reporter', 'own approver']
const reporter: ActorName[] = ['own reporter']
const nobody: ActorName[] = []

/** Scenarios and business cases of 860, and rates that everybody reads. */
export const tariffCases: Record<string, Case> = {
  operator_overhead: {
    where: `operator_id = '860'`,
    insert: `insert into operator_overhead (operator_id, year, number, low, high, recorded_by) select '860', 2025, 1, 5, 5, app_user_id() where app_user_id() is not null`,
    set: `number = 9`,
    read: everybody,
    // A correction is another row.
    write: { insert: reporter, update: nobody, delete: nobody },
  },
  tariff_retained_use: {
    where: `offering_id = 'ydelse'`,
    insert: `insert into tariff_retained_use (offering_id, year, purpose, amount, recorded_by) values ('ydelse', 2021, 'quality', 1, app_user_id())`,
    set: `note = 'x'`,
    read: ['member', 'analyst', 'secretariat elsewhere', 'secretariat', ...people],
    write: { insert: reporter, update: reporter, delete: nobody },
  },
  tariff_result: {
    where: `offering_id = 'ydelse'`,
    insert: `insert into tariff_result (offering_id, year, basis, result, retained, to_tariff, recorded_by) values ('ydelse', 2021, 1, 0, 0, 0, app_user_id())`,
    set: `note = 'x'`,
    read: ['member', 'analyst', 'secretariat elsewhere', 'secretariat', ...people],
    write: { insert: reporter, update: reporter, delete: nobody },
  },
  tariff_comparison: {
    where: `id = '${row.otherDraft}'`,
    insert: `insert into tariff_comparison (organisation_id, title, year, created_by) select '860', 'Ny takst', 2027, app_user_id() where app_user_id() is not null`,
    set: `year = 2028`,
    read: people,
    write: { insert: reporter, update: reporter, delete: reporter },
  },
  tariff_scenario: {
    where: `comparison_id = '${row.otherDraft}'`,
    insert: `insert into tariff_scenario (comparison_id, position, name, input) values ('${row.otherDraft}', 2, 'B', '{}')`,
    set: `advantages = 'Billigere'`,
    read: people,
    write: { insert: reporter, update: reporter, delete: reporter },
  },
  index_rate: {
    where: `year = 2020`,
    insert: `insert into index_rate (year, kind, number, percent, source, decided_on, recorded_by) select 2021, 'region', 1, 2, 'Skøn', '2020-06-01', app_user_id() where app_user_id() is not null`,
    set: `percent = 3`,
    read: everybody,
    // A correction is another row.
    write: { insert: ['secretariat elsewhere', 'secretariat', 'administrator'], update: [], delete: [] },
  },
  business_case: {
    where: `owner_id = '860'`,
    insert: `insert into business_case (owner_id) values ('860')`,
    set: `version = 2`,
    read: ['secretariat', ...people],
    write: { insert: economists, update: economists, delete: [] },
  },
  business_case_version: {
    where: `business_case_id = '${businessCase}'`,
    insert: `insert into business_case_version (business_case_id, number, title, input, hash, made_by) select '${businessCase}', 2, 'Botilbud', '{}', repeat('0', 64), app_user_id() where app_user_id() is not null`,
    // Publishing is all that can be done with a version.
    set: `published_by = app_user_id(), published_at = now()`,
    read: ['secretariat', ...people],
    write: { insert: economists, update: economists, delete: [] },
  },
}

/** Their rows, as the system puts them in. */
export const tariffSeeds = `
  insert into tariff_comparison (id, organisation_id, title, year) values ('${row.otherDraft}', '860', 'Takst', 2027);
  insert into tariff_scenario (comparison_id, position, name, input) values ('${row.otherDraft}', 1, 'A', '{}');
  insert into index_rate (year, kind, number, percent, source, decided_on) values (2020, 'region', 1, 2, 'Skøn', '2019-06-01');
  insert into business_case (id, owner_id, secretariat_id) values ('${businessCase}', '860', 'sekretariat-nordjylland');
  insert into business_case_version (business_case_id, number, title, input, hash, made_by) values ('${businessCase}', 1, 'Botilbud', '{}', repeat('0', 64), '${ids['own reporter']}');`
