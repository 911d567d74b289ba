-- Meetings of the bodies and the cases (sager) they treat. A case is one row for as long as it travels: each body it
-- visits is a stop, and each stop at a meeting is an item of that agenda. Who sees what stands in 0041. New tables only.

-- How a body works: days counted back from a meeting, and how long its draft minutes are heard.
create table meeting_practice (
  body_id text primary key references body,
  submission_days integer not null default 21 check (submission_days between 0 and 365),
  agenda_days integer not null default 7 check (agenda_days between 0 and 365),
  hearing_days integer not null default 7 check (hearing_days between 1 and 365),
  version integer not null default 1
);

create table meeting (
  id uuid primary key default gen_random_uuid(),
  body_id text not null references body,
  held_on date not null,
  -- Danish time; null: not stated
  starts_at time,
  ends_at time,
  place text check (length(place) <= 500),
  -- held: begun or over; the minutes are being written
  state text not null default 'planned' check (state in ('planned', 'agenda-sent', 'held', 'minutes-in-hearing', 'minutes-approved')),
  -- null: counted back from the date by the practice of the body
  submission_due_on date,
  agenda_sent_at timestamptz,
  hearing_until date,
  -- set by the item of the later meeting that approves them
  minutes_approved_at timestamptz,
  source_id text references source,
  version integer not null default 1,
  constraint meeting_once unique nulls not distinct (body_id, held_on, starts_at),
  constraint meeting_times check (ends_at is null or starts_at is not null)
);
create index meeting_date on meeting (held_on);

-- The address of an online meeting is for those who take part.
create table meeting_link (
  meeting_id uuid primary key references meeting on delete cascade,
  url text not null check (url ~ '^https://' and length(url) <= 2000)
);

create table meeting_case (
  id uuid primary key default gen_random_uuid(),
  -- the area (rammeaftaleområde) whose secretariat keeps the case
  area text not null,
  number text not null check (length(number) between 1 and 60),
  title text not null check (length(trim(title)) between 3 and 300),
  responsible text check (length(responsible) <= 300),
  closed boolean not null default false,
  -- the legal reason why it is closed
  closed_reason text check (length(closed_reason) <= 1000),
  resume text check (length(resume) <= 100000),
  background text check (length(background) <= 100000),
  presentation text check (length(presentation) <= 400000),
  economy text check (length(economy) <= 100000),
  hearing text check (length(hearing) <= 100000),
  process text check (length(process) <= 100000),
  -- sections of old minutes under a heading of their own
  other text check (length(other) <= 400000),
  created_at timestamptz not null default now(),
  source_id text references source,
  version integer not null default 1,
  constraint meeting_case_number unique (area, number),
  constraint meeting_case_closed check (not closed or length(trim(coalesce(closed_reason, ''))) >= 3)
);

-- The last number given in a series; '' is the plain year-serial ("2025-006585").
create table case_series (
  area text not null,
  series text not null check (series ~ '^[A-ZÆØÅ0-9]{0,12}$'),
  year integer not null,
  last integer not null check (last >= 0),
  primary key (area, series, year)
);

create table case_stop (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references meeting_case on delete cascade,
  body_id text not null references body,
  -- once known
  meeting_id uuid references meeting,
  role text not null check (role in ('preparation', 'hearing', 'recommendation', 'decision', 'orientation')),
  is_decisive boolean not null default false,
  -- stops with the same step are taken in parallel
  step integer not null check (step between 1 and 99),
  -- sent: it has reached the body, by a sent agenda or a procedure
  state text not null default 'planned' check (state in ('planned', 'on-agenda', 'sent', 'done', 'cancelled')),
  due_on date,
  answer_kind text check (answer_kind in ('adopted', 'adopted-with-remark', 'rejected', 'noted', 'other')),
  answer text check (length(answer) <= 20000),
  answered_on date,
  version integer not null default 1
);
create index case_stop_case on case_stop (case_id, step);
create index case_stop_body on case_stop (body_id, state);
create index case_stop_meeting on case_stop (meeting_id);

