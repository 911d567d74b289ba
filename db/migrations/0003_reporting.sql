-- Reporting rounds (indberetningsrunder): template versions x period x respondents x calendar,
-- submissions in versions that are never overwritten, values, accepted findings, threads. New tables only.

create table template (
  id text primary key check (id ~ '^[a-z0-9-]{1,60}$'),
  name text not null,
  -- what a line of the form is: an offering of the respondent, or the respondent itself
  line_kind text not null check (line_kind in ('offering', 'organisation'))
);

-- definition: the whole TemplateDefinition: fields, computed columns and dated rules. A version never changes once used.
create table template_version (
  template_id text not null references template,
  version integer not null check (version > 0),
  definition jsonb not null,
  valid_from date not null,
  created_by uuid references app_user,
  created_at timestamptz not null default now(),
  primary key (template_id, version)
);

create table round (
  id uuid primary key default gen_random_uuid(),
  template_id text not null,
  template_version integer not null,
  year integer not null check (year between 2000 and 2100),
  title text not null check (length(title) between 1 and 200),
  owner_id text not null references organisation,
  state text not null default 'planned' check (state in ('planned', 'test', 'open', 'closed')),
  -- rounds loaded from a printed source have no calendar
  source_id text references source,
  opened_at timestamptz,
  closed_at timestamptz,
  created_by uuid references app_user,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  foreign key (template_id, template_version) references template_version,
  constraint round_once unique (template_id, year)
);

-- The calendar: test window, opening, staged deadlines, figures preliminary → corrected → final.
create table round_stage (
  round_id uuid not null references round on delete cascade,
  kind text not null check (kind in ('test-from', 'opens', 'deadline', 'corrections-until', 'final')),
  name text,
  at timestamptz not null,
  primary key (round_id, kind, at)
);

create table respondent (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references round on delete cascade,
  organisation_id text not null references organisation,
  -- a joint reporter hands in for this organisation
  reported_by_id text references organisation,
  extended_until timestamptz,
  extension_reason text,
  exempted_at timestamptz,
  exemption_reason text,
  first_opened_at timestamptz,
  last_seen_at timestamptz,
  version integer not null default 1,
  constraint respondent_once unique (round_id, organisation_id),
  check ((extended_until is null) = (extension_reason is null)),
  check ((exempted_at is null) = (exemption_reason is null))
);
create index respondent_organisation on respondent (organisation_id);

-- The lines a respondent is asked about. line_id: an offering, or the organisation itself.
create table respondent_line (
  respondent_id uuid not null references respondent on delete cascade,
  line_id text not null,
  position integer not null default 0,
  primary key (respondent_id, line_id)
);
create index respondent_line_line on respondent_line (line_id);

create table submission (
  id uuid primary key default gen_random_uuid(),
  respondent_id uuid not null references respondent on delete cascade,
  -- version 1, 2, …: a correction after approval is a new one, the old stays readable
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved', 'superseded')),
  -- "intet at indberette", said and not inferred
  nothing_to_report boolean not null default false,
  correction_reason text,
  -- how far a draft is, so that the secretariat can follow it without reading what stands in it
  filled integer not null default 0,
  errors integer not null default 0,
  warnings integer not null default 0,
  submitted_by uuid references app_user,
  submitted_at timestamptz,
  approved_by uuid references app_user,
  approved_at timestamptz,
  -- figures loaded from a printed source name it instead of people
  source_id text references source,
  -- set when a published edition carries it; from then on anybody may read it
  public_since timestamptz,
  created_by uuid references app_user,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint submission_number_once unique (respondent_id, number),
  constraint submission_four_eyes check (approved_by is null or approved_by is distinct from submitted_by),
  check (number = 1 or correction_reason is not null),
  check (state not in ('approved', 'superseded') or approved_at is not null)
);
create unique index submission_one_in_work on submission (respondent_id) where state in ('draft', 'submitted', 'returned');
create unique index submission_one_approved on submission (respondent_id) where state = 'approved';

