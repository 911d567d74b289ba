-- Business cases of new facilities (forretningsplaner), in versions that are never overwritten. New tables only.

-- One business case and who it belongs to. `secretariat_id` is the secretariat of the owner's area, which reads along.
create table business_case (
  id uuid primary key default gen_random_uuid(),
  owner_id text not null references organisation,
  secretariat_id text references organisation,
  -- number of the newest version, and of the newest published one
  version integer not null default 1 check (version > 0),
  published_number integer check (published_number > 0),
  created_at timestamptz not null default now(),
  check (published_number is null or published_number <= version)
);
create index business_case_owner on business_case (owner_id);

-- What was put in; everything else is computed from it. `hash` is SHA-256 of the canonical text of `input`.
create table business_case_version (
  business_case_id uuid not null references business_case,
  number integer not null check (number > 0),
  title text not null check (length(trim(title)) between 3 and 200),
  input jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references app_user,
  made_at timestamptz not null default now(),
  published_by uuid references app_user,
  published_at timestamptz,
  primary key (business_case_id, number),
  check ((published_by is null) = (published_at is null))
);

select audit('business_case', 'id', '', 'owner_id');
select audit('business_case_version', 'business_case_id,number');

-- Row policies: drafts are for the owner's people and the secretariat of the area, what is published is for everybody.
create function app_business_cases(variadic wanted text[]) returns setof uuid
  language sql stable parallel safe security definer set search_path = public
as $$
  select c.id from business_case c
  where c.owner_id in (select app_organisations(variadic wanted))
     or ('reader' = any (wanted) and c.secretariat_id in (select app_organisations('secretariat')))
$$;

alter table business_case enable row level security;
grant select, insert on business_case to rammevaerk_app;
grant update (version, published_number) on business_case to rammevaerk_app;
create policy read_own_or_published on business_case for select using (
  published_number is not null
  or owner_id in (select app_organisations('reporter', 'approver', 'reader', 'secretariat'))
  or secretariat_id in (select app_organisations('secretariat')));
create policy add_own on business_case for insert
  with check (published_number is null and owner_id in (select app_organisations('reporter', 'approver', 'secretariat')));
create policy change_own on business_case for update
  using (owner_id in (select app_organisations('reporter', 'approver', 'secretariat')))
  with check (owner_id in (select app_organisations('reporter', 'approver', 'secretariat')));

alter table business_case_version enable row level security;
grant select, insert on business_case_version to rammevaerk_app;
grant update (published_by, published_at) on business_case_version to rammevaerk_app;
create policy read_own_or_published on business_case_version for select using (
  published_at is not null
  or business_case_id in (select app_business_cases('reporter', 'approver', 'reader', 'secretariat')));
create policy add_own on business_case_version for insert with check (
  made_by = app_user_id() and published_at is null
  and business_case_id in (select app_business_cases('reporter', 'approver', 'secretariat')));
-- A version is published once; its content never changes.
create policy publish_own on business_case_version for update
  using (published_at is null and business_case_id in (select app_business_cases('reporter', 'approver', 'secretariat')))
  with check (published_by = app_user_id());