create table agenda_item (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting on delete cascade,
  -- an information item inside the list of them
  parent_id uuid references agenda_item on delete cascade,
  position integer not null check (position >= 1),
  kind text not null check (kind in ('case', 'approve-agenda', 'approve-minutes', 'information', 'any-other-business', 'next-meeting', 'other')),
  -- null: the title of the case, or the usual words of a standing item
  title text check (length(trim(title)) between 2 and 300),
  text text check (length(text) <= 100000),
  case_id uuid references meeting_case,
  stop_id uuid references case_stop,
  -- the meeting whose minutes this item approves
  minutes_of uuid references meeting,
  purpose text not null default 'decision' check (purpose in ('decision', 'discussion', 'orientation')),
  minutes_needed integer check (minutes_needed between 1 and 600),
  closed boolean not null default false,
  closed_reason text check (length(closed_reason) <= 1000),
  -- late: sent after the agenda; extra: added when the meeting began
  late boolean not null default false,
  extra boolean not null default false,
  -- title, sections and recommendation as they stood when the minutes were approved
  frozen jsonb,
  version integer not null default 1,
  constraint agenda_item_one_per_stop unique (stop_id),
  constraint agenda_item_case check ((kind = 'case') = (case_id is not null)),
  constraint agenda_item_stop check (stop_id is null or case_id is not null),
  constraint agenda_item_closed check (not closed or length(trim(coalesce(closed_reason, ''))) >= 3)
);
create index agenda_item_meeting on agenda_item (meeting_id, position);
create index agenda_item_case on agenda_item (case_id);
create index agenda_item_parent on agenda_item (parent_id);

-- Standing items that every new agenda of a body begins with. None: the usual five.
create table standing_item (
  id uuid primary key default gen_random_uuid(),
  body_id text not null references body,
  position integer not null check (position between 1 and 99),
  kind text not null check (kind in ('approve-agenda', 'approve-minutes', 'information', 'any-other-business', 'next-meeting', 'other')),
  title text check (length(trim(title)) between 2 and 300),
  purpose text not null default 'orientation' check (purpose in ('decision', 'discussion', 'orientation')),
  until_on date,
  constraint standing_item_title check (kind <> 'other' or title is not null)
);
create index standing_item_body on standing_item (body_id, position);

-- "Det indstilles, at …": of the case for every stop, of one stop, or of an item without a case.
create table recommendation_clause (
  id uuid primary key default gen_random_uuid(),
  case_id uuid references meeting_case on delete cascade,
  stop_id uuid references case_stop on delete cascade,
  item_id uuid references agenda_item on delete cascade,
  position integer not null check (position >= 1),
  verb text not null check (verb in ('approve', 'discuss', 'note', 'endorse', 'decide', 'recommend', 'request', 'other')),
  text text not null check (length(trim(text)) between 1 and 5000),
  -- numbered options to choose from, when there are any
  options text[] not null default '{}',
  constraint recommendation_clause_of_one check (num_nonnulls(case_id, stop_id, item_id) = 1)
);
create index recommendation_clause_case on recommendation_clause (case_id);
create index recommendation_clause_stop on recommendation_clause (stop_id);
create index recommendation_clause_item on recommendation_clause (item_id);

create table attachment (
  id uuid primary key default gen_random_uuid(),
  case_id uuid references meeting_case on delete cascade,
  item_id uuid references agenda_item on delete cascade,
  position integer not null check (position >= 1),
  title text not null check (length(trim(title)) between 1 and 300),
  -- null: only the text is known (old minutes)
  file_id uuid references stored_file,
  -- null: not taken out (yet)
  extracted_text text,
  extraction text not null default 'waiting' check (extraction in ('waiting', 'done', 'none', 'failed')),
  -- confidential although the case is open
  closed boolean not null default false,
  late boolean not null default false,
  version integer not null default 1,
  constraint attachment_of_one check (num_nonnulls(case_id, item_id) = 1)
);
create index attachment_case on attachment (case_id, position);
create index attachment_item on attachment (item_id, position);
create index attachment_file on attachment (file_id);

