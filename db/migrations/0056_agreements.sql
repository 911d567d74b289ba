-- The framework agreement (rammeaftale): its period, focus areas, initiatives with dated notes on where they stand, the
-- process plan, and who has approved it. New tables only. All of it is public.

create table agreement (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  area text not null references area,
  title text not null,
  vision text,
  summary text,
  valid_from date not null,
  valid_to date not null,
  -- all parties must have approved by this day
  approval_deadline date,
  source_id text references source,
  source_place text,
  version integer not null default 1,
  constraint agreement_period check (valid_to > valid_from),
  constraint agreement_no_overlap exclude using gist (area with =, daterange(valid_from, valid_to) with &&)
);

create table agreement_focus (
  id text primary key default gen_random_uuid()::text,
  agreement_id text not null references agreement,
  number integer not null check (number between 1 and 99),
  title text not null,
  note text,
  source_id text references source,
  source_place text,
  version integer not null default 1,
  constraint agreement_focus_number unique (agreement_id, number)
);

create table initiative (
  id text primary key default gen_random_uuid()::text,
  focus_id text not null references agreement_focus,
  letter text not null check (letter ~ '^[A-ZÆØÅ]$'),
  title text not null,
  description text,
  state text not null default 'proposed' check (state in ('proposed', 'running', 'completed', 'stopped')),
  owner_body_id text references body,
  owner_organisation_id text references organisation,
  source_id text references source,
  source_place text,
  version integer not null default 1,
  constraint initiative_owner check (num_nonnulls(owner_body_id, owner_organisation_id) <= 1),
  constraint initiative_letter unique (focus_id, letter)
);

-- Where an initiative stood on a day, and who said so. Notes are added, never changed.
create table initiative_note (
  id text primary key default gen_random_uuid()::text,
  initiative_id text not null references initiative,
  state text not null check (state in ('proposed', 'running', 'completed', 'stopped')),
  noted_on date not null,
  text text not null,
  -- the organisation or body that stands behind the note, as the public sees it
  organisation_id text references organisation,
  body_id text references body,
  source_id text references source,
  source_place text,
  written_by uuid references app_user,
  written_at timestamptz not null default now(),
  constraint initiative_note_who check (num_nonnulls(organisation_id, body_id) = 1)
);
create index initiative_note_initiative on initiative_note (initiative_id, noted_on);

-- What an initiative is tied to: a body (working group), a facility, or a page (a case, a report).
create table initiative_link (
  id text primary key default gen_random_uuid()::text,
  initiative_id text not null references initiative,
  body_id text references body,
  facility_id text references facility,
  href text check (href ~ '^(/|https://)'),
  label text,
  constraint initiative_link_one check (num_nonnulls(body_id, facility_id, href) = 1 and (href is null) = (label is null))
);
create unique index initiative_link_once on initiative_link (initiative_id, coalesce(body_id, ''), coalesce(facility_id, ''), coalesce(href, ''));

-- A step of the process plan over bodies.
create table agreement_step (
  id text primary key default gen_random_uuid()::text,
  agreement_id text not null references agreement,
  phase text not null,
  title text not null,
  from_on date not null,
  -- last day of a step that takes longer than a day
  until_on date,
  -- the date as the plan writes it, where it names no day
  date_text text,
  body_id text references body,
  organisation_id text references organisation,
  outcome text,
  source_id text references source,
  source_place text,
  version integer not null default 1,
  constraint agreement_step_period check (until_on is null or until_on >= from_on),
  constraint agreement_step_who check (num_nonnulls(body_id, organisation_id) <= 1)
);
create index agreement_step_agreement on agreement_step (agreement_id, from_on);

-- A party that must approve; `approved_on` null: not reported.
create table agreement_party (
  agreement_id text not null references agreement,
  organisation_id text not null references organisation,
  approved_on date,
  note text,
  version integer not null default 1,
  primary key (agreement_id, organisation_id)
);

create function app_kept_agreements() returns setof text
  language sql stable security definer set search_path = public
as $$ select a.id from agreement a where app_keeps_area(a.area) $$;
create function app_kept_initiatives() returns setof text
  language sql stable security definer set search_path = public
as $$
  select i.id from initiative i join agreement_focus f on f.id = i.focus_id
  where f.agreement_id in (select app_kept_agreements())
$$;

select audit('agreement', 'id');
select audit('agreement_focus', 'id');
select audit('initiative', 'id');
select audit('initiative_note', 'id');
select audit('initiative_link', 'id');
select audit('agreement_step', 'id');
select audit('agreement_party', 'agreement_id,organisation_id');

alter table agreement enable row level security;
grant select, insert, update, delete on agreement to rammevaerk_app;
create policy read_all on agreement for select using (true);
create policy write_kept on agreement for all using (app_keeps_area(area)) with check (app_keeps_area(area));

alter table agreement_focus enable row level security;
grant select, insert, update, delete on agreement_focus to rammevaerk_app;
create policy read_all on agreement_focus for select using (true);
create policy write_kept on agreement_focus for all using (agreement_id in (select app_kept_agreements())) with check (agreement_id in (select app_kept_agreements()));

alter table initiative enable row level security;
grant select, insert, update, delete on initiative to rammevaerk_app;
create policy read_all on initiative for select using (true);
create policy write_kept on initiative for all using (focus_id in (select f.id from agreement_focus f where f.agreement_id in (select app_kept_agreements()))) with check (focus_id in (select f.id from agreement_focus f where f.agreement_id in (select app_kept_agreements())));

alter table initiative_link enable row level security;
grant select, insert, update, delete on initiative_link to rammevaerk_app;
create policy read_all on initiative_link for select using (true);
create policy write_kept on initiative_link for all using (initiative_id in (select app_kept_initiatives())) with check (initiative_id in (select app_kept_initiatives()));

alter table agreement_step enable row level security;
grant select, insert, update, delete on agreement_step to rammevaerk_app;
create policy read_all on agreement_step for select using (true);
create policy write_kept on agreement_step for all using (agreement_id in (select app_kept_agreements())) with check (agreement_id in (select app_kept_agreements()));

alter table agreement_party enable row level security;
grant select, insert, update, delete on agreement_party to rammevaerk_app;
create policy read_all on agreement_party for select using (true);
create policy write_kept on agreement_party for all using (agreement_id in (select app_kept_agreements())) with check (agreement_id in (select app_kept_agreements()));

-- Notes are added in one's own name and stand.
alter table initiative_note enable row level security;
grant select, insert on initiative_note to rammevaerk_app;
create policy read_all on initiative_note for select using (true);
create policy add_note on initiative_note for insert with check (
  initiative_id in (select app_kept_initiatives()) and written_by = app_user_id());

-- Those who keep an agreement read its trail.
create policy read_trail_of_agreements on audit_entry for select using (
  table_name in ('agreement', 'agreement_focus', 'agreement_step', 'agreement_party', 'initiative', 'initiative_note', 'initiative_link')
  and case table_name
    when 'agreement' then record_id in (select app_kept_agreements())
    when 'initiative' then record_id in (select app_kept_initiatives())
    when 'initiative_note' then coalesce(after, before) ->> 'initiative_id' in (select app_kept_initiatives())
    when 'initiative_link' then coalesce(after, before) ->> 'initiative_id' in (select app_kept_initiatives())
    else coalesce(after, before) ->> 'agreement_id' in (select app_kept_agreements())
  end);