create table submission_value (
  submission_id uuid not null references submission on delete cascade,
  line_id text not null,
  field text not null,
  state text not null check (state in ('exact', 'interval', 'unknown', 'not-reported', 'text')),
  low numeric,
  high numeric,
  text text check (length(text) <= 10000),
  -- "uændret" counts as confirmed on that day
  confirmed_at timestamptz not null default now(),
  changed_by uuid references app_user,
  changed_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (submission_id, line_id, field),
  check (case state
    when 'exact' then low is not null and high = low and text is null
    when 'interval' then low is not null and high is not null and low < high and text is null
    when 'text' then low is null and high is null and text is not null
    else low is null and high is null and text is null end)
);

-- A warning accepted with a written reason. `found` keeps what was accepted: another value asks again.
create table finding_acceptance (
  submission_id uuid not null references submission on delete cascade,
  rule_id text not null,
  line_id text not null,
  field text not null,
  found text not null,
  reason text not null check (length(trim(reason)) between 3 and 2000),
  accepted_by uuid references app_user,
  accepted_at timestamptz not null default now(),
  primary key (submission_id, rule_id, line_id, field)
);

-- What happened to a submission or a part of it, with its thread of questions and answers.
create table submission_event (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submission on delete cascade,
  kind text not null check (kind in ('submitted', 'returned', 'approved', 'reopened', 'question', 'answer', 'note')),
  line_id text,
  field text,
  text text check (length(text) <= 5000),
  answer_due_at timestamptz,
  closed_at timestamptz,
  by_user uuid references app_user,
  at timestamptz not null default clock_timestamp(),
  check (kind <> 'returned' or length(trim(text)) >= 3)
);
create index submission_event_submission on submission_event (submission_id, at);

create table round_reminder (
  round_id uuid not null references round on delete cascade,
  days_before integer not null,
  primary key (round_id, days_before)
);

select audit('template', 'id');
select audit('template_version', 'template_id,version');
select audit('round', 'id', '', 'owner_id');
select audit('round_stage', 'round_id,kind,at');
select audit('respondent', 'id', 'last_seen_at,first_opened_at', 'organisation_id');
select audit('respondent_line', 'respondent_id,line_id');
select audit('submission', 'id');
select audit('submission_value', 'submission_id,line_id,field');
select audit('finding_acceptance', 'submission_id,rule_id,line_id,field');
select audit('submission_event', 'id');
select audit('round_reminder', 'round_id,days_before');

