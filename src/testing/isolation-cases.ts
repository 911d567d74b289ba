import type { Db } from '#platform/database/database.ts'
import { type ActorName, actors, ids, row, run } from './isolation.ts'
import { meetingCases, meetingSeeds, openMeetingTables } from './isolation-cases-meetings.ts'
import { tariffCases, tariffSeeds } from './isolation-cases-tariffs.ts'

// What isolation.db.test.ts goes through: every table, whose its rows are, and exactly who reads and writes them.

export type Case = {
  /** Picks the rows of 860. */
  where: string
  /** One more row of 860, written the way the own people would. */
  insert: string
  /** A change of those rows. */
  set: string
  read: ActorName[]
  write: { insert: ActorName[]; update: ActorName[]; delete: ActorName[] }
}

export const own = ids['own reporter']
export const everybody = [...actors]
const loggedIn = actors.filter((name) => name !== 'visitor')
const people: ActorName[] = ['own reporter', 'own approver', 'own reader']
const following: ActorName[] = ['secretariat', ...people]
const nobody: ActorName[] = []
const none = { insert: nobody, update: nobody, delete: nobody }
const onlyOwn = (...names: ActorName[]) => ({ insert: names, update: names, delete: names })
const administrator = onlyOwn('administrator')
const allocation = '00000000-0000-4000-9000-000000000200'

