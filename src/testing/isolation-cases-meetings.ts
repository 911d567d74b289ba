import { type ActorName, actors, ids } from './isolation.ts'
import type { Case } from './isolation-cases.ts'

// The rows of meetings and cases for isolation.db.test.ts: a closed case of DAS, whose member and secretariat read it,
// and an open one. 860 has a follow-up, a note and comments of its own.

const id = (n: number) => `00000000-0000-4000-a000-${String(n).padStart(12, '0')}`
const own = ids['own reporter']
const member = ids.member
const secretary = ids.secretariat

const closed = { case: id(1), item: id(2), stop: id(3), clause: id(4), decision: id(5), attachment: id(6) }
const open = { case: id(11), item: id(12), second: id(13), stop: id(14) }
const heard = id(21)
const coming = id(22)
const procedure = id(23)
const secondProcedure = id(24)
const freeStop = id(25)
const guest = id(26)
const secondGuest = id(27)

const minutesImport = id(41)

const nobody: ActorName[] = []
const inside: ActorName[] = ['member', 'secretariat']
const kept = {
  insert: ['secretariat'] as ActorName[],
  update: ['secretariat'] as ActorName[],
  delete: ['secretariat'] as ActorName[],
}
const people: ActorName[] = ['own reporter', 'own approver', 'own reader']

