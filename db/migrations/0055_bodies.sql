-- Bodies (fora): what they are for, who keeps them, who sits in them, and the mandates (kommissorier) of groups, in
-- versions. Existing bodies get their new facts from the reference data at the next start; until then they say that
-- nothing is stated. From now on a body is changed by administrators and by the secretariat of its own area alone.

-- An area (rammeaftaleområde) and the secretariat that serves it.
create table area (
  id text primary key check (id ~ '^[a-z0-9-]{1,80}$'),
  name text not null,
  secretariat_id text not null references organisation
);

alter table body
  -- who leads it, as a role ("én fra regionen og én fra en kommune"); never a name
  add column chair text,
  add column secretariat_id text references organisation,
  add column purpose text,
  add column cadence text,
  add column competence text not null default 'none-stated' check (competence in ('decision', 'recommendation', 'none-stated')),
  -- what the source says of the competence, in words
  add column competence_text text,
  add column source_id text references source,
  add column source_place text,
  add column version integer not null default 1,
  add constraint body_period check (valid_to is null or valid_to > valid_from),
  add constraint body_id_form check (id ~ '^[a-z0-9-]{1,80}$'),
  add constraint body_not_own_parent check (parent_id is distinct from id);
create index body_parent on body (parent_id);

-- A chain of bodies that leads back to itself would have no top.
create function refuse_circle_of_bodies() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  -- Two changes at once could close a circle that neither sees.
  perform pg_advisory_xact_lock(hashtext('chain of bodies'));
  if exists (
    with recursive above as (
      select new.parent_id as id
      union
      select b.parent_id from body b join above a on b.id = a.id where b.parent_id is not null
    )
    select from above where id = new.id
  ) then
    raise exception 'a body cannot stand above itself' using errcode = '23514', constraint = 'body_no_circle';
  end if;
  return new;
end $$;
create trigger refuse_circle_of_bodies before insert or update of parent_id on body
  for each row when (new.parent_id is not null) execute function refuse_circle_of_bodies();

-- A seat: held by an organisation, another body, or a role ("socialdirektør") in one of them.
create table body_seat (
  id text primary key default gen_random_uuid()::text,
  body_id text not null references body,
  function text not null check (function in ('chair', 'deputy-chair', 'member', 'observer', 'deputy')),
  -- the seat that a deputy stands in for
  deputy_for text references body_seat,
  organisation_id text references organisation,
  holder_body_id text references body,
  role text,
  seats integer not null default 1 check (seats between 1 and 99),
  valid_from date not null,
  valid_to date,
  source_id text references source,
  source_place text,
  version integer not null default 1,
  constraint body_seat_holder check (num_nonnulls(organisation_id, holder_body_id) <= 1 and num_nonnulls(organisation_id, holder_body_id, role) >= 1),
  constraint body_seat_deputy check ((function = 'deputy') = (deputy_for is not null)),
  constraint body_seat_period check (valid_to is null or valid_to > valid_from),
  holder_key text generated always as (
    function || '/' || coalesce(deputy_for, '') || '/' || coalesce(organisation_id, '') || '/' || coalesce(holder_body_id, '') || '/' || lower(coalesce(role, ''))
  ) stored,
  constraint body_seat_no_overlap exclude using gist (body_id with =, holder_key with =, daterange(valid_from, valid_to) with &&)
);
create index body_seat_body on body_seat (body_id);

-- One version of a mandate (kommissorium). A draft is worked on; what was approved is never changed, a new version is.
create table body_mandate (
  body_id text not null references body,
  number integer not null check (number >= 1),
  state text not null default 'draft' check (state in ('draft', 'approved', 'ended')),
  background text,
  purpose text,
  success_criterion text,
  tasks text,
  members text,
  time_plan text,
  approved_by_body_id text references body,
  approved_on date,
  ended_on date,
  end_reason text,
  source_id text references source,
  source_place text,
  version integer not null default 1,
  primary key (body_id, number),
  constraint body_mandate_approval check ((state = 'draft') = (approved_on is null) and (approved_on is null) = (approved_by_body_id is null)),
  constraint body_mandate_end check ((state = 'ended') = (ended_on is not null) and (ended_on is null or ended_on >= approved_on))
);
create unique index body_mandate_one_draft on body_mandate (body_id) where state = 'draft';

create function refuse_change_of_mandate() returns trigger
  language plpgsql as $$
begin
  if current_user = 'rammevaerk_app' and old.state <> 'draft' and
    (to_jsonb(old) - '{state,ended_on,end_reason,version}'::text[] is distinct from to_jsonb(new) - '{state,ended_on,end_reason,version}'::text[] or new.state = 'draft') then
    raise exception 'an approved mandate is never changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger refuse_change_of_mandate before update on body_mandate for each row execute function refuse_change_of_mandate();

-- The bodies a person keeps: all for administrators, those of the own area for its secretariat.
create function app_kept_bodies() returns setof text
  language sql stable security definer set search_path = public
as $$
  select b.id from body b where (select app_has_role('administrator'))
    or b.area in (select a.id from area a where a.secretariat_id in (select app_organisations('secretariat')))
$$;
create function app_keeps_area(wanted text) returns boolean
  language sql stable security definer set search_path = public
as $$
  select app_has_role('administrator')
    or exists (select from area a where a.id = wanted and a.secretariat_id in (select app_organisations('secretariat')))
$$;
create function app_own_bodies() returns setof text
  language sql stable security definer set search_path = public
as $$ select r.body_id from app_roles() r where r.body_id is not null $$;

select audit('area', 'id');
select audit('body_seat', 'id');
select audit('body_mandate', 'body_id,number');

alter table area enable row level security;
grant select on area to rammevaerk_app;
create policy read_all on area for select using (true);

drop policy write_register on body;
create policy add_body on body for insert with check (app_keeps_area(area));
create policy change_body on body for update using (id in (select app_kept_bodies())) with check (app_keeps_area(area));
create policy remove_body on body for delete using (id in (select app_kept_bodies()));

alter table body_seat enable row level security;
grant select, insert, update, delete on body_seat to rammevaerk_app;
create policy read_all on body_seat for select using (true);
create policy write_kept on body_seat for all using (body_id in (select app_kept_bodies())) with check (body_id in (select app_kept_bodies()));

-- A draft is for those who keep the body and its members; what is approved is public.
alter table body_mandate enable row level security;
grant select, insert, update, delete on body_mandate to rammevaerk_app;
create policy read_mandate on body_mandate for select using (
  state <> 'draft' or body_id in (select app_kept_bodies()) or body_id in (select app_own_bodies()));
create policy add_mandate on body_mandate for insert with check (state = 'draft' and body_id in (select app_kept_bodies()));
create policy change_mandate on body_mandate for update using (body_id in (select app_kept_bodies())) with check (body_id in (select app_kept_bodies()));
create policy drop_draft on body_mandate for delete using (state = 'draft' and body_id in (select app_kept_bodies()));

-- Those who keep a body read its trail.
create policy read_trail_of_bodies on audit_entry for select using (
  table_name in ('body', 'body_seat', 'body_mandate')
  and case table_name when 'body' then record_id else coalesce(after, before) ->> 'body_id' end in (select app_kept_bodies()));