create table case_link (
  case_id uuid not null references meeting_case on delete cascade,
  kind text not null check (kind in ('facility', 'offering', 'target-group', 'round', 'report', 'initiative')),
  record_id text not null check (length(record_id) between 1 and 200),
  -- what it was called when the link was made
  label text not null check (length(label) between 1 and 300),
  primary key (case_id, kind, record_id)
);

-- A figure put into the text of a case, with the value it had then.
create table case_figure (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references meeting_case on delete cascade,
  report_id text,
  figure_id text not null,
  label text not null,
  value text not null,
  unit text,
  value_as_of date not null,
  taken_at timestamptz not null default now()
);
create index case_figure_case on case_figure (case_id);

create table attendance (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null check (kind in ('member', 'deputy', 'guest', 'secretariat')),
  presence text not null check (presence in ('present', 'absent')),
  name text not null check (length(trim(name)) between 2 and 300),
  -- title and organisation, as written
  described text check (length(described) <= 500),
  -- the name of the member that a deputy stands in for
  deputy_for text check (length(deputy_for) <= 300),
  position integer not null default 1,
  constraint attendance_deputy check (kind = 'deputy' or deputy_for is null)
);
create index attendance_meeting on attendance (meeting_id, position);
-- Guests who were there for some items only.
create table attendance_item (
  attendance_id uuid not null references attendance on delete cascade,
  item_id uuid not null references agenda_item on delete cascade,
  primary key (attendance_id, item_id)
);

-- A case sent to the members of a body outside a meeting.
create table written_procedure (
  id uuid primary key default gen_random_uuid(),
  stop_id uuid not null references case_stop,
  body_id text not null references body,
  case_id uuid not null references meeting_case,
  text text check (length(text) <= 20000),
  deadline date not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  sent_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  constraint written_procedure_one_per_stop unique (stop_id)
);
create index written_procedure_body on written_procedure (body_id);
create table procedure_answer (
  procedure_id uuid not null references written_procedure on delete cascade,
  user_id uuid not null references app_user,
  answer text not null check (answer in ('adopt', 'adopt-with-remark', 'reject')),
  remark text check (length(remark) <= 5000),
  answered_at timestamptz not null default now(),
  primary key (procedure_id, user_id),
  constraint procedure_answer_remark check (answer <> 'adopt-with-remark' or length(trim(coalesce(remark, ''))) >= 3)
);

create table decision (
  id uuid primary key default gen_random_uuid(),
  item_id uuid references agenda_item on delete cascade,
  procedure_id uuid references written_procedure on delete cascade,
  text text check (length(text) <= 50000),
  delegated_to text check (length(delegated_to) <= 300),
  delegated_what text check (length(delegated_what) <= 2000),
  version integer not null default 1,
  constraint decision_per_item unique (item_id),
  constraint decision_per_procedure unique (procedure_id),
  constraint decision_of_one check (num_nonnulls(item_id, procedure_id) = 1),
  constraint decision_delegation check ((delegated_to is null) = (delegated_what is null))
);
-- What was decided on each clause, with the clause as it stood.
create table decision_outcome (
  decision_id uuid not null references decision on delete cascade,
  position integer not null check (position >= 1),
  clause_id uuid references recommendation_clause on delete set null,
  verb text not null,
  clause text not null,
  outcome text not null check (outcome in ('adopted', 'adopted-with-change', 'rejected', 'postponed', 'noted', 'option')),
  option_number integer,
  change text check (length(change) <= 5000),
  primary key (decision_id, position),
  constraint decision_outcome_option check ((outcome = 'option') = (option_number is not null))
);