/** What the body and its secretariat alone read, and what the secretariat alone writes, unless it says otherwise. */
export const meetingCases: Record<string, Case> = {
  meeting_link: {
    where: `meeting_id = '${heard}'`,
    insert: `insert into meeting_link (meeting_id, url) values ('${coming}', 'https://moede.example/2')`,
    set: `url = 'https://moede.example/3'`,
    read: inside,
    write: kept,
  },
  minutes_import: {
    where: `id = '${minutesImport}'`,
    insert: `insert into minutes_import (area, sha256, file_name, media_type, lines, found) values ('nordjylland', repeat('b', 64), 'b.txt', 'text/plain', 'x', '{}')`,
    set: `file_name = 'c.txt'`,
    read: ['secretariat'],
    write: kept,
  },
  minutes_import_meeting: {
    where: `import_id = '${minutesImport}'`,
    insert: `insert into minutes_import_meeting (import_id, place, meeting_id, outcome) values ('${minutesImport}', 1, '${coming}', 'was-there')`,
    set: `outcome = 'was-there'`,
    read: ['secretariat'],
    write: kept,
  },
  meeting_case: {
    where: `id = '${closed.case}'`,
    insert: `insert into meeting_case (area, number, title) values ('nordjylland', '2026-9', 'Ny sag')`,
    set: `title = 'Anden titel'`,
    read: inside,
    // One that stands on an agenda stays.
    write: { ...kept, delete: nobody },
  },
  meeting_change: {
    where: `meeting_id = '${coming}'`,
    insert: `insert into meeting_change (meeting_id, kind, reason, from_on, by_user) select '${coming}', 'cancelled', 'Sygdom', '2026-03-20', app_user_id()`,
    set: `reason = 'Ferie'`,
    // That a meeting was moved or cancelled, and why, is no secret; it stands as it was said.
    read: [...actors],
    write: { insert: ['secretariat'], update: nobody, delete: nobody },
  },
  case_version: {
    where: `case_id = '${closed.case}'`,
    insert: `insert into case_version (case_id, number, title, closed, sections, clauses) values ('${open.case}', 7, 'x', false, '{}', '[]')`,
    set: `title = 'Andet'`,
    read: inside,
    // Triggers keep them, in nobody's name.
    write: { insert: nobody, update: nobody, delete: nobody },
  },
  case_series: {
    where: `area = 'nordjylland'`,
    insert: `insert into case_series (area, series, year, last) values ('nordjylland', 'B', 2026, 1)`,
    set: `last = 2`,
    read: ['secretariat'],
    write: kept,
  },
  case_stop: {
    where: `id = '${closed.stop}'`,
    insert: `insert into case_stop (case_id, body_id, role, step) values ('${closed.case}', 'das', 'decision', 2)`,
    set: `answer = 'Ja'`,
    read: inside,
    write: { insert: ['secretariat'], update: inside, delete: nobody },
  },
  agenda_item: {
    where: `id = '${closed.item}'`,
    insert: `insert into agenda_item (meeting_id, position, kind) values ('${coming}', 1, 'approve-agenda')`,
    set: `position = 3`,
    read: inside,
    write: kept,
  },
  recommendation_clause: {
    where: `id = '${closed.clause}'`,
    insert: `insert into recommendation_clause (case_id, position, verb, text) values ('${closed.case}', 2, 'note', 'tager det til efterretning')`,
    set: `text = 'andet'`,
    read: inside,
    write: kept,
  },
  attachment: {
    where: `id = '${closed.attachment}'`,
    insert: `insert into attachment (case_id, position, title) values ('${closed.case}', 2, 'Bilag')`,
    set: `title = 'Andet bilag'`,
    read: inside,
    write: kept,
  },
  case_link: {
    where: `case_id = '${closed.case}'`,
    insert: `insert into case_link (case_id, kind, record_id, label) values ('${closed.case}', 'report', 'r', 'R')`,
    set: `label = 'Andet'`,
    read: inside,
    write: kept,
  },
  case_figure: {
    where: `case_id = '${closed.case}'`,
    insert: `insert into case_figure (case_id, figure_id, label, value, value_as_of) values ('${closed.case}', 'g', 'G', '2', '2026-01-01')`,
    set: `value = '3'`,
    read: inside,
    write: kept,
  },
  attendance: {
    where: `id = '${guest}'`,
    insert: `insert into attendance (meeting_id, kind, presence, name) values ('${heard}', 'guest', 'present', 'Gæst')`,
    set: `name = 'Anden gæst'`,
    read: inside,
    write: kept,
  },
  attendance_item: {
    where: `attendance_id = '${guest}'`,
    insert: `insert into attendance_item (attendance_id, item_id) values ('${secondGuest}', '${closed.item}')`,
    set: `item_id = '${open.item}'`,
    read: inside,
    write: kept,
  },
  written_procedure: {
    where: `id = '${procedure}'`,
    insert: `insert into written_procedure (stop_id, body_id, case_id, deadline) values ('${freeStop}', 'das', '${closed.case}', '2026-02-01')`,
    set: `deadline = '2026-03-01'`,
    read: inside,
    write: kept,
  },
  procedure_answer: {
    where: `procedure_id = '${procedure}'`,
    insert: `insert into procedure_answer (procedure_id, user_id, answer) select '${secondProcedure}', app_user_id(), 'adopt'`,
    set: `answer = 'reject'`,
    read: inside,
    write: { insert: ['member'], update: ['member'], delete: nobody },
  },
  decision: {
    where: `id = '${closed.decision}'`,
    insert: `insert into decision (item_id, text) values ('${open.item}', 'Godkendt')`,
    set: `text = 'Godkendt igen'`,
    read: inside,
    write: kept,
  },
  decision_outcome: {
    where: `decision_id = '${closed.decision}'`,
    insert: `insert into decision_outcome (decision_id, position, verb, clause, outcome) values ('${closed.decision}', 2, 'note', 'x', 'noted')`,
    set: `change = 'Med en rettelse'`,
    read: inside,
    write: kept,
  },
  follow_up: {
    where: `organisation_id = '860' and decision_id is null`,
    insert: `insert into follow_up (body_id, what, responsible) values ('das', 'Skriv til alle', 'Sekretariatet')`,
    set: `done_on = '2026-01-01'`,
    read: ['member', 'secretariat', ...people],
    write: {
      insert: ['secretariat'],
      update: ['member', 'secretariat', 'own reporter', 'own approver'],
      delete: ['secretariat'],
    },
  },
  stop_feedback: {
    where: `decision_id = '${closed.decision}'`,
    insert: `insert into stop_feedback (decision_id, stop_id, text) values ('${closed.decision}', '${closed.stop}', 'Tak for det')`,
    set: `text = 'Tak igen'`,
    read: inside,
    write: kept,
  },
  minutes_text: {
    where: `item_id = '${closed.item}'`,
    insert: `insert into minutes_text (item_id, text, written_by) values ('${open.item}', 'x', app_user_id())`,
    set: `text = 'y', written_by = app_user_id()`,
    read: inside,
    write: { insert: ['secretariat'], update: ['secretariat'], delete: nobody },
  },
  minutes_writer: {
    where: `meeting_id = '${heard}'`,
    insert: `insert into minutes_writer (meeting_id, user_id) select '${coming}', app_user_id()`,
    set: `seen_at = now()`,
    read: ['secretariat'],
    write: kept,
  },
  minutes_remark: {
    where: `meeting_id = '${heard}'`,
    insert: `insert into minutes_remark (meeting_id, text, by_user) select '${heard}', 'Der mangler noget', app_user_id()`,
    set: `outcome = 'taken'`,
    read: inside,
    write: { insert: inside, update: ['secretariat'], delete: nobody },
  },
  private_note: {
    where: `user_id = '${own}'`,
    insert: `insert into private_note (user_id, item_id, text) values ('${own}', '${open.second}', 'x')`,
    set: `text = 'y'`,
    read: ['own reporter'],
    write: { insert: ['own reporter'], update: ['own reporter'], delete: ['own reporter'] },
  },
  organisation_comment: {
    where: `organisation_id = '860'`,
    insert: `insert into organisation_comment (organisation_id, case_id, text, by_user) select '860', '${open.case}', 'x', app_user_id()`,
    set: `text = 'y'`,
    read: people,
    write: { insert: people, update: ['own reporter'], delete: ['own reporter'] },
  },
}

/** Tables of meetings that anybody may read. */
export const openMeetingTables: Record<string, { why: string; write: ActorName[] }> = {
  meeting: { why: 'that a body meets, and when, is no secret', write: ['secretariat'] },
  meeting_practice: { why: 'how a body works is no secret', write: ['secretariat'] },
  standing_item: { why: 'what every agenda begins with is no secret', write: ['secretariat'] },
}

