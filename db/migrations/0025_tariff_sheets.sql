-- Tariff sheets (takstskemaer) on their way from an approved submission to an approved tariff, the steps the bodies
-- take, and who takes them. New tables only.

-- Which body takes which step for the rounds of a secretariat, from a day until a day: another order of decision is
-- other rows, not another program.
create table tariff_path (
  owner_id text not null references organisation,
  step text not null check (step in ('checked', 'recommended', 'approved', 'late', 'mid-year')),
  body_id text not null references body,
  valid_from date not null,
  valid_to date,
  primary key (owner_id, step, body_id, valid_from),
  check (valid_to is null or valid_to > valid_from)
);

-- One offering's calculation of one year in one version. `figures` and `texts` are what was reported, by field; they
-- never change. Names are kept as they were, so that an approved annex reads the same for ever.
create table tariff_sheet (
  id uuid primary key default gen_random_uuid(),
  offering_id text not null references offering,
  operator_id text not null references organisation,
  owner_id text not null references organisation,
  year integer not null check (year between 2007 and 2100),
  number integer not null check (number > 0),
  submission_id uuid references submission,
  source_id text references source,
  kind text not null check (kind in ('yearly', 'mid-year')),
  figures jsonb not null,
  texts jsonb not null default '{}',
  basis numeric not null,
  per_day numeric not null,
  rule_id text not null,
  facility_name text not null,
  unit_name text,
  operator_name text not null,
  host_municipality_id text references organisation,
  legal_basis text,
  target_group text,
  stage text not null default 'reported'
    check (stage in ('reported', 'sent-back', 'checked', 'recommended', 'approved', 'superseded')),
  delegated boolean not null default false,
  provisional boolean not null default false,
  valid_from date,
  valid_to date,
  admitted_before date,
  approved_on date,
  approved_by_body text references body,
  approval_reference text check (length(approval_reference) <= 300),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint tariff_sheet_once unique (offering_id, year, number),
  constraint tariff_sheet_origin check (num_nonnulls(submission_id, source_id) = 1),
  constraint tariff_sheet_approved check ((approved_on is null) = (valid_from is null)
    and (approved_on is null) = (approved_by_body is null) and (stage <> 'approved' or approved_on is not null)),
  constraint tariff_sheet_days check (valid_to is null or valid_to >= valid_from),
  constraint tariff_sheet_no_overlap exclude using gist (offering_id with =, daterange(valid_from, valid_to) with &&)
    where (stage = 'approved')
);
create index tariff_sheet_year on tariff_sheet (year, facility_name, id);
create index tariff_sheet_submission on tariff_sheet (submission_id);

-- What was done with a sheet, by whom and with which decision. Steps are added and never changed.
create table tariff_step (
  id uuid primary key default gen_random_uuid(),
  sheet_id uuid not null references tariff_sheet on delete cascade,
  kind text not null check (kind in ('reported', 'remark', 'sent-back', 'checked', 'delegated', 'recommended', 'approved', 'final')),
  field text,
  text text check (length(text) <= 2000),
  body_id text references body,
  decided_on date,
  reference text check (length(reference) <= 300),
  by_user uuid references app_user,
  at timestamptz not null default clock_timestamp(),
  constraint tariff_step_says check (kind not in ('remark', 'sent-back') or length(trim(text)) >= 3)
);
create index tariff_step_sheet on tariff_step (sheet_id, at);

select audit('tariff_path', 'owner_id,step,body_id,valid_from', '', 'owner_id');
select audit('tariff_sheet', 'id', '', 'operator_id');
select audit('tariff_step', 'id');

-- Owners whose deciding bodies the user is a member of today: its sheets are theirs to read before they are public.
create function app_tariff_owners() returns setof text
  language sql stable parallel safe security definer set search_path = public
as $$
  select p.owner_id from tariff_path p
  where p.body_id in (select r.body_id from app_roles() r where r.role = 'body-member')
    and p.valid_from <= app_today() and (p.valid_to is null or p.valid_to > app_today())
$$;

