-- A seat in a body is held by a person in a period: a user of the program, or somebody named. Both are people in public
-- office, and nothing but name and office is kept. A user with a seat takes part as a member of the body: calendar,
-- agenda, hearing of minutes, written procedures; one with a deputy seat stands in for those who hold the seat. A seat
-- of an observer gives no such right. Existing seats: nobody is named yet.

alter table body_seat add constraint body_seat_of_body unique (id, body_id);

create table seat_person (
  id text primary key default gen_random_uuid()::text,
  body_id text not null,
  seat_id text not null,
  user_id uuid references app_user on delete cascade,
  -- of somebody without an account; a user is called what the account says
  name text check (length(trim(name)) between 2 and 200),
  -- the office, where the seat does not say it ("socialdirektør")
  title text check (length(title) <= 200),
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  foreign key (seat_id, body_id) references body_seat (id, body_id),
  constraint seat_person_one check (num_nonnulls(user_id, name) = 1),
  constraint seat_person_period check (valid_to is null or valid_to > valid_from),
  constraint seat_person_once exclude using gist (
    seat_id with =, (coalesce(user_id::text, lower(name))) with =, daterange(valid_from, valid_to) with &&)
);
create index seat_person_body on seat_person (body_id);
create index seat_person_user on seat_person (user_id) where user_id is not null;
select audit('seat_person', 'id');

-- Who holds a seat, or is to, is public. Who held one is for those who keep the body and its members, until the name goes.
alter table seat_person enable row level security;
grant select, insert, update, delete on seat_person to rammevaerk_app;
create policy read_present on seat_person for select using (
  valid_to is null or valid_to > app_today()
  or body_id in (select app_kept_bodies()) or body_id in (select app_own_bodies()));
create policy write_kept on seat_person for all
  using (body_id in (select app_kept_bodies())) with check (body_id in (select app_kept_bodies()));
create policy read_trail_of_seat_people on audit_entry for select using (
  table_name = 'seat_person' and coalesce(after, before) ->> 'body_id' in (select app_kept_bodies()));

-- The name of a user who holds a seat: as public as the seat; to those who may read a former holder, also that one.
create function seat_person_name(wanted uuid) returns text
  language sql stable security definer set search_path = public
as $$
  select u.name from app_user u where u.id = wanted and exists (
    select from seat_person p where p.user_id = u.id and (
      p.valid_to is null or p.valid_to > app_today()
      or p.body_id in (select app_kept_bodies()) or p.body_id in (select app_own_bodies())))
$$;

-- Those who take part in a body on a day: by a role or a seat, and those who stand in for one of them. For the functions
-- below alone.
create function body_people(asked text, on_day date) returns table (user_id uuid, stands_for uuid)
  language sql stable security definer set search_path = public
as $$
  with seat as (
    select s.id, s.function, s.deputy_for, p.user_id from seat_person p join body_seat s on s.id = p.seat_id
    where p.body_id = asked and p.user_id is not null and s.function <> 'observer'
      and p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)
      and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
  ), role as (
    select m.id, m.user_id from membership m
    where m.role = 'body-member' and m.body_id = asked and m.valid_from <= on_day and (m.valid_to is null or m.valid_to > on_day)
  ), people as (
    select role.user_id, null::uuid as stands_for from role
    union select seat.user_id, null from seat where seat.deputy_for is null
    union select d.deputy_user_id, role.user_id from role join deputy d on d.membership_id = role.id
      and d.valid_from <= on_day and d.valid_to > on_day
    union select stand_in.user_id, held.user_id from seat stand_in join seat held on held.id = stand_in.deputy_for
    -- nobody of those they stand in for has an account: they still get the papers
    union select seat.user_id, seat.user_id from seat where seat.deputy_for is not null
  )
  select people.user_id, people.stands_for from people
  join app_user u on u.id = people.user_id and u.disabled_at is null
  left join app_user principal on principal.id = people.stands_for
  where people.stands_for is null or principal.disabled_at is null
$$;
revoke execute on function body_people(text, date) from public;

-- The roles in force today: own, as a deputy, and as a member of a body by a seat.
create or replace function app_roles() returns table (role text, organisation_id text, body_id text)
  language sql stable security definer parallel safe set search_path = public
as $$
  select m.role, m.organisation_id, m.body_id
  from membership m
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where m.user_id = app_user_id() and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  union
  select m.role, m.organisation_id, m.body_id
  from deputy d
  join membership m on m.id = d.membership_id
  join app_user u on u.id = d.deputy_user_id and u.disabled_at is null
  join app_user principal on principal.id = m.user_id and principal.disabled_at is null
  where d.deputy_user_id = app_user_id()
    and d.valid_from <= app_today() and d.valid_to > app_today()
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  union
  select 'body-member', null, p.body_id
  from seat_person p
  join body_seat s on s.id = p.seat_id and s.function <> 'observer'
    and s.valid_from <= app_today() and (s.valid_to is null or s.valid_to > app_today())
  join app_user u on u.id = p.user_id and u.disabled_at is null
  where p.user_id = app_user_id() and p.valid_from <= app_today() and (p.valid_to is null or p.valid_to > app_today())
$$;

-- Whom to write to about the meetings of a body. For the secretariat of the body alone.
create or replace function app_body_people(asked text)
  returns table (user_id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  select distinct u.id, u.name, u.email, u.language
  from body_people(asked, app_today()) p join app_user u on u.id = p.user_id
  where current_setting('role', true) is distinct from 'rammevaerk_app' or asked in (select app_served_bodies())
$$;

-- Who a written procedure asks and what each answered; an answer of somebody who stood in that day counts for the member.
create or replace function app_procedure_people(asked uuid)
  returns table (user_id uuid, name text, email text, language text, answer text, remark text, answered_at timestamptz, deputy_name text)
  language sql stable security definer set search_path = public
as $$
  with procedure as (
    select p.id, p.body_id,
      current_setting('role', true) is distinct from 'rammevaerk_app' or p.body_id in (select app_served_bodies()) as serves
    from written_procedure p
    where p.id = asked and (
      current_setting('role', true) is distinct from 'rammevaerk_app'
      or p.body_id in (select app_served_bodies()) or p.state <> 'draft' and p.body_id in (select app_member_bodies()))
  )
  select distinct on (u.id) u.id, u.name, case when p.serves then u.email end, u.language, a.answer, a.remark, a.answered_at,
    case when a.user_id <> u.id then deputy.name end
  from procedure p
  cross join lateral body_people(p.body_id, app_today()) m
  join app_user u on u.id = m.user_id and m.stands_for is null
  left join procedure_answer a on a.procedure_id = p.id and (a.user_id = u.id or exists (
    select from body_people(p.body_id, (a.answered_at at time zone 'Europe/Copenhagen')::date) d
    where d.user_id = a.user_id and d.stands_for = u.id))
  left join app_user deputy on deputy.id = a.user_id
  -- the member's own answer goes before a deputy's
  order by u.id, (a.user_id = u.id) desc nulls last, a.answered_at desc
$$;
