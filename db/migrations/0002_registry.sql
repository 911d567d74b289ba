-- The registry: organisations, people's roles, bodies, facilities (tilbud), units (afdelinger),
-- offerings (ydelser), coverage, target groups, legal bases, population. Everything that changes over
-- time carries [valid_from, valid_to). New tables only.

create table source (
  id text primary key,
  title text not null,
  publisher text,
  published_on date,
  url text,
  note text
);

create table organisation (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  kind text not null check (kind in ('municipality', 'region', 'self-governing', 'private', 'secretariat', 'national', 'other')),
  -- official three-digit municipality code or four-digit region code
  code text unique,
  cvr text check (cvr ~ '^[0-9]{8}$'),
  ean text check (ean ~ '^[0-9]{13}$'),
  valid_from date not null,
  valid_to date,
  source_id text references source,
  version integer not null default 1,
  check (valid_to is null or valid_to > valid_from)
);

create table organisation_name (
  organisation_id text not null references organisation on delete cascade,
  name text not null,
  short_name text,
  valid_from date not null,
  valid_to date,
  primary key (organisation_id, valid_from),
  constraint organisation_name_no_overlap exclude using gist (organisation_id with =, daterange(valid_from, valid_to) with &&)
);

-- Which region a municipality lies in, and when.
create table municipality_region (
  municipality_id text not null references organisation on delete cascade,
  region_id text not null references organisation,
  valid_from date not null,
  valid_to date,
  primary key (municipality_id, valid_from),
  constraint municipality_region_no_overlap exclude using gist (municipality_id with =, daterange(valid_from, valid_to) with &&)
);

-- A merger or split: Region Hovedstaden and Region Sjælland become Region Østdanmark.
create table organisation_succession (
  predecessor_id text not null references organisation on delete cascade,
  successor_id text not null references organisation on delete cascade,
  effective_on date not null,
  source_id text references source,
  primary key (predecessor_id, successor_id)
);

-- Own tile map of the municipalities: one square each.
create table municipality_tile (
  municipality_id text primary key references organisation on delete cascade,
  col integer not null,
  row integer not null,
  unique (col, row)
);

create table body (
  id text primary key,
  name text not null,
  short_name text,
  level text not null check (level in ('administrative', 'political', 'working-group', 'national')),
  area text,
  parent_id text references body,
  valid_from date not null default '2007-01-01',
  valid_to date
);

create table membership (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references app_user on delete cascade,
  role text not null check (role in ('administrator', 'secretariat', 'reporter', 'approver', 'body-member', 'reader', 'national-analyst')),
  organisation_id text references organisation,
  body_id text references body,
  valid_from date not null,
  valid_to date,
  origin text not null default 'local' check (origin in ('local', 'oidc')),
  check (num_nonnulls(organisation_id, body_id) = 1),
  check (valid_to is null or valid_to >= valid_from)
);
create index membership_user on membership (user_id);
create unique index membership_once on membership (user_id, role, coalesce(organisation_id, ''), coalesce(body_id, ''), valid_from);

-- A deputy acts with the roles of another in one organisation, from a day until a day.
create table deputy (
  id uuid primary key default gen_random_uuid(),
  membership_id uuid not null references membership on delete cascade,
  deputy_user_id uuid not null references app_user on delete cascade,
  valid_from date not null,
  valid_to date not null,
  check (valid_to > valid_from)
);
create index deputy_user on deputy (deputy_user_id);

-- The roles in force today, deputies included. Security definer: policies of other tables ask it.
create function app_roles() returns table (role text, organisation_id text, body_id text)
  language sql stable security definer set search_path = public
as $$
  select m.role, m.organisation_id, m.body_id
  from membership m
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where m.user_id = app_user_id() and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  union
  select m.role, m.organisation_id, m.body_id
  from deputy d
  join membership m on m.id = d.membership_id
  join app_user u on u.id = d.deputy_user_id and u.disabled_at is null
  join app_user principal on principal.id = m.user_id and principal.disabled_at is null
  where d.deputy_user_id = app_user_id()
    and d.valid_from <= app_today() and d.valid_to > app_today()
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
$$;