-- Row policies ---------------------------------------------------------------------------------------
-- The respondents the user has one of the rights to. Security definer, so that policies of several tables can
-- ask without asking each other in a circle; a set, so that a query asks once and not once a row.
--   report   writes and sends                        (reporter of the organisation, or of the joint reporter)
--   approve  approves or returns                     (approver of the organisation, or of the round's owner)
--   follow   sees progress, returns, gives more time (secretariat or approver of the round's owner)
--   read     sees everything of the own organisation
--   analyse  sees what has been approved             (national analyst)
create function app_respondents(variadic rights text[]) returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select r.id from respondent r
  where ('report' = any (rights) and coalesce(r.reported_by_id, r.organisation_id) in (select app_organisations('reporter')))
    or ('approve' = any (rights) and r.organisation_id in (select app_organisations('approver')))
    or ('read' = any (rights) and r.organisation_id in (select app_organisations('reporter', 'approver', 'reader')))
    or ('analyse' = any (rights) and (select app_has_role('national-analyst')))
  union
  select r.id from respondent r join round o on o.id = r.round_id
  where ('follow' = any (rights) and o.owner_id in (select app_organisations('secretariat', 'approver')))
    or ('approve' = any (rights) and o.owner_id in (select app_organisations('approver')))
$$;

-- Submissions whose values the user may read. A draft is read by the people of its organisation alone.
create function app_readable_submissions() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select s.id from submission s
  where s.public_since is not null
    or s.respondent_id in (select app_respondents('report', 'read'))
    or s.state <> 'draft' and s.respondent_id in (select app_respondents('approve', 'follow'))
    or s.state in ('approved', 'superseded') and s.respondent_id in (select app_respondents('analyse'))
$$;

-- Submissions that are the user's to change now.
create function app_writable_submissions() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select s.id from submission s
  where s.state in ('draft', 'returned') and s.respondent_id in (select app_respondents('report'))
$$;

create function app_round_owned(round_id uuid) returns boolean
  language sql stable security definer set search_path = public
as $$ select exists (select from round o where o.id = round_id and o.owner_id in (select app_organisations('secretariat'))) $$;

-- Name of a person who took part; for people who are logged in, so that public pages carry no names.
create function app_person_name(person uuid) returns text
  language sql stable security definer set search_path = public
as $$ select name from app_user where id = person and app_user_id() is not null $$;

-- Whom to write to about a respondent: those who report or approve for it. For the round's secretariat alone.
create function app_round_people(asked_round uuid, wanted_role text)
  returns table (respondent_id uuid, organisation_id text, user_id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  select distinct r.id, r.organisation_id, u.id, u.name, u.email, u.language
  from respondent r
  join membership m on m.role = wanted_role
    and m.organisation_id = case when wanted_role = 'reporter' then coalesce(r.reported_by_id, r.organisation_id) else r.organisation_id end
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where r.round_id = asked_round and app_round_owned(asked_round)
$$;

-- The states guard themselves: whatever asks, only these moves exist, each by those who may, and never by one pair of eyes.
create function submission_guard() returns trigger
  language plpgsql as $$
declare
  move text := old.state || ' > ' || new.state;
begin
  if current_user <> 'rammevaerk_app' then
    return new;
  end if;
  if new.respondent_id <> old.respondent_id or new.number <> old.number or new.created_by is distinct from old.created_by
    or new.source_id is distinct from old.source_id then
    raise exception 'submission: its identity never changes' using errcode = 'check_violation', constraint = 'submission_identity';
  end if;
  if new.public_since is distinct from old.public_since and not (new.respondent_id in (select app_respondents('follow'))) then
    raise exception 'submission: only the owner of the round publishes' using errcode = 'check_violation', constraint = 'submission_move';
  end if;
  if old.state = new.state and (old.state in ('draft', 'returned') and old.respondent_id in (select app_respondents('report'))
    or row(new.nothing_to_report, new.filled, new.submitted_by, new.submitted_at, new.approved_by, new.approved_at)
      is not distinct from row(old.nothing_to_report, old.filled, old.submitted_by, old.submitted_at, old.approved_by, old.approved_at)) then
    return new;
  end if;
  if move in ('draft > submitted', 'returned > submitted') and new.submitted_by = app_user_id()
      and old.respondent_id in (select app_respondents('report'))
    or move = 'submitted > returned' and old.respondent_id in (select app_respondents('approve', 'follow'))
    or move = 'submitted > approved' and new.approved_by = app_user_id()
      and new.submitted_by is not distinct from old.submitted_by
      and old.respondent_id in (select app_respondents('approve'))
      and not exists (select from submission_value v where v.submission_id = old.id and v.changed_by = app_user_id() and v.changed_at >= old.created_at)
    or move = 'approved > superseded' and old.respondent_id in (select app_respondents('approve')) then
    return new;
  end if;
  raise exception 'submission: % is not a move of this user', move using errcode = 'check_violation', constraint = 'submission_move';
end $$;
create trigger submission_guard before update on submission for each row execute function submission_guard();

do $$
declare
  name text;
begin
  foreach name in array array['template', 'template_version', 'round', 'round_stage', 'respondent', 'respondent_line', 'submission',
    'submission_value', 'finding_acceptance', 'submission_event', 'round_reminder'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert, update on %I to rammevaerk_app', name);
  end loop;
end $$;
grant delete on round_stage, respondent_line, finding_acceptance, round_reminder, submission_value to rammevaerk_app;

create policy read_all on template for select using (true);
create policy write on template for all using ((select app_has_role('administrator'))) with check ((select app_has_role('administrator')));
create policy read_all on template_version for select using (true);
create policy write on template_version for all using ((select app_has_role('administrator'))) with check ((select app_has_role('administrator')));

-- That a round exists, and when it closes, is no secret.
create policy read_all on round for select using (true);
create policy write on round for all
  using (owner_id in (select app_organisations('secretariat')))
  with check (owner_id in (select app_organisations('secretariat')));
create policy read_all on round_stage for select using (true);
create policy write on round_stage for all using (app_round_owned(round_id)) with check (app_round_owned(round_id));
create policy read_own on round_reminder for select using (app_round_owned(round_id));
create policy write on round_reminder for all using (app_round_owned(round_id)) with check (app_round_owned(round_id));

create policy read_own on respondent for select using (
  id in (select app_respondents('report', 'approve', 'follow', 'read', 'analyse'))
  or exists (select from submission s where s.respondent_id = respondent.id and s.public_since is not null));
create policy invite on respondent for insert with check (app_round_owned(round_id));
-- Terms (more time, exemption) are given by the owner; a reporter only leaves the mark of having been here.
create policy manage on respondent for update using (id in (select app_respondents('report', 'follow')))
  with check (id in (select app_respondents('report', 'follow')));
create function respondent_guard() returns trigger
  language plpgsql as $$
begin
  if current_user = 'rammevaerk_app' and not app_round_owned(old.round_id)
    and to_jsonb(new) - '{first_opened_at,last_seen_at}'::text[] <> to_jsonb(old) - '{first_opened_at,last_seen_at}'::text[] then
    raise exception 'respondent: only the owner of the round changes its terms' using errcode = 'check_violation', constraint = 'respondent_terms';
  end if;
  return new;
end $$;
create trigger respondent_guard before update on respondent for each row execute function respondent_guard();

create policy read_own on respondent_line for select using (
  respondent_id in (select app_respondents('report', 'approve', 'follow', 'read', 'analyse')));
create policy invite on respondent_line for all
  using (exists (select from respondent r where r.id = respondent_id and app_round_owned(r.round_id)))
  with check (exists (select from respondent r where r.id = respondent_id and app_round_owned(r.round_id)));

-- The secretariat sees that a draft exists and how far it is, never what stands in it.
create policy read_state on submission for select using (public_since is not null
  or respondent_id in (select app_respondents('report', 'approve', 'follow', 'read'))
  or state in ('approved', 'superseded') and (select app_has_role('national-analyst')));
create policy begin_one on submission for insert with check (
  respondent_id in (select app_respondents('report')) and state = 'draft' and public_since is null and created_by = app_user_id()
  and submitted_by is null and approved_by is null);
create policy move on submission for update
  using (respondent_id in (select app_respondents('report', 'approve', 'follow')))
  with check (respondent_id in (select app_respondents('report', 'approve', 'follow')));

create policy read_own on submission_value for select using (submission_id in (select app_readable_submissions()));
create policy write_draft on submission_value for insert with check (submission_id in (select app_writable_submissions()));
create policy change_draft on submission_value for update
  using (submission_id in (select app_writable_submissions())) with check (submission_id in (select app_writable_submissions()));
create policy clear_draft on submission_value for delete using (submission_id in (select app_writable_submissions()));

create policy read_own on finding_acceptance for select using (submission_id in (select app_readable_submissions())
  and (select app_user_id()) is not null);
create policy write_draft on finding_acceptance for all
  using (submission_id in (select app_writable_submissions())) with check (submission_id in (select app_writable_submissions()));

-- Threads are between the respondent and those who follow; the public never reads them.
create policy read_own on submission_event for select using (submission_id in (
  select s.id from submission s where s.respondent_id in (select app_respondents('report', 'approve', 'follow', 'read'))));
create policy write_own on submission_event for insert with check (by_user = app_user_id() and submission_id in (
  select s.id from submission s where s.respondent_id in (select app_respondents('report', 'approve', 'follow'))));
