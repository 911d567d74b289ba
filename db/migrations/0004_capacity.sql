-- Capacity (kapacitet): dated places, closed and blocked places, stays, the watch list,
-- printed figures as evidence, breaks of series. New tables; marks four functions of 0001 and 0002 as parallel safe.

-- Normed places of an offering from a day until a day; what a yearly "places" figure is made of.
create table place_period (
  id uuid primary key default gen_random_uuid(),
  offering_id text not null references offering,
  places numeric not null check (places >= 0 and places < 100000),
  valid_from date not null,
  valid_to date,
  reason text,
  version integer not null default 1,
  check (valid_to is null or valid_to > valid_from),
  constraint place_period_no_overlap exclude using gist (offering_id with =, daterange(valid_from, valid_to) with &&)
);

-- Places out of use: closed (renovation) or blocked (one citizen who takes more than one).
create table place_reduction (
  id uuid primary key default gen_random_uuid(),
  offering_id text not null references offering,
  kind text not null check (kind in ('closed', 'blocked')),
  places numeric not null check (places > 0 and places < 100000),
  valid_from date not null,
  valid_to date not null,
  reason text not null check (length(trim(reason)) >= 3),
  version integer not null default 1,
  check (valid_to > valid_from)
);
create index place_reduction_offering on place_reduction (offering_id, valid_from);

-- A stay without a person: when a place was used. Partitioned by the year it began.
create table stay (
  id bigint generated always as identity,
  offering_id text not null,
  valid_from date not null,
  valid_to date,
  primary key (id, valid_from),
  check (valid_to is null or valid_to > valid_from)
) partition by range (valid_from);
do $$
begin
  for year in 2014..2035 loop
    execute format('create table stay_%s partition of stay for values from (%L) to (%L)', year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
  end loop;
end $$;
create table stay_other partition of stay default;
create index stay_offering on stay (offering_id, valid_from);

-- Offerings whose sustainability is followed. People decide; `proposed_by` names the rules that pointed.
create table watch_entry (
  id uuid primary key default gen_random_uuid(),
  offering_id text not null references offering,
  body_id text not null references body,
  reason text not null check (length(trim(reason)) between 3 and 5000),
  initiatives text check (length(initiatives) <= 5000),
  proposed_by text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  end_reason text,
  source_id text references source,
  version integer not null default 1,
  check (valid_to is null or valid_to >= valid_from),
  check ((valid_to is null) = (end_reason is null)),
  constraint watch_entry_no_overlap exclude using gist (offering_id with =, body_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- What a source printed, cell by cell: evidence beside the program's own figure. Numbers are kept as
-- printed, with their decimals ("9.0" is not "9"): how exact a number is decides what follows from it.
create table printed_figure (
  source_id text not null references source,
  source_table text not null,
  place text not null check (place in ('body', 'annex')),
  offering_id text not null references offering,
  year integer not null,
  places text check (places ~ '^[0-9]{1,6}([.][0-9]+)?$'),
  used_places text check (used_places ~ '^[0-9]{1,6}([.][0-9]+)?$'),
  percent text check (percent ~ '^[0-9]{1,6}([.][0-9]+)?$'),
  primary key (source_id, place, offering_id, year)
);

create table series_break (
  offering_id text not null references offering,
  year integer not null,
  field text not null,
  note text not null,
  note_en text not null,
  source text not null,
  primary key (offering_id, year, field)
);

-- Activity counts that are not places (the deaf-consultant scheme).
create table activity_figure (
  source_id text not null references source,
  series text not null,
  category text not null,
  row_type text not null check (row_type in ('component', 'total')),
  year integer not null,
  value numeric not null,
  status text not null check (status in ('reported', 'estimate', 'projection')),
  approximate boolean not null default false,
  primary key (source_id, series, category, year)
);

select audit('place_period', 'id');
select audit('place_reduction', 'id');
select audit('watch_entry', 'id');
select audit('printed_figure', 'source_id,place,offering_id,year');
select audit('series_break', 'offering_id,year,field');
-- stay and activity_figure are bulk loads whose file is their trail.

-- These only read: a query over millions of stays may use all processors although a policy asks them.
alter function app_today() parallel safe;
alter function app_roles() parallel safe;
alter function app_has_role(text[]) parallel safe;
alter function app_organisations(text[]) parallel safe;

-- Offerings of the facilities that the user's organisations run today. A set, asked once per query, and
-- not a question per row: policies stand before every one of millions of stays.
create function app_operated_offerings(variadic wanted text[]) returns setof text
  language sql stable parallel safe security definer set search_path = public
as $$
  select o.id from offering o join facility_operator p on p.facility_id = o.facility_id
  where p.operator_id in (select app_organisations(variadic wanted))
    and p.valid_from <= app_today() and (p.valid_to is null or p.valid_to > app_today())
$$;

do $$
declare
  name text;
begin
  foreach name in array array['place_period', 'place_reduction', 'stay', 'watch_entry', 'printed_figure', 'series_break', 'activity_figure'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert, update, delete on %I to rammevaerk_app', name);
  end loop;

  -- Dated places, reductions and stays belong to the operator; secretariats and analysts read.
  foreach name in array array['place_period', 'place_reduction', 'stay'] loop
    execute format('create policy read_own on %I for select using ((select app_has_role(''secretariat'', ''national-analyst'')) or offering_id in (select app_operated_offerings(''reporter'', ''approver'', ''reader'')))', name);
    execute format('create policy add_own on %I for insert with check (offering_id in (select app_operated_offerings(''reporter'')))', name);
    execute format('create policy change_own on %I for update using (offering_id in (select app_operated_offerings(''reporter''))) with check (offering_id in (select app_operated_offerings(''reporter'')))', name);
    execute format('create policy remove_own on %I for delete using (offering_id in (select app_operated_offerings(''reporter'')))', name);
  end loop;
end $$;

-- The watch list, the evidence and the breaks are public; secretariats write.
create policy read_all on watch_entry for select using (true);
create policy write on watch_entry for all using ((select app_has_role('secretariat'))) with check ((select app_has_role('secretariat')));
create policy read_all on printed_figure for select using (true);
create policy read_all on series_break for select using (true);
create policy write on series_break for all using ((select app_has_role('secretariat'))) with check ((select app_has_role('secretariat')));
create policy read_all on activity_figure for select using (true);
