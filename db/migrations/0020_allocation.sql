-- Allocation (fordeling): an amount split over a key, in versions that are never overwritten. New tables only.

-- One allocation and who it belongs to. `secretariat_id` is the secretariat of the owner's area, which reads along.
create table allocation (
  id uuid primary key default gen_random_uuid(),
  owner_id text not null references organisation,
  secretariat_id text references organisation,
  -- number of the newest version, and of the newest published one
  version integer not null default 1 check (version > 0),
  published_number integer check (published_number > 0),
  created_at timestamptz not null default now(),
  check (published_number is null or published_number <= version)
);
create index allocation_owner on allocation (owner_id);

-- What was put in and what came out. `hash` is SHA-256 of the canonical text of `input`.
create table allocation_version (
  allocation_id uuid not null references allocation,
  number integer not null check (number > 0),
  title text not null check (length(trim(title)) between 3 and 200),
  input jsonb not null,
  result jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references app_user,
  made_at timestamptz not null default now(),
  published_by uuid references app_user,
  published_at timestamptz,
  primary key (allocation_id, number),
  check ((published_by is null) = (published_at is null))
);
create index allocation_version_hash on allocation_version (hash);

select audit('allocation', 'id', '', 'owner_id');
select audit('allocation_version', 'allocation_id,number');

-- Row policies: drafts are for the owner's people and the secretariat of the area, what is published is for everybody.
create function app_allocations(variadic wanted text[]) returns setof uuid
  language sql stable parallel safe security definer set search_path = public
as $$
  select a.id from allocation a
  where a.owner_id in (select app_organisations(variadic wanted))
     or ('reader' = any (wanted) and a.secretariat_id in (select app_organisations('secretariat')))
$$;

alter table allocation enable row level security;
grant select, insert on allocation to rammevaerk_app;
grant update (version, published_number) on allocation to rammevaerk_app;
create policy read_own_or_published on allocation for select using (
  published_number is not null
  or owner_id in (select app_organisations('reporter', 'approver', 'reader', 'secretariat'))
  or secretariat_id in (select app_organisations('secretariat')));
create policy add_own on allocation for insert
  with check (published_number is null and owner_id in (select app_organisations('reporter', 'approver', 'secretariat')));
create policy change_own on allocation for update
  using (owner_id in (select app_organisations('reporter', 'approver', 'secretariat')))
  with check (owner_id in (select app_organisations('reporter', 'approver', 'secretariat')));

alter table allocation_version enable row level security;
grant select, insert on allocation_version to rammevaerk_app;
grant update (published_by, published_at) on allocation_version to rammevaerk_app;
create policy read_own_or_published on allocation_version for select using (
  published_at is not null or allocation_id in (select app_allocations('reporter', 'approver', 'reader', 'secretariat')));
create policy add_own on allocation_version for insert with check (
  made_by = app_user_id() and published_at is null
  and allocation_id in (select app_allocations('reporter', 'approver', 'secretariat')));
-- A version is published once; its content never changes.
create policy publish_own on allocation_version for update
  using (published_at is null and allocation_id in (select app_allocations('reporter', 'approver', 'secretariat')))
  with check (published_by = app_user_id());
