-- Reports and editions (udgaver): prose in versions, frozen snapshots with their inputs. New tables only.

create table report (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  kind text not null,
  year integer not null,
  title text not null,
  owner_id text not null references organisation,
  created_at timestamptz not null default now(),
  constraint report_once unique (kind, year)
);

-- Prose of a section; every save is a new version. {figure-id} in the text is a figure, bound to data.
create table report_text (
  report_id text not null references report on delete cascade,
  section text not null,
  number integer not null check (number > 0),
  text text not null check (length(text) <= 50000),
  written_by uuid references app_user,
  written_at timestamptz not null default now(),
  primary key (report_id, section, number)
);

-- A frozen edition. `document` is the DocumentModel, `figures` every Figure by id, `charts` the drawn charts.
create table edition (
  id uuid primary key default gen_random_uuid(),
  report_id text not null references report,
  number integer not null check (number > 0),
  document jsonb not null,
  figures jsonb not null,
  sha256 text not null,
  published_by uuid references app_user,
  published_at timestamptz not null default now(),
  note text,
  constraint edition_number_once unique (report_id, number)
);

-- What an edition was made of: which version of which record. Compared later to say "ændret siden".
create table edition_input (
  edition_id uuid not null references edition on delete cascade,
  kind text not null,
  record_id text not null,
  version text not null,
  primary key (edition_id, kind, record_id)
);

select audit('report', 'id', '', 'owner_id');
select audit('report_text', 'report_id,section,number');
select audit('edition', 'id', 'document,figures');

create function app_report_owned(report text) returns boolean
  language sql stable security definer set search_path = public
as $$ select exists (select from report r where r.id = report and r.owner_id in (select app_organisations('secretariat'))) $$;

do $$
declare
  name text;
begin
  foreach name in array array['report', 'report_text', 'edition', 'edition_input'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert on %I to rammevaerk_app', name);
  end loop;
end $$;

-- Editions are public and nobody changes one. Drafts are read by the secretariat that owns the report,
-- and by approvers and analysts who comment on it.
create policy read_all on report for select using (true);
create policy write on report for insert with check (owner_id in (select app_organisations('secretariat')));
create policy read_draft on report_text for select using (app_report_owned(report_id) or (select app_has_role('national-analyst', 'approver')));
create policy write on report_text for insert with check (app_report_owned(report_id) and written_by = app_user_id());
create policy read_all on edition for select using (true);
create policy publish on edition for insert with check (app_report_owned(report_id) and published_by = app_user_id());
create policy read_all on edition_input for select using (true);
create policy publish on edition_input for insert with check (exists (select from edition e where e.id = edition_id and app_report_owned(e.report_id)));