/** Tables with rows that belong to somebody, and exactly who reads and writes rows of another. */
export const isolated: Record<string, Case> = {
  ...tariffCases,
  ...meetingCases,
  app_user: {
    where: `id = '${own}'`,
    insert: `insert into app_user (email, name) values ('ny@example.dk', 'Ny')`,
    set: `name = 'Andet navn'`,
    read: ['secretariat elsewhere', 'secretariat', 'administrator', ...people],
    write: { insert: ['administrator'], update: ['administrator', 'own reporter'], delete: nobody },
  },
  membership: {
    where: `user_id = '${own}'`,
    insert: `insert into membership (user_id, role, organisation_id, valid_from) values ('${own}', 'approver', '860', '2021-01-01')`,
    set: `valid_to = null`,
    read: ['secretariat elsewhere', 'secretariat', 'administrator', ...people],
    write: administrator,
  },
  deputy: {
    where: `membership_id = '${row.ownMembership}'`,
    insert: `insert into deputy (membership_id, deputy_user_id, valid_from, valid_to) values ('${row.ownMembership}', '${ids['own approver']}', '2026-01-01', '2026-02-01')`,
    set: `valid_to = '2026-03-01'`,
    read: ['administrator', 'own reporter', 'own approver'],
    write: onlyOwn('administrator', 'own reporter'),
  },
  api_token: {
    where: `user_id = '${own}'`,
    insert: `insert into api_token (user_id, name, token_hash, scope) values ('${own}', 'x', md5(random()::text), 'read')`,
    set: `revoked_at = now()`,
    read: ['own reporter'],
    write: { insert: ['own reporter'], update: ['own reporter'], delete: nobody },
  },
  user_session: {
    where: `user_id = '${own}'`,
    insert: `insert into user_session (id_hash, user_id) values (md5(random()::text), '${own}')`,
    set: `seen_at = now()`,
    read: nobody,
    write: none,
  },
  one_time_link: {
    where: `user_id = '${own}'`,
    insert: `insert into one_time_link (token_hash, user_id, purpose, expires_at) values (md5(random()::text), '${own}', 'set-password', now())`,
    set: `used_at = null`,
    read: nobody,
    write: { insert: ['administrator'], update: nobody, delete: nobody },
  },
  login_attempt: {
    where: `true`,
    insert: `insert into login_attempt (email_hash, address_hash, succeeded) values ('a', 'b', false)`,
    set: `succeeded = true`,
    read: nobody,
    write: none,
  },
  stored_file: {
    where: `id = '${row.file}'`,
    insert: `insert into stored_file (name, media_type, size, sha256, owner_id, organisation_id, purpose) values ('b', 'text/plain', 1, 'x', '${own}', '860', 'test')`,
    set: `complete = true`,
    read: people,
    write: { insert: ['own reporter'], update: ['own reporter'], delete: nobody },
  },
  stored_file_piece: {
    where: `file_id = '${row.file}'`,
    insert: `insert into stored_file_piece (file_id, number, bytes) values ('${row.file}', 2, '\\x00')`,
    set: `number = 3`,
    read: people,
    write: { insert: ['own reporter'], update: nobody, delete: nobody },
  },
  mail_message: {
    where: `to_address = 'b@example.dk'`,
    // Whoever is logged in may cause a mail; only administrators see the outbox.
    insert: `insert into mail_message (to_address, subject, body) values ('b@example.dk', 'x', 'x')`,
    // "Prøv igen" is all that can be done with a mail.
    set: `next_attempt_at = now()`,
    read: ['administrator'],
    write: { insert: loggedIn, update: ['administrator'], delete: nobody },
  },
  background_task: {
    where: `user_id = '${own}'`,
    insert: `insert into background_task (kind, title, user_id) values ('x', 'x', '${own}')`,
    set: `title = 'y'`,
    read: ['administrator', 'own reporter'],
    write: { insert: ['own reporter'], update: nobody, delete: nobody },
  },
  retention_run: {
    where: `true`,
    insert: `insert into retention_run (kind, day, affected) values ('x', '2026-01-01', 0)`,
    set: `affected = 1`,
    read: ['administrator'],
    write: none,
  },
  audit_entry: {
    where: `organisation_id = '860' and table_name = 'respondent'`,
    insert: `insert into audit_entry (table_name, record_id, action) values ('x', 'x', 'insert')`,
    set: `action = 'delete'`,
    read: ['administrator', 'own reporter', 'own approver'],
    write: none,
  },
  respondent: {
    where: `id = '${row.respondent}'`,
    insert: `insert into respondent (round_id, organisation_id) values ('${row.round}', '851')`,
    set: `last_seen_at = now()`,
    read: ['analyst', ...following],
    write: { insert: ['secretariat'], update: ['secretariat', 'own reporter'], delete: nobody },
  },
  respondent_line: {
    where: `respondent_id = '${row.respondent}'`,
    insert: `insert into respondent_line (respondent_id, line_id) values ('${row.respondent}', 'b')`,
    set: `position = 2`,
    read: ['analyst', ...following],
    write: onlyOwn('secretariat'),
  },
  submission: {
    where: `id = '${row.draft}'`,
    insert: `insert into submission (respondent_id, number, correction_reason, created_by) select '${row.respondent}', 2, 'xxx', '${own}' where app_user_id() is not null`,
    set: `filled = 1`,
    read: following,
    // A second one beside the draft is refused for the own people by the key, for the others by the policy.
    write: { insert: nobody, update: ['own reporter'], delete: nobody },
  },
  submission_value: {
    where: `submission_id = '${row.draft}'`,
    insert: `insert into submission_value (submission_id, line_id, field, state, low, high, changed_by) values ('${row.draft}', 'ydelse', 'b', 'exact', 1, 1, app_user_id())`,
    set: `low = 7, high = 7, changed_by = app_user_id()`,
    read: people,
    write: onlyOwn('own reporter'),
  },
  finding_acceptance: {
    where: `submission_id = '${row.draft}'`,
    insert: `insert into finding_acceptance (submission_id, rule_id, line_id, field, found, reason, accepted_by) values ('${row.draft}', 'b', 'ydelse', 'a', '1', 'fordi', app_user_id())`,
    set: `reason = 'derfor', accepted_by = app_user_id()`,
    read: people,
    write: onlyOwn('own reporter'),
  },
  submission_event: {
    where: `submission_id = '${row.draft}'`,
    insert: `insert into submission_event (submission_id, kind, text, by_user) select '${row.draft}', 'note', 'x', app_user_id()`,
    set: `text = 'y'`,
    read: following,
    write: { insert: ['secretariat', 'own reporter', 'own approver'], update: nobody, delete: nobody },
  },
  round_reminder: {
    where: `round_id = '${row.round}'`,
    insert: `insert into round_reminder (round_id, days_before) values ('${row.round}', 3)`,
    set: `days_before = 4`,
    read: ['secretariat'],
    write: onlyOwn('secretariat'),
  },
  place_period: {
    where: `offering_id = 'ydelse'`,
    insert: `insert into place_period (offering_id, places, valid_from, valid_to) values ('ydelse', 3, '2010-01-01', '2011-01-01')`,
    set: `places = 5`,
    read: ['analyst', 'secretariat elsewhere', 'secretariat', ...people],
    write: onlyOwn('own reporter'),
  },
  place_reduction: {
    where: `offering_id = 'ydelse'`,
    insert: `insert into place_reduction (offering_id, kind, places, valid_from, valid_to, reason) values ('ydelse', 'closed', 1, '2010-01-01', '2011-01-01', 'ombygning')`,
    set: `places = 2`,
    read: ['analyst', 'secretariat elsewhere', 'secretariat', ...people],
    write: onlyOwn('own reporter'),
  },
  stay: {
    where: `offering_id = 'ydelse'`,
    insert: `insert into stay (offering_id, valid_from) values ('ydelse', '2020-05-01')`,
    set: `valid_to = '2030-01-01'`,
    read: ['analyst', 'secretariat elsewhere', 'secretariat', ...people],
    write: onlyOwn('own reporter'),
  },
  body_mandate: {
    where: `body_id = 'das'`,
    insert: `insert into body_mandate (body_id, number) values ('kreds', 1)`,
    set: `purpose = 'y'`,
    // A draft: those who keep the body, and its members.
    read: ['member', 'secretariat', 'administrator'],
    write: onlyOwn('secretariat', 'administrator'),
  },
  seat_person: {
    where: `name = 'Tidligere Medlem'`,
    insert: `insert into seat_person (body_id, seat_id, name, valid_from) values ('das', 'plads', 'Nyt Medlem', '2020-01-01')`,
    set: `title = 'y'`,
    // One who has left: those who keep the body, and its members. Whom a seat names today everybody reads.
    read: ['member', 'secretariat', 'administrator'],
    write: onlyOwn('secretariat', 'administrator'),
  },
  initiative_note: {
    where: `initiative_id = 'i'`,
    insert: `insert into initiative_note (initiative_id, state, noted_on, text, organisation_id, written_by) values ('i', 'running', '2025-01-01', 'x', '851', app_user_id())`,
    set: `text = 'y'`,
    read: everybody,
    // Notes are added in one's own name, and stand.
    write: { insert: ['secretariat', 'administrator'], update: nobody, delete: nobody },
  },
  allocation: {
    where: `owner_id = '860'`,
    insert: `insert into allocation (owner_id) values ('860')`,
    set: `version = 2`,
    read: following,
    write: { insert: ['own reporter', 'own approver'], update: ['own reporter', 'own approver'], delete: nobody },
  },
  allocation_version: {
    where: `allocation_id = '${allocation}'`,
    insert: `insert into allocation_version (allocation_id, number, title, input, result, hash, made_by) select '${allocation}', 2, 'Fordeling', '{}', '{}', repeat('0', 64), app_user_id() where app_user_id() is not null`,
    // Publishing is all that can be done with a version.
    set: `published_by = app_user_id(), published_at = now()`,
    read: following,
    write: { insert: ['own reporter', 'own approver'], update: ['own reporter', 'own approver'], delete: nobody },
  },
  report_text: {
    where: `report_id = 'rapport'`,
    insert: `insert into report_text (report_id, section, number, text, written_by) select 'rapport', 'a', 2, 'x', app_user_id()`,
    set: `text = 'y'`,
    // An approver of one operator would read totals that lack what the others have not published.
    read: ['analyst', 'secretariat'],
    write: { insert: ['secretariat'], update: nobody, delete: nobody },
  },
  tariff_sheet: {
    where: `id = '${row.tariffSheet}'`,
    // A sheet comes with an approved submission only, and the one of 860 is a draft.
    insert: `insert into tariff_sheet (offering_id, operator_id, owner_id, year, number, submission_id, kind, figures, basis, per_day, rule_id, facility_name, operator_name)
      values ('ydelse', '860', 'sekretariat-nordjylland', 2026, 2, '${row.draft}', 'yearly', '{}', 1, 1, 'x', 'Huset', 'B')`,
    set: `delegated = true`,
    read: ['member', 'analyst', ...following],
    write: { insert: nobody, update: ['secretariat'], delete: nobody },
  },
  tariff_step: {
    where: `sheet_id = '${row.tariffSheet}'`,
    insert: `insert into tariff_step (sheet_id, kind, text, by_user) values ('${row.tariffSheet}', 'remark', 'hvorfor', app_user_id())`,
    set: `text = 'andet'`,
    read: ['member', 'analyst', ...following],
    write: { insert: ['secretariat'], update: nobody, delete: nobody },
  },
}