create function app_has_role(variadic wanted text[]) returns boolean
  language sql stable security definer set search_path = public
as $$ select exists (select from app_roles() r where r.role = any (wanted)) $$;

-- Organisations where the user has one of the roles.
create function app_organisations(variadic wanted text[]) returns setof text
  language sql stable security definer set search_path = public
as $$ select r.organisation_id from app_roles() r where r.role = any (wanted) and r.organisation_id is not null $$;

-- Somebody must be able to let people in: an administrator without an end date always remains. The lock
-- keeps two administrators from removing each other at the same moment.
create function keep_an_administrator() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  perform pg_advisory_xact_lock(hashtext('last administrator'));
  if exists (
    select from membership m join app_user u on u.id = m.user_id and u.disabled_at is null
    where m.role = 'administrator' and m.valid_from <= app_today() and m.valid_to is null
  ) then
    return null;
  end if;
  raise exception 'the last administrator cannot be removed' using errcode = 'RV001';
end $$;
create trigger keep_an_administrator after update or delete on membership
  for each row when (old.role = 'administrator' and old.valid_to is null) execute function keep_an_administrator();

-- A disabled user is out at once: sessions end and tokens are revoked, whoever disables.
create function end_access() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  delete from user_session where user_id = new.id;
  update api_token set revoked_at = now() where user_id = new.id and revoked_at is null;
  if exists (select from membership m where m.user_id = new.id and m.role = 'administrator' and m.valid_to is null)
    and not exists (
      select from membership m join app_user u on u.id = m.user_id and u.disabled_at is null
      where m.role = 'administrator' and m.valid_from <= app_today() and m.valid_to is null
    )
  then
    raise exception 'the last administrator cannot be disabled' using errcode = 'RV001';
  end if;
  return null;
end $$;
create function lock_administrators() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('last administrator'));
  return new;
end $$;
create trigger lock_administrators before update of disabled_at on app_user
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function lock_administrators();
create trigger end_access after update of disabled_at on app_user
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function end_access();

-- People change their own name and language; who they are to the log-in is for administrators.
create function refuse_own_identity() returns trigger
  language plpgsql as $$
begin
  if current_user = 'rammevaerk_app' and not app_has_role('administrator') then
    raise exception 'only administrators change e-mail and access' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger refuse_own_identity before update on app_user
  for each row when (old.email is distinct from new.email or old.disabled_at is distinct from new.disabled_at)
  execute function refuse_own_identity();

create table target_group (
  id text primary key,
  classification text not null,
  number text,
  name text not null,
  valid_from date not null default '2007-01-01',
  valid_to date,
  source_id text references source,
  note text
);

create table legal_basis (
  id text primary key,
  act text not null,
  section text not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  successor_id text references legal_basis,
  source_id text references source,
  note text
);

create table facility (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  p_number text,
  tilbudsportalen_id text,
  host_municipality_id text references organisation,
  valid_from date not null,
  valid_to date,
  source_id text references source,
  version integer not null default 1
);
create table facility_name (
  facility_id text not null references facility on delete cascade,
  name text not null,
  valid_from date not null,
  valid_to date,
  primary key (facility_id, valid_from),
  constraint facility_name_no_overlap exclude using gist (facility_id with =, daterange(valid_from, valid_to) with &&)
);
create table facility_operator (
  facility_id text not null references facility on delete cascade,
  operator_id text not null references organisation,
  valid_from date not null,
  valid_to date,
  primary key (facility_id, valid_from),
  constraint facility_operator_no_overlap exclude using gist (facility_id with =, daterange(valid_from, valid_to) with &&)
);
create index facility_operator_operator on facility_operator (operator_id);

create table unit (
  id text primary key,
  facility_id text not null references facility on delete cascade,
  name text not null,
  valid_from date not null,
  valid_to date
);
create index unit_facility on unit (facility_id);

