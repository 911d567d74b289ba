-- What retained surpluses were used for (brug af hensættelser), a row for each offering, year and purpose. New table only.

create table tariff_retained_use (
  offering_id text not null references offering,
  year integer not null check (year between 2007 and 2100),
  purpose text not null check (purpose in ('deficit', 'efficiency', 'quality')),
  amount numeric not null check (amount >= 0),
  note text check (length(note) <= 2000),
  recorded_by uuid references app_user,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  constraint tariff_retained_use_once primary key (offering_id, year, purpose)
);

select audit('tariff_retained_use', 'offering_id,year,purpose');

alter table tariff_retained_use enable row level security;
grant select, insert, update on tariff_retained_use to rammevaerk_app;

-- Read and written by those who read and write the results themselves.
create policy read_own on tariff_retained_use for select using (
  (select app_has_role('secretariat', 'body-member', 'national-analyst'))
  or offering_id in (select app_operated_offerings('reporter', 'approver', 'reader')));
create policy add_own on tariff_retained_use for insert with check (
  recorded_by = app_user_id() and offering_id in (select app_operated_offerings('reporter')));
create policy change_own on tariff_retained_use for update
  using (offering_id in (select app_operated_offerings('reporter')))
  with check (recorded_by = app_user_id() and offering_id in (select app_operated_offerings('reporter')));
