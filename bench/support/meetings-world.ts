// Meetings of the whole country: five areas with four bodies each, the councils of 98 municipalities, 2,000 meetings
// and 20,000 cases that went through three bodies each. The numbers are plain; nothing in it is about anybody.
import type pg from 'pg'

/** People of every kind that sees something else of meetings, with what they are a member of. */
export const people = {
  visitor: null,
  member: '00000000-0000-4000-9000-000000000001',
  secretariat: '00000000-0000-4000-9000-000000000002',
  'reader of a municipality': '00000000-0000-4000-9000-000000000003',
} as const
export type Person = keyof typeof people

export const size = { areas: 5, councils: 98, meetings: 2_000, cases: 20_000 }

/** Fills the tables past their triggers; each tenth case is closed, the last hundredth of meetings is still planned. */
export async function fillMeetings(client: pg.Client): Promise<void> {
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  for (const statement of statements) await client.query(statement)
  await client.query('select count(search_follow_up(id)) from follow_up')
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
}

/** An id of its own for the n-th record of a kind. */
const id = (kind: number, n: string) =>
  `('00000000-0000-4000-8${String(kind).padStart(3, '0')}-' || lpad((${n})::text, 12, '0'))::uuid`
/** The body of the n-th meeting: the twenty bodies of the areas meet far more often than a council. */
const bodyOf = (n: string) =>
  `case when (${n}) % 2 = 0 then 'b' || ((${n}) / 2 % 20) else 'council-' || (1 + (${n}) / 2 % ${size.councils}) end`

const statements = [
  `insert into organisation (id, kind, code, valid_from)
    select 'm' || n, 'municipality', n::text, date '2007-01-01' from generate_series(1, ${size.councils}) n
    union all select 'r' || n, 'region', (1000 + n)::text, date '2007-01-01' from generate_series(1, ${size.areas}) n
    union all select 'sekretariat-a' || n, 'secretariat', null, date '2007-01-01' from generate_series(0, ${size.areas - 1}) n`,
  `insert into area (id, name, secretariat_id) select 'a' || n, 'Område ' || n, 'sekretariat-a' || n from generate_series(0, ${size.areas - 1}) n`,
  `insert into body (id, name, short_name, level, area) select 'b' || n, 'Forum ' || n, 'F' || n, 'administrative', 'a' || n % ${size.areas} from generate_series(0, 19) n`,
  `insert into body (id, name, short_name, level, area) select 'council-' || n, 'Kommunalbestyrelse ' || n, 'KB' || n, 'political', 'a' || n % ${size.areas} from generate_series(1, ${size.councils}) n`,
  `insert into app_user (id, email, name) values
    ('${people.member}', 'medlem@example.dk', 'Medlem'), ('${people.secretariat}', 'sekretariat@example.dk', 'Sekretariat'),
    ('${people['reader of a municipality']}', 'laeser@example.dk', 'Læser')`,
  `insert into membership (user_id, role, organisation_id, body_id, valid_from) values
    ('${people.member}', 'body-member', null, 'b1', '2020-01-01'), ('${people.secretariat}', 'secretariat', 'sekretariat-a0', null, '2020-01-01'),
    ('${people['reader of a municipality']}', 'reader', 'm1', null, '2020-01-01')`,
  `insert into meeting (id, body_id, held_on, state)
    select ${id(1, 'n')}, ${bodyOf('n')}, date '2025-06-01' - (${size.meetings} - n), case when n > ${size.meetings * 0.99} then 'planned'
      when n > ${size.meetings * 0.98} then 'agenda-sent' when n > ${size.meetings * 0.97} then 'minutes-in-hearing' else 'minutes-approved' end
    from generate_series(1, ${size.meetings}) n`,
  `insert into meeting_case (id, area, number, title, responsible, closed, closed_reason, resume, background, presentation, created_at)
    select ${id(2, 'n')}, 'a' || n % ${size.areas}, 'S-' || n, 'Sag om kapacitet og takster ' || n, 'Sekretariatet', n % 10 = 0, case when n % 10 = 0 then 'Fordi' end,
      repeat('Kapaciteten er opgjort. ', 20), repeat('Aftalen siger, at der følges op. ', 20), repeat('Der er indhentet svar fra kommunerne. ', 60),
      timestamptz '2020-01-01' + n * interval '2 hours' from generate_series(1, ${size.cases}) n`,
  // Three stops each, at meetings spread over the years.
  `insert into case_stop (id, case_id, body_id, meeting_id, role, step, state)
    select ${id(3, 'n * 3 + s')}, ${id(2, 'n')}, ${bodyOf(`1 + (n * 7 + s * 131) % ${size.meetings}`)}, ${id(1, `1 + (n * 7 + s * 131) % ${size.meetings}`)},
      case s when 2 then 'decision' else 'recommendation' end, s + 1, 'done' from generate_series(1, ${size.cases}) n cross join generate_series(0, 2) s`,
  `insert into agenda_item (id, meeting_id, position, kind, case_id, stop_id)
    select ${id(4, 'n * 3 + s')}, ${id(1, `1 + (n * 7 + s * 131) % ${size.meetings}`)}, n, 'case', ${id(2, 'n')}, ${id(3, 'n * 3 + s')}
    from generate_series(1, ${size.cases}) n cross join generate_series(0, 2) s`,
  `insert into recommendation_clause (case_id, position, verb, text)
    select ${id(2, 'n')}, p, 'approve', 'godkender sagen' from generate_series(1, ${size.cases}) n cross join generate_series(1, 2) p`,
  `insert into attachment (id, case_id, position, title) select ${id(5, 'n')}, ${id(2, 'n / 2')}, 1 + n % 2, 'Bilag' from generate_series(2, ${size.cases * 2 + 1}) n`,
  `insert into decision (id, item_id, text) select ${id(6, 'n')}, ${id(4, 'n')}, 'Tiltrådt.' from generate_series(3, ${size.cases * 3 + 2}) n`,
  `insert into decision_outcome (decision_id, position, verb, clause, outcome) select ${id(6, 'n')}, 1, 'approve', 'godkender sagen', 'adopted' from generate_series(3, ${size.cases * 3 + 2}) n`,
  `insert into minutes_text (item_id, text) select ${id(4, 'n')}, 'Sagen blev drøftet.' from generate_series(3, ${size.cases * 3 + 2}) n`,
  // A third of the cases are followed up; one in ten of those is open.
  `insert into follow_up (id, body_id, decision_id, what, responsible, organisation_id, due_on, done_on)
    select ${id(7, 'n')}, m.body_id, ${id(6, 'n * 3 + 2')}, 'Indhenter svar', 'Kommunen', 'm' || (1 + n % ${size.councils}), date '2025-03-01' + n % 60,
      case when n % 30 <> 0 then date '2025-02-01' end
    from generate_series(1, ${size.cases}) n join agenda_item i on i.id = ${id(4, 'n * 3 + 2')} join meeting m on m.id = i.meeting_id where n % 3 = 0`,
]

/** The n-th meeting or case of this world. */
export const meetingId = (n: number) => `00000000-0000-4000-8001-${String(n).padStart(12, '0')}`
export const caseId = (n: number) => `00000000-0000-4000-8002-${String(n).padStart(12, '0')}`