create table offering (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  facility_id text not null references facility,
  unit_id text references unit,
  -- as printed; the classified groups stand in offering_target_group
  target_group_text text,
  -- null: no legal basis is printed
  legal_basis_text text,
  valid_from date not null,
  valid_to date,
  source_id text references source,
  note text
);
create index offering_facility on offering (facility_id);
create table offering_target_group (
  offering_id text not null references offering on delete cascade,
  target_group_id text not null references target_group,
  primary key (offering_id, target_group_id)
);
create table offering_legal_basis (
  offering_id text not null references offering on delete cascade,
  legal_basis_id text not null references legal_basis,
  primary key (offering_id, legal_basis_id)
);
-- How an offering is paid and who may use it, over time.
create table offering_term (
  offering_id text not null references offering on delete cascade,
  -- null: the source does not say
  financing text check (financing in ('part-objective', 'full-objective', 'objective-share', 'objective-unclear', 'tariff', 'contract')),
  financing_basis text not null check (financing_basis in ('explicit', 'inferred', 'not-stated')),
  financing_evidence text,
  coverage text not null check (coverage in ('country-wide', 'other-country-wide', 'part-of-country', 'secured', 'specially-secured', 'framework-area')),
  covered_text text,
  valid_from date not null,
  valid_to date,
  primary key (offering_id, valid_from),
  check ((financing is null) = (financing_basis = 'not-stated')),
  constraint offering_term_no_overlap exclude using gist (offering_id with =, daterange(valid_from, valid_to) with &&)
);
-- The exact list of municipalities that may use an offering. No row at all: no list is known.
create table offering_coverage (
  offering_id text not null references offering on delete cascade,
  municipality_id text not null references organisation,
  valid_from date not null,
  valid_to date,
  primary key (offering_id, municipality_id, valid_from)
);
create index offering_coverage_municipality on offering_coverage (municipality_id);

create table alias (
  kind text not null check (kind in ('organisation', 'facility', 'offering', 'target-group')),
  record_id text not null,
  text text not null,
  primary key (kind, record_id, text)
);

create table population (
  municipality_id text not null references organisation,
  reference_date date not null,
  age_group text not null,
  population integer not null check (population >= 0),
  source_id text not null references source,
  primary key (municipality_id, reference_date, age_group)
);

select audit('source', 'id');
select audit('organisation', 'id');
select audit('organisation_name', 'organisation_id,valid_from');
select audit('municipality_region', 'municipality_id,valid_from');
select audit('organisation_succession', 'predecessor_id,successor_id');
select audit('municipality_tile', 'municipality_id');
select audit('body', 'id');
select audit('membership', 'id', '', 'organisation_id');
select audit('deputy', 'id');
select audit('target_group', 'id');
select audit('legal_basis', 'id');
select audit('facility', 'id');
select audit('facility_name', 'facility_id,valid_from');
select audit('facility_operator', 'facility_id,valid_from');
select audit('unit', 'id');
select audit('offering', 'id');
select audit('offering_target_group', 'offering_id,target_group_id');
select audit('offering_legal_basis', 'offering_id,legal_basis_id');
select audit('offering_term', 'offering_id,valid_from');
select audit('offering_coverage', 'offering_id,municipality_id,valid_from');
select audit('alias', 'kind,record_id,text');
-- population is loaded from public statistics and never typed; its source row is its trail.

-- Row policies ---------------------------------------------------------------------------------------
-- The register is public; administrators and secretariats change it.
do $$
declare
  name text;
