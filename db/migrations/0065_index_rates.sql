-- Expected rise of prices and wages (pris- og lønskøn) by year and kind, each with its source and day. New tables only.

create table index_rate (
  id uuid primary key default gen_random_uuid(),
  -- the rise from the year before to `year`, in percent
  year integer not null check (year between 2007 and 2100),
  kind text not null check (kind in ('region', 'municipality')),
  -- a correction is another row; the highest number counts
  number integer not null check (number > 0),
  percent numeric not null check (percent between -20 and 50),
  source text not null check (length(trim(source)) between 3 and 300),
  -- the day the source is from
  decided_on date not null,
  recorded_by uuid references app_user,
  recorded_at timestamptz not null default now(),
  constraint index_rate_number unique (year, kind, number)
);

select audit('index_rate', 'id');

-- Rates are public; administrators and secretariats enter them in their own name, and what stands is never changed.
alter table index_rate enable row level security;
grant select, insert on index_rate to rammevaerk_app;
create policy read_all on index_rate for select using (true);
create policy add on index_rate for insert with check (
  recorded_by = app_user_id() and (select app_has_role('administrator', 'secretariat')));
