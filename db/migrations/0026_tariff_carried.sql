-- Results of earlier years that a tariff carries (over- og underskud), and which municipalities an offering is for
-- (kategori 1-3). New tables only.

create table tariff_result (
  id uuid primary key default gen_random_uuid(),
  offering_id text not null references offering,
  year integer not null check (year between 2007 and 2100),
  basis numeric not null check (basis > 0),
  -- a surplus is positive
  result numeric not null,
  -- what stays with the operator, and what a tariff of `carried_year` takes over; signed like the result
  retained numeric not null,
  to_tariff numeric not null,
  carried_year integer check (carried_year > year and carried_year <= year + 2),
  note text check (length(note) <= 2000),
  recorded_by uuid references app_user,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  constraint tariff_result_once unique (offering_id, year),
  constraint tariff_result_carried check ((to_tariff = 0) = (carried_year is null))
);

create table offering_category (
  id uuid primary key default gen_random_uuid(),
  offering_id text not null references offering,
  category integer not null check (category between 1 and 3),
  reason text not null check (length(trim(reason)) between 3 and 2000),
  body_id text not null references body,
  decided_on date not null,
  reference text not null check (length(trim(reference)) between 3 and 300),
  valid_from date not null,
  valid_to date,
  recorded_by uuid references app_user,
  recorded_at timestamptz not null default now(),
  check (valid_to is null or valid_to > valid_from),
  constraint offering_category_no_overlap exclude using gist (offering_id with =, daterange(valid_from, valid_to) with &&)
);
-- The municipalities that use an offering of category 2.
create table offering_category_user (
  category_id uuid not null references offering_category on delete cascade,
  municipality_id text not null references organisation,
  primary key (category_id, municipality_id)
);

select audit('tariff_result', 'id');
select audit('offering_category', 'id');
select audit('offering_category_user', 'category_id,municipality_id');

do $$
declare
  name text;
begin
  foreach name in array array['tariff_result', 'offering_category', 'offering_category_user'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert, update on %I to rammevaerk_app', name);
  end loop;
end $$;

-- A result belongs to the operator; secretariats, the bodies and analysts read it. What of it a tariff carries is public
-- with that tariff, in the tariff.
create policy read_own on tariff_result for select using (
  (select app_has_role('secretariat', 'body-member', 'national-analyst'))
  or offering_id in (select app_operated_offerings('reporter', 'approver', 'reader')));
create policy add_own on tariff_result for insert with check (
  recorded_by = app_user_id() and offering_id in (select app_operated_offerings('reporter')));
create policy change_own on tariff_result for update
  using (offering_id in (select app_operated_offerings('reporter')))
  with check (recorded_by = app_user_id() and offering_id in (select app_operated_offerings('reporter')));

-- Which municipalities an offering is for is public; secretariats write the decisions.
create policy read_all on offering_category for select using (true);
create policy write on offering_category for all
  using ((select app_has_role('secretariat'))) with check ((select app_has_role('secretariat')));
create policy read_all on offering_category_user for select using (true);
create policy write on offering_category_user for all
  using ((select app_has_role('secretariat'))) with check ((select app_has_role('secretariat')));