const register: ActorName[] = ['secretariat elsewhere', 'secretariat', 'administrator']
/** Tables that anybody may read, by whom they are written, and why they are public. */
export const open: Record<string, { why: string; write: ActorName[] }> = {
  ...Object.fromEntries(
    `source organisation organisation_name municipality_region organisation_succession municipality_tile target_group
    legal_basis facility facility_name facility_operator unit offering offering_target_group offering_legal_basis
    offering_term offering_coverage alias population`
      .split(/\s+/)
      .map((table) => [table, { why: 'the public register', write: register }]),
  ),
  ...openMeetingTables,
  area: { why: 'which secretariat serves which area is no secret', write: [] },
  body: { why: 'who decides what is no secret', write: ['secretariat', 'administrator'] },
  body_seat: {
    why: 'which organisation or role has a seat is no secret',
    write: ['secretariat', 'administrator'],
  },
  ...Object.fromEntries(
    'agreement agreement_focus initiative initiative_link agreement_step agreement_party'
      .split(' ')
      .map((table) => [table, { why: 'the framework agreement is public', write: ['secretariat', 'administrator'] }]),
  ),
  offering_search: { why: 'made from the public register', write: [] },
  template: { why: 'what is asked is no secret', write: ['administrator'] },
  template_version: { why: 'what is asked is no secret', write: ['administrator'] },
  round: { why: 'that a round exists, and when it closes, is no secret', write: ['secretariat'] },
  round_stage: { why: 'that a round exists, and when it closes, is no secret', write: ['secretariat'] },
  watch_entry: {
    why: 'the watch list is part of the published report',
    write: ['secretariat elsewhere', 'secretariat'],
  },
  printed_figure: { why: 'printed in public reports', write: [] },
  series_break: { why: 'explains public figures', write: ['secretariat elsewhere', 'secretariat'] },
  activity_figure: { why: 'printed in public reports', write: [] },
  report: { why: 'that a report exists is no secret', write: [] },
  tariff_path: { why: 'who decides about tariffs is no secret', write: ['secretariat'] },
  offering_category: { why: 'whom an offering is for is public', write: ['secretariat elsewhere', 'secretariat'] },
  offering_category_user: { why: 'whom an offering is for is public', write: ['secretariat elsewhere', 'secretariat'] },
  edition: { why: 'editions are published, and never changed', write: [] },
  edition_input: { why: 'editions are published, and never changed', write: [] },
}