begin
  foreach name in array array['source', 'organisation', 'organisation_name', 'municipality_region', 'organisation_succession',
    'municipality_tile', 'body', 'target_group', 'legal_basis', 'facility', 'facility_name', 'facility_operator', 'unit', 'offering',
    'offering_target_group', 'offering_legal_basis', 'offering_term', 'offering_coverage', 'alias', 'population'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert, update, delete on %I to rammevaerk_app', name);
    execute format('create policy read_all on %I for select using (true)', name);
    execute format('create policy write_register on %I for all using ((select app_has_role(''administrator'', ''secretariat''))) with check ((select app_has_role(''administrator'', ''secretariat'')))', name);
  end loop;
end $$;

alter table app_user enable row level security;
grant select (id, email, name, language, is_demo, disabled_at, created_at, last_login_at) on app_user to rammevaerk_app;
grant insert (email, name, language), update (name, language, email, disabled_at) on app_user to rammevaerk_app;
create policy read_self_or_colleagues on app_user for select using (
  id = app_user_id()
  or (select app_has_role('administrator', 'secretariat'))
  or id in (select m.user_id from membership m where m.organisation_id in (select app_organisations('reporter', 'approver', 'reader', 'secretariat'))));
create policy change_self on app_user for update using (id = app_user_id()) with check (id = app_user_id() and disabled_at is null);
create policy administer on app_user for all using ((select app_has_role('administrator'))) with check ((select app_has_role('administrator')));

alter table membership enable row level security;
grant select, insert, update, delete on membership to rammevaerk_app;
create policy read_own_or_colleagues on membership for select using (
  user_id = app_user_id()
  or (select app_has_role('administrator', 'secretariat'))
  or organisation_id in (select app_organisations('reporter', 'approver', 'reader')));
create policy administer on membership for all using ((select app_has_role('administrator'))) with check ((select app_has_role('administrator')));

alter table deputy enable row level security;
grant select, insert, update, delete on deputy to rammevaerk_app;
create policy read_own on deputy for select using (
  deputy_user_id = app_user_id()
  or (select app_has_role('administrator'))
  or membership_id in (select id from membership m where m.user_id = app_user_id()));
-- A person names their own deputy; administrators name any.
create policy write_own on deputy for all
  using ((select app_has_role('administrator')) or membership_id in (select id from membership m where m.user_id = app_user_id()))
  with check ((select app_has_role('administrator')) or membership_id in (select id from membership m where m.user_id = app_user_id()));

-- Audit: administrators read all; others what concerns their own organisation or what they did.
alter table audit_entry enable row level security;
grant select on audit_entry to rammevaerk_app;
create policy read_own_trail on audit_entry for select using (
  (select app_has_role('administrator')) or user_id = app_user_id()
  or organisation_id in (select app_organisations('reporter', 'approver', 'secretariat')));

-- Sessions, attempts and the secrets of links and tokens are read by the owner of the database alone.
alter table user_session enable row level security;
alter table one_time_link enable row level security;
alter table login_attempt enable row level security;
alter table api_token enable row level security;
grant select (id, user_id, name, scope, created_at, expires_at, last_used_at, revoked_at), update (revoked_at),
  insert (user_id, name, token_hash, scope, expires_at) on api_token to rammevaerk_app;
create policy read_own on api_token for select using (user_id = app_user_id());
create policy make_own on api_token for insert with check (user_id = app_user_id());
-- What is revoked stays revoked.
create policy revoke_own on api_token for update using (user_id = app_user_id() and revoked_at is null) with check (revoked_at is not null);
-- Administrators make links, but nobody reads them back.
grant insert (token_hash, user_id, purpose, expires_at) on one_time_link to rammevaerk_app;
create policy make_link on one_time_link for insert with check (purpose = 'set-password' and (select app_has_role('administrator')));

alter table stored_file enable row level security;
grant select, insert, update on stored_file to rammevaerk_app;
create policy read_file on stored_file for select using (
  (is_public and complete) or owner_id = app_user_id()
  or organisation_id in (select app_organisations('reporter', 'approver', 'reader', 'secretariat')));
create policy write_own_file on stored_file for insert with check (owner_id = app_user_id());
create policy complete_own_file on stored_file for update using (owner_id = app_user_id()) with check (owner_id = app_user_id());
alter table stored_file_piece enable row level security;
grant select, insert on stored_file_piece to rammevaerk_app;
create policy read_piece on stored_file_piece for select using (file_id in (select id from stored_file));
create policy write_piece on stored_file_piece for insert with check (file_id in (select id from stored_file where owner_id = app_user_id() and not complete));

alter table mail_message enable row level security;
grant select, insert on mail_message to rammevaerk_app;
create policy read_outbox on mail_message for select using ((select app_has_role('administrator')));
create policy queue_mail on mail_message for insert with check (app_user_id() is not null);

alter table background_task enable row level security;
grant select, insert on background_task to rammevaerk_app;
create policy own_tasks on background_task for select using (user_id = app_user_id() or (select app_has_role('administrator')));
create policy start_task on background_task for insert with check (user_id = app_user_id());