create table follow_up (
  id uuid primary key default gen_random_uuid(),
  body_id text not null references body,
  decision_id uuid references decision on delete cascade,
  what text not null check (length(trim(what)) between 3 and 2000),
  responsible text not null check (length(trim(responsible)) between 2 and 300),
  organisation_id text references organisation,
  due_on date,
  -- found in old minutes by the program, not yet accepted by a person
  is_proposal boolean not null default false,
  done_on date,
  done_note text check (length(done_note) <= 5000),
  version integer not null default 1
);
create index follow_up_body on follow_up (body_id, done_on, due_on);
create index follow_up_decision on follow_up (decision_id);

-- What a body tells the bodies that treated the case before.
create table stop_feedback (
  id uuid primary key default gen_random_uuid(),
  decision_id uuid not null references decision on delete cascade,
  stop_id uuid not null references case_stop on delete cascade,
  text text not null check (length(trim(text)) between 3 and 5000),
  given_at timestamptz not null default now()
);
create index stop_feedback_stop on stop_feedback (stop_id);
create index stop_feedback_decision on stop_feedback (decision_id);

create table minutes_text (
  item_id uuid primary key references agenda_item on delete cascade,
  text text not null check (length(text) <= 100000),
  version integer not null default 1,
  written_at timestamptz not null default now(),
  written_by uuid references app_user
);
-- Who writes the minutes now. Taking over replaces the row's writer.
create table minutes_writer (
  meeting_id uuid primary key references meeting on delete cascade,
  user_id uuid not null references app_user,
  taken_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create table minutes_remark (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting on delete cascade,
  item_id uuid references agenda_item on delete cascade,
  text text not null check (length(trim(text)) between 3 and 5000),
  by_user uuid not null references app_user,
  at timestamptz not null default now(),
  outcome text check (outcome in ('taken', 'not-taken')),
  reply text check (length(reply) <= 5000)
);
create index minutes_remark_meeting on minutes_remark (meeting_id, at);

create table private_note (
  user_id uuid not null references app_user on delete cascade,
  item_id uuid not null references agenda_item on delete cascade,
  text text not null check (length(text) <= 20000),
  version integer not null default 1,
  written_at timestamptz not null default now(),
  primary key (user_id, item_id)
);

-- "Bagland": what the people of one organisation say among themselves about a case.
create table organisation_comment (
  id uuid primary key default gen_random_uuid(),
  organisation_id text not null references organisation,
  case_id uuid not null references meeting_case on delete cascade,
  item_id uuid references agenda_item on delete set null,
  text text not null check (length(trim(text)) between 1 and 5000),
  by_user uuid not null references app_user,
  at timestamptz not null default now()
);
create index organisation_comment_case on organisation_comment (case_id, organisation_id);

-- Notes are private, so no trail keeps them; of comments and taken-out text the trail keeps that they changed.
-- minutes_writer tells who holds the pen this moment and is written every few seconds.
select audit('meeting_practice', 'body_id');
select audit('meeting', 'id');
select audit('meeting_link', 'meeting_id');
select audit('meeting_case', 'id');
select audit('case_stop', 'id');
select audit('agenda_item', 'id', 'frozen');
select audit('standing_item', 'id');
select audit('recommendation_clause', 'id');
select audit('attachment', 'id', 'extracted_text');
select audit('case_link', 'case_id,kind,record_id');
select audit('case_figure', 'id');
select audit('attendance', 'id');
select audit('attendance_item', 'attendance_id,item_id');
select audit('written_procedure', 'id');
select audit('procedure_answer', 'procedure_id,user_id');
select audit('decision', 'id');
select audit('decision_outcome', 'decision_id,position');
select audit('follow_up', 'id');
select audit('stop_feedback', 'id');
select audit('minutes_text', 'item_id');
select audit('minutes_remark', 'id');
select audit('organisation_comment', 'id', 'text', 'organisation_id');
