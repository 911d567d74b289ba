-- Old minutes read from files (import af gamle referater): the lines as they were, what the program found in them, and
-- which meetings were made of it. The lines hold closed items too: only the secretariat of the area reads them.
create table minutes_import (
  id uuid primary key default gen_random_uuid(),
  area text not null,
  -- of the file: the same file twice is the same import
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null check (length(file_name) between 1 and 300),
  media_type text not null check (length(media_type) between 3 and 200),
  lines text not null,
  -- what was found, as it was read then: a later version of the program changes nothing that is under review
  found jsonb not null,
  state text not null default 'review' check (state in ('review', 'saved')),
  made_at timestamptz not null default now(),
  made_by uuid references app_user,
  saved_at timestamptz,
  version integer not null default 1,
  constraint minutes_import_once unique (area, sha256)
);

-- What became of each meeting of a file. A meeting that stood here already was left as it was.
create table minutes_import_meeting (
  import_id uuid not null references minutes_import on delete cascade,
  place integer not null check (place >= 0),
  meeting_id uuid not null references meeting,
  outcome text not null check (outcome in ('added', 'was-there')),
  primary key (import_id, place)
);
create index minutes_import_meeting_meeting on minutes_import_meeting (meeting_id);

select audit('minutes_import', 'id', 'lines,found');
select audit('minutes_import_meeting', 'import_id,place');

alter table minutes_import enable row level security;
alter table minutes_import_meeting enable row level security;
grant select, insert, update, delete on minutes_import, minutes_import_meeting to rammevaerk_app;
create policy of_area on minutes_import for all
  using (area in (select app_served_areas())) with check (area in (select app_served_areas()));
create policy of_area on minutes_import_meeting for all
  using (import_id in (select i.id from minutes_import i where i.area in (select app_served_areas())))
  with check (
    import_id in (select i.id from minutes_import i where i.area in (select app_served_areas()))
    and meeting_id in (select app_served_meetings()));
