-- Scenarios of a tariff (scenarier): what an organisation weighs against each other before it reports, side by side.
-- An organisation's own; nobody else sees them. New tables only.

create table tariff_comparison (
  id uuid primary key default gen_random_uuid(),
  organisation_id text not null references organisation,
  title text not null check (length(trim(title)) between 3 and 200),
  -- year of the tariff; amounts are in its prices
  year integer not null check (year between 2007 and 2100),
  -- kr. a day, what the scenarios are held against
  current_tariff numeric check (current_tariff > 0),
  created_by uuid references app_user,
  created_at timestamptz not null default now()
);
create index tariff_comparison_organisation on tariff_comparison (organisation_id, created_at);

create table tariff_scenario (
  id uuid primary key default gen_random_uuid(),
  comparison_id uuid not null references tariff_comparison on delete cascade,
  position integer not null check (position > 0),
  name text not null check (length(trim(name)) between 1 and 100),
  -- places, occupancy, hours, costs …, as decimal text
  input jsonb not null,
  advantages text not null default '' check (length(advantages) <= 2000),
  drawbacks text not null default '' check (length(drawbacks) <= 2000),
  recommended boolean not null default false,
  version integer not null default 1,
  constraint tariff_scenario_name unique (comparison_id, name),
  constraint tariff_scenario_position unique (comparison_id, position)
);
-- At most one is recommended.
create unique index tariff_scenario_recommended on tariff_scenario (comparison_id) where recommended;

select audit('tariff_comparison', 'id', '', 'organisation_id');
select audit('tariff_scenario', 'id');

alter table tariff_comparison enable row level security;
alter table tariff_scenario enable row level security;
grant select, insert, update, delete on tariff_comparison, tariff_scenario to rammevaerk_app;

-- The organisation's people read; its reporters write, in their own name.
create policy read_own on tariff_comparison for select using (
  organisation_id in (select app_organisations('reporter', 'approver', 'reader')));
create policy add_own on tariff_comparison for insert with check (
  created_by = app_user_id() and organisation_id in (select app_organisations('reporter')));
create policy change_own on tariff_comparison for update
  using (organisation_id in (select app_organisations('reporter')))
  with check (organisation_id in (select app_organisations('reporter')));
create policy remove_own on tariff_comparison for delete using (organisation_id in (select app_organisations('reporter')));

create policy read_own on tariff_scenario for select using (comparison_id in (
  select id from tariff_comparison where organisation_id in (select app_organisations('reporter', 'approver', 'reader'))));
create policy write_own on tariff_scenario for all
  using (comparison_id in (
    select id from tariff_comparison where organisation_id in (select app_organisations('reporter'))))
  with check (comparison_id in (
    select id from tariff_comparison where organisation_id in (select app_organisations('reporter'))));