export const meetingSeeds = `
  update body set area = 'nordjylland' where id = 'das';
  insert into meeting (id, body_id, held_on, state) values ('${heard}', 'das', '2026-01-20', 'minutes-in-hearing');
  insert into meeting (id, body_id, held_on) values ('${coming}', 'das', '2026-03-20');
  insert into minutes_import (id, area, sha256, file_name, media_type, lines, found) values ('${minutesImport}', 'nordjylland', repeat('a', 64), 'a.txt', 'text/plain', 'Lukket punkt', '{}');
  insert into minutes_import_meeting (import_id, place, meeting_id, outcome) values ('${minutesImport}', 0, '${heard}', 'added');
  insert into meeting_practice (body_id) values ('das');
  insert into meeting_change (meeting_id, kind, reason, from_on, by_user) values ('${coming}', 'cancelled', 'Sygdom', '2026-03-20', '${secretary}');
  insert into standing_item (body_id, position, kind) values ('das', 1, 'approve-agenda');
  insert into meeting_link (meeting_id, url) values ('${heard}', 'https://moede.example/1');
  insert into meeting_case (id, area, number, title, closed, closed_reason) values ('${closed.case}', 'nordjylland', '2026-1', 'Lukket sag', true, 'Sundhedslovens § 40');
  insert into meeting_case (id, area, number, title) values ('${open.case}', 'nordjylland', '2026-2', 'Åben sag');
  insert into case_series (area, series, year, last) values ('nordjylland', 'A', 2026, 1);
  insert into case_stop (id, case_id, body_id, role, step, state) values ('${closed.stop}', '${closed.case}', 'das', 'decision', 1, 'sent');
  insert into case_stop (id, case_id, body_id, role, step, state) values ('${open.stop}', '${closed.case}', 'das', 'orientation', 3, 'sent');
  insert into case_stop (id, case_id, body_id, role, step, state) values ('${id(28)}', '${closed.case}', 'das', 'orientation', 4, 'sent');
  insert into case_stop (id, case_id, body_id, role, step) values ('${freeStop}', '${closed.case}', 'das', 'orientation', 5);
  insert into agenda_item (id, meeting_id, position, kind, case_id) values ('${closed.item}', '${heard}', 1, 'case', '${closed.case}');
  insert into agenda_item (id, meeting_id, position, kind, case_id) values ('${open.item}', '${heard}', 2, 'case', '${open.case}');
  insert into agenda_item (id, meeting_id, position, kind, title) values ('${open.second}', '${heard}', 3, 'other', 'Nyt');
  insert into recommendation_clause (id, case_id, position, verb, text) values ('${closed.clause}', '${closed.case}', 1, 'approve', 'godkender');
  insert into attachment (id, case_id, position, title) values ('${closed.attachment}', '${closed.case}', 1, 'Bilag');
  insert into case_link (case_id, kind, record_id, label) values ('${closed.case}', 'facility', 'huset', 'Huset');
  insert into case_figure (case_id, figure_id, label, value, value_as_of) values ('${closed.case}', 'f', 'F', '1', '2026-01-01');
  insert into attendance (id, meeting_id, kind, presence, name) values ('${guest}', '${heard}', 'guest', 'present', 'Gæst');
  insert into attendance (id, meeting_id, kind, presence, name) values ('${secondGuest}', '${heard}', 'guest', 'present', 'Gæst');
  insert into attendance_item (attendance_id, item_id) values ('${guest}', '${closed.item}');
  insert into written_procedure (id, stop_id, body_id, case_id, deadline, state) values ('${procedure}', '${open.stop}', 'das', '${closed.case}', '2026-02-01', 'open');
  insert into written_procedure (id, stop_id, body_id, case_id, deadline, state) values ('${secondProcedure}', '${id(28)}', 'das', '${closed.case}', '2026-02-01', 'open');
  insert into procedure_answer (procedure_id, user_id, answer) values ('${procedure}', '${member}', 'adopt');
  insert into decision (id, item_id, text) values ('${closed.decision}', '${closed.item}', 'Godkendt');
  insert into decision_outcome (decision_id, position, verb, clause, outcome) values ('${closed.decision}', 1, 'approve', 'godkender', 'adopted');
  insert into follow_up (body_id, what, responsible, organisation_id) values ('das', 'Send tal', 'Kommunen', '860');
  insert into follow_up (body_id, decision_id, what, responsible, organisation_id) values ('das', '${closed.decision}', 'Lukket', 'Kommunen', '860');
  insert into stop_feedback (decision_id, stop_id, text) values ('${closed.decision}', '${closed.stop}', 'Tak');
  insert into minutes_text (item_id, text) values ('${closed.item}', 'x');
  insert into minutes_writer (meeting_id, user_id) values ('${heard}', '${secretary}');
  insert into minutes_remark (meeting_id, text, by_user) values ('${heard}', 'Der mangler', '${member}');
  insert into private_note (user_id, item_id, text) values ('${own}', '${open.item}', 'x');
  insert into organisation_comment (organisation_id, case_id, text, by_user) values ('860', '${open.case}', 'x', '${own}')`