-- Sheets the user may read before they are approved: those of the own organisation, of the own secretariat, of the
-- bodies that decide, and of national analysts.
create function app_tariff_sheets() returns setof uuid
  language sql stable parallel safe security definer set search_path = public
as $$
  select s.id from tariff_sheet s
  where s.operator_id in (select app_organisations('reporter', 'approver', 'reader'))
    or s.owner_id in (select app_organisations('secretariat', 'approver'))
    or s.owner_id in (select app_tariff_owners())
    or (select app_has_role('national-analyst'))
$$;

-- A new version of a calculation takes the place of the one that was not approved yet.
create function tariff_sheet_replaces() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  update tariff_sheet set stage = 'superseded', version = version + 1
  where offering_id = new.offering_id and year = new.year and number < new.number
    and stage in ('reported', 'sent-back', 'checked', 'recommended');
  return null;
end $$;
create trigger tariff_sheet_replaces after insert on tariff_sheet for each row execute function tariff_sheet_replaces();

-- The stages guard themselves: what was reported never changes, and only these moves exist.
create function tariff_sheet_guard() returns trigger
  language plpgsql as $$
declare
  move text := old.stage || ' > ' || new.stage;
  decided text[] := '{stage,delegated,provisional,valid_from,valid_to,admitted_before,approved_on,approved_by_body,approval_reference,version}';
begin
  if current_user <> 'rammevaerk_app' then
    return new;
  end if;
  if to_jsonb(new) - decided <> to_jsonb(old) - decided then
    raise exception 'tariff_sheet: what was reported never changes' using errcode = 'check_violation', constraint = 'tariff_sheet_fixed';
  end if;
  if old.stage = new.stage or move in ('reported > sent-back', 'checked > sent-back', 'recommended > sent-back',
    'reported > checked', 'checked > recommended', 'recommended > approved', 'approved > superseded')
    -- Without a recommendation only what was left to the recommending body: late sheets and changes within the year.
    or move = 'checked > approved' and (new.delegated or new.kind = 'mid-year') then
    return new;
  end if;
  raise exception 'tariff_sheet: % is not a move', move using errcode = 'check_violation', constraint = 'tariff_sheet_move';
end $$;
create trigger tariff_sheet_guard before update on tariff_sheet for each row execute function tariff_sheet_guard();

do $$
declare
  name text;
begin
  foreach name in array array['tariff_path', 'tariff_sheet', 'tariff_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert on %I to rammevaerk_app', name);
  end loop;
end $$;
grant update on tariff_sheet, tariff_path to rammevaerk_app;

create policy read_all on tariff_path for select using (true);
create policy write on tariff_path for all
  using (owner_id in (select app_organisations('secretariat'))) with check (owner_id in (select app_organisations('secretariat')));

-- An approved tariff is public with its composition; before that it is not.
create policy read_approved on tariff_sheet for select using (approved_on is not null);
create policy read_own on tariff_sheet for select using (
  operator_id in (select app_organisations('reporter', 'approver', 'reader'))
  or owner_id in (select app_organisations('secretariat', 'approver'))
  or owner_id in (select app_tariff_owners())
  or (select app_has_role('national-analyst')));
-- A sheet comes with an approved submission, in the name of who approved it, and begins at the beginning.
create policy take_in on tariff_sheet for insert with check (
  stage = 'reported' and approved_on is null and not delegated and not provisional
  and submission_id in (select s.id from submission s where s.state = 'approved' and s.respondent_id in (select app_respondents('approve'))));
create policy decide on tariff_sheet for update
  using (owner_id in (select app_organisations('secretariat'))) with check (owner_id in (select app_organisations('secretariat')));

create policy read_own on tariff_step for select using (sheet_id in (select app_tariff_sheets()));
create policy take on tariff_step for insert with check (by_user = app_user_id() and (
  sheet_id in (select s.id from tariff_sheet s where s.owner_id in (select app_organisations('secretariat')))
  or kind = 'reported' and sheet_id in (
    select s.id from tariff_sheet s where s.submission_id in (
      select b.id from submission b where b.respondent_id in (select app_respondents('approve'))))));
