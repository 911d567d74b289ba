-- Overhead of operators (overheadregister): what each operator, or one of its units, reports as its share of central
-- administration in the tariffs of a year, with its own definition. Public. A correction is another row. New table only.

create table operator_overhead (
  id uuid primary key default gen_random_uuid(),
  operator_id text not null references organisation,
  -- empty for the operator as a whole
  unit_name text not null default '' check (length(unit_name) <= 200),
  year integer not null check (year between 2007 and 2100),
  -- 1 for the first report of a year, 2 for its correction …
  number integer not null check (number > 0),
  -- percent of the tariff basis; equal for one value, both empty when asked and not reported
  low numeric,
  high numeric,
  -- kr., for the weighted mean
  basis numeric check (basis > 0),
  definition text not null default '' check (length(definition) <= 2000),
  source_id text references source,
  recorded_by uuid references app_user,
  recorded_at timestamptz not null default now(),
  constraint operator_overhead_once unique (operator_id, unit_name, year, number),
  constraint operator_overhead_range check ((low is null) = (high is null) and low >= 0 and high >= low and high <= 100),
  constraint operator_overhead_origin check (num_nonnulls(source_id, recorded_by) = 1)
);
create index operator_overhead_year on operator_overhead (year, operator_id);

select audit('operator_overhead', 'id', '', 'operator_id');

alter table operator_overhead enable row level security;
grant select, insert on operator_overhead to rammevaerk_app;

-- Everybody reads; the operator's own reporters add, in their own name. Nobody changes or removes.
create policy read_all on operator_overhead for select using (true);
create policy add_own on operator_overhead for insert with check (
  recorded_by = app_user_id() and operator_id in (select app_organisations('reporter')));