/** Tables without row policies: the role of requests has no right to them at all. */
// search_source and search_piece are read by app_search() alone, which filters by the reader itself.
export const outOfReach = ['schema_migration', 'loaded_data', 'procedure_place', 'search_piece', 'search_source']

export const seeds = `
  insert into deputy (membership_id, deputy_user_id, valid_from, valid_to) values ('${row.ownMembership}', '${ids['own approver']}', '2020-01-01', '2020-02-01');
  insert into api_token (user_id, name, token_hash, scope) values ('${own}', 'x', 'token', 'read');
  insert into user_session (id_hash, user_id) values ('session', '${own}');
  insert into one_time_link (token_hash, user_id, purpose, expires_at) values ('link', '${own}', 'set-password', now());
  insert into login_attempt (email_hash, address_hash, succeeded) values ('a', 'b', false);
  insert into stored_file (id, name, media_type, size, sha256, owner_id, organisation_id, purpose) values ('${row.file}', 'a', 'text/plain', 1, 'x', '${own}', '860', 'test');
  insert into stored_file_piece (file_id, number, bytes) values ('${row.file}', 1, '\\x00');
  insert into mail_message (to_address, subject, body) values ('b@example.dk', 'x', 'x');
  insert into background_task (kind, title, user_id) values ('x', 'x', '${own}');
  insert into retention_run (kind, day, affected) values ('x', '2026-01-01', 0);
  insert into respondent_line (respondent_id, line_id) values ('${row.respondent}', 'ydelse');
  insert into submission_value (submission_id, line_id, field, state, low, high) values ('${row.draft}', 'ydelse', 'a', 'exact', 1, 1);
  insert into finding_acceptance (submission_id, rule_id, line_id, field, found, reason) values ('${row.draft}', 'a', 'ydelse', 'a', '1', 'fordi');
  insert into submission_event (submission_id, kind, text, by_user) values ('${row.draft}', 'note', 'x', '${own}');
  insert into round_reminder (round_id, days_before) values ('${row.round}', 7);
  insert into place_period (offering_id, places, valid_from) values ('ydelse', 3, '2020-01-01');
  insert into place_reduction (offering_id, kind, places, valid_from, valid_to, reason) values ('ydelse', 'closed', 1, '2020-01-01', '2021-01-01', 'ombygning');
  insert into stay (offering_id, valid_from) values ('ydelse', '2020-01-01');
  insert into area (id, name, secretariat_id) values ('nordjylland', 'Nordjylland', 'sekretariat-nordjylland');
  update body set area = 'nordjylland' where id = 'das';
  insert into body (id, name, level, area) values ('kreds', 'Kreds', 'administrative', 'nordjylland');
  insert into body_mandate (body_id, number) values ('das', 1);
  insert into body_seat (id, body_id, function, role, seats, valid_from) values ('plads', 'das', 'member', 'Direktør', 9, '2007-01-01');
  insert into seat_person (body_id, seat_id, name, valid_from, valid_to) values ('das', 'plads', 'Tidligere Medlem', '2010-01-01', '2012-01-01');
  insert into agreement (id, area, title, valid_from, valid_to) values ('a', 'nordjylland', 'A', '2025-01-01', '2027-01-01');
  insert into agreement_focus (id, agreement_id, number, title) values ('f', 'a', 1, 'F');
  insert into initiative (id, focus_id, letter, title) values ('i', 'f', 'A', 'I');
  insert into initiative_note (initiative_id, state, noted_on, text, organisation_id) values ('i', 'proposed', '2024-01-01', 'x', '851');
  insert into allocation (id, owner_id, secretariat_id) values ('${allocation}', '860', 'sekretariat-nordjylland');
  insert into allocation_version (allocation_id, number, title, input, result, hash, made_by) values ('${allocation}', 1, 'Fordeling', '{}', '{}', repeat('0', 64), '${own}');
  insert into operator_overhead (operator_id, year, number, low, high, recorded_by) values ('860', 2024, 1, 5, 5, '${own}');
  insert into report_text (report_id, section, number, text) values ('rapport', 'a', 1, 'x');
  insert into tariff_path (owner_id, step, body_id, valid_from) values ('sekretariat-nordjylland', 'approved', 'das', '2020-01-01');
  insert into tariff_sheet (id, offering_id, operator_id, owner_id, year, number, submission_id, kind, figures, basis, per_day, rule_id, facility_name, operator_name) values ('${row.tariffSheet}', 'ydelse', '860', 'sekretariat-nordjylland', 2026, 1, '${row.draft}', 'yearly', '{}', 1, 1, 'x', 'Huset', 'B');
  insert into tariff_step (sheet_id, kind) values ('${row.tariffSheet}', 'reported');
  insert into tariff_result (offering_id, year, basis, result, retained, to_tariff, recorded_by) values ('ydelse', 2020, 1, 0, 0, 0, '${own}');
  insert into tariff_retained_use (offering_id, year, purpose, amount, recorded_by) values ('ydelse', 2020, 'deficit', 1, '${own}');
${tariffSeeds}
${meetingSeeds}`

/** One row in each public table that the round did not need. */
export async function fill(db: Db, table: string) {
  const rows: Record<string, string> = {
    source: `(id, title) values ('s', 'S') on conflict do nothing`,
    organisation_name: `(organisation_id, name, valid_from) values ('860', 'B', '2007-01-01')`,
    municipality_region: `(municipality_id, region_id, valid_from) values ('860', '851', '2007-01-01')`,
    organisation_succession: `(predecessor_id, successor_id, effective_on) values ('860', '851', '2027-01-01')`,
    municipality_tile: `(municipality_id, col, row) values ('860', 1, 1)`,
    target_group: `(id, classification, name) values ('t', 'c', 'T') on conflict do nothing`,
    legal_basis: `(id, act, section, name, valid_from) values ('l', 'SEL', '107', 'L', '2007-01-01') on conflict do nothing`,
    facility_name: `(facility_id, name, valid_from) values ('huset', 'Huset', '2007-01-01')`,
    unit: `(id, facility_id, name, valid_from) values ('u', 'huset', 'U', '2007-01-01')`,
    offering_target_group: `(offering_id, target_group_id) values ('ydelse', 't')`,
    offering_legal_basis: `(offering_id, legal_basis_id) values ('ydelse', 'l')`,
    offering_term: `(offering_id, financing, financing_basis, coverage, valid_from) values ('ydelse', 'tariff', 'explicit', 'country-wide', '2007-01-01')`,
    offering_search: `(offering_id, facility_id, sort_key, document) values ('ydelse', 'huset', 'h', 'h') on conflict do nothing`,
    offering_coverage: `(offering_id, municipality_id, valid_from) values ('ydelse', '851', '2007-01-01')`,
    alias: `(kind, record_id, text) values ('facility', 'huset', 'H')`,
    population: `(municipality_id, reference_date, age_group, population, source_id) values ('860', '2025-01-01', '0-17', 1, 's')`,
    round_stage: `(round_id, kind, at) values ('${row.round}', 'deadline', now())`,
    initiative_link: `(initiative_id, body_id) values ('i', 'das')`,
    agreement_step: `(agreement_id, phase, title, from_on) values ('a', 'p', 's', '2025-01-01')`,
    agreement_party: `(agreement_id, organisation_id) values ('a', '851')`,
    body_seat: `(body_id, function, organisation_id, valid_from) values ('das', 'member', '851', '2020-01-01')`,
    watch_entry: `(offering_id, body_id, reason, valid_from) values ('ydelse', 'das', 'fordi', '2025-01-01')`,
    printed_figure: `(source_id, source_table, place, offering_id, year) values ('s', 't', 'body', 'ydelse', 2024)`,
    series_break: `(offering_id, year, field, note, note_en, source) values ('ydelse', 2023, 'places', 'n', 'n', 's')`,
    activity_figure: `(source_id, series, category, row_type, year, value, status) values ('s', 'x', 'y', 'total', 2024, 1, 'reported')`,
    offering_category: `(id, offering_id, category, reason, body_id, decided_on, reference, valid_from) values ('${row.category}', 'ydelse', 2, 'fordi', 'das', '2025-01-01', 'punkt 1', '2025-01-01') on conflict do nothing`,
    offering_category_user: `(category_id, municipality_id) values ('${row.category}', '851')`,
    edition_input: `(edition_id, kind, record_id, version) values ('${row.otherDraft}', 'x', 'x', '1')`,
  }
  if (rows[table]) await run(db, `insert into ${table} ${rows[table]}`)
}
