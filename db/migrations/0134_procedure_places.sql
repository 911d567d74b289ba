-- Whom a written procedure (skriftlig høring) asks is kept when it is sent, and what was answered for each is kept with it,
-- so that nothing moves when seats change hands later. Until now both were found anew from the seats of today, also long
-- after the procedure had closed, and a seat whose holder has no account was not asked although its deputy has one.
--   A place is a person with an account who takes part in the body in their own right, by a seat or by a role; or a seat
--   that nobody with an account holds and whose deputy has one.
--   While the procedure is open the one who comes after on a seat answers for its place, and what was answered before
--   stands until then. A deputy answers for the place as long as nobody who holds it has. One who is asked in their own right
--   answers for that place alone.
-- Existing procedures are filled from the seats on the day they closed, those that are open from the seats of today.

create table procedure_place (
  id uuid primary key default gen_random_uuid(),
  procedure_id uuid not null references written_procedure on delete cascade,
  -- null: asked as a member by their account alone
  seat_id text references body_seat on delete set null,
  -- who held it when it was asked; null: nobody with an account
  user_id uuid references app_user on delete set null,
  -- what they were called then; of a seat without an account, who held it, or what the seat is called
  name text not null,
  -- the answer that counts, by whom, and what they were to the place
  answer text check (answer in ('adopt', 'adopt-with-remark', 'reject')),
  remark text,
  answered_at timestamptz,
  answered_by text,
  answered_as text check (answered_as in ('holder', 'successor', 'deputy')),
  constraint procedure_place_answer check (num_nulls(answer, answered_at, answered_by, answered_as) in (0, 4))
);
create index procedure_place_procedure on procedure_place (procedure_id);
-- Read and written by the functions below alone.
alter table procedure_place enable row level security;

-- People with an account on the seats of a body on a day; seats of observers ask nobody.
create function body_seated(asked text, on_day date)
  returns table (seat_id text, deputy_for text, user_id uuid, user_name text, since date, person_id text)
  language sql stable security definer set search_path = public
as $$
  select s.id, s.deputy_for, u.id, u.name, p.valid_from, p.id
  from seat_person p join body_seat s on s.id = p.seat_id join app_user u on u.id = p.user_id and u.disabled_at is null
  where p.body_id = asked and s.function <> 'observer'
    and p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)
    and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
$$;

-- People with an account who take part in a body in their own right on a day, each once: by a seat, else by a role.
create function body_own_people(asked text, on_day date) returns table (seat_id text, user_id uuid, user_name text)
  language sql stable security definer set search_path = public
as $$
  select distinct on (own.user_id) own.seat_id, own.user_id, own.user_name
  from (
    select s.seat_id, s.user_id, s.user_name from body_seated(asked, on_day) s where s.deputy_for is null
    union all
    select null, u.id, u.name from membership m join app_user u on u.id = m.user_id and u.disabled_at is null
    where m.role = 'body-member' and m.body_id = asked and m.valid_from <= on_day and (m.valid_to is null or m.valid_to > on_day)
  ) own
  order by own.user_id, own.seat_id nulls last
$$;

-- The places of a body on a day, with the deputies who answer where nobody else can.
create function body_places(asked text, on_day date) returns table (seat_id text, user_id uuid, name text, stand_ins text)
  language sql stable security definer set search_path = public
as $$
  with own as materialized (select o.* from body_own_people(asked, on_day) o),
  seated as materialized (select s.* from body_seated(asked, on_day) s)
  select o.seat_id, o.user_id, o.user_name, null from own o
  union all
  select s.id, null, coalesce(
      (select string_agg(p.name, ', ' order by p.name) from seat_person p
        where p.seat_id = s.id and p.name is not null and p.valid_from <= on_day and (p.valid_to is null or p.valid_to > on_day)),
      concat_ws(', ', s.role, n.name, b.name)),
    d.names
  from body_seat s
  cross join lateral (
    select string_agg(distinct d.user_name, ', ') as names from seated d
    where d.deputy_for = s.id and d.user_id not in (select o.user_id from own o)) d
  left join organisation_name n on n.organisation_id = s.organisation_id
    and n.valid_from <= on_day and (n.valid_to is null or n.valid_to > on_day)
  left join body b on b.id = s.holder_body_id
  where s.body_id = asked and s.function <> 'observer' and s.deputy_for is null and d.names is not null
    and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
    and not exists (select from seated h where h.seat_id = s.id)
$$;

-- Who answers for each place of a procedure today, and as what.
create function procedure_people(asked uuid) returns table (place_id uuid, user_id uuid, user_name text, stands_as text)
  language sql stable security definer set search_path = public
as $$
  with place as materialized (
    select p.id, p.seat_id, p.user_id, w.body_id from procedure_place p join written_procedure w on w.id = p.procedure_id
    where p.procedure_id = asked
  ), body as (select distinct place.body_id as id from place),
  own as materialized (select o.* from body b cross join lateral body_own_people(b.id, app_today()) o),
  seated as materialized (select s.* from body b cross join lateral body_seated(b.id, app_today()) s),
  kept as materialized (
    select p.id as place_id, p.user_id from place p
    where case when p.seat_id is null then exists (select from own o where o.user_id = p.user_id)
      else exists (select from seated s where s.user_id = p.user_id and s.seat_id = p.seat_id) end
  ), after as materialized (
    -- Those who are new on a seat, in the places that are free of it, the first in the first.
    select v.place_id, f.user_id
    from (
      select p.id as place_id, p.seat_id, row_number() over (partition by p.seat_id order by p.id) as n
      from place p where p.seat_id is not null and not exists (select from kept k where k.place_id = p.id)) v
    join (
      select s.seat_id, s.user_id, row_number() over (partition by s.seat_id order by s.since, s.person_id) as n
      from seated s where s.deputy_for is null and not exists (select from kept k where k.user_id = s.user_id)) f
      on f.seat_id = v.seat_id and f.n = v.n
  ), holder as materialized (
    select k.place_id, k.user_id, 'holder' as stands_as from kept k
    union all
    select a.place_id, a.user_id, 'successor' from after a
    union all
    -- No longer on that seat, nobody came after, and still of the body.
    select p.id, p.user_id, 'holder' from place p join own o on o.user_id = p.user_id
    where not exists (select from kept k where k.place_id = p.id or k.user_id = p.user_id)
      and not exists (select from after a where a.place_id = p.id or a.user_id = p.user_id)
  ), deputy as (
    select h.place_id, d.user_id from holder h join seated s on s.user_id = h.user_id join seated d on d.deputy_for = s.seat_id
    union
    select p.id, d.user_id from place p join seated d on d.deputy_for = p.seat_id
    where not exists (select from holder h where h.place_id = p.id)
    union
    select h.place_id, d.deputy_user_id from holder h join membership m on m.user_id = h.user_id and m.role = 'body-member'
      and m.body_id = (select id from body) and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
    join deputy d on d.membership_id = m.id and d.valid_from <= app_today() and d.valid_to > app_today()
  )
  select everybody.place_id, u.id, u.name, everybody.stands_as
  from (
    select h.place_id, h.user_id, h.stands_as from holder h
    union all
    select d.place_id, d.user_id, 'deputy' from deputy d where not exists (select from holder h where h.user_id = d.user_id)
  ) everybody
  join app_user u on u.id = everybody.user_id and u.disabled_at is null
$$;
revoke execute on function body_seated(text, date), body_own_people(text, date), body_places(text, date), procedure_people(uuid) from public;

-- The procedures there are --------------------------------------------------------------------------------------------
insert into procedure_place (procedure_id, seat_id, user_id, name)
select w.id, p.seat_id, p.user_id, p.name
from written_procedure w
cross join lateral body_places(w.body_id, coalesce((w.closed_at at time zone 'Europe/Copenhagen')::date, app_today())) p
where w.state <> 'draft';

-- Until now an answer counted for the person, else for everybody they stood in for on the day of the answer.
do $$
declare
  a record;
  on_day date;
begin
  for a in
    select x.*, w.body_id, u.name from procedure_answer x join written_procedure w on w.id = x.procedure_id join app_user u on u.id = x.user_id
    where w.state <> 'draft' order by x.answered_at, x.user_id
  loop
    on_day := (a.answered_at at time zone 'Europe/Copenhagen')::date;
    update procedure_place p set answer = a.answer, remark = a.remark, answered_at = a.answered_at, answered_by = a.name,
      answered_as = case when p.user_id = a.user_id then 'holder' else 'deputy' end
    where p.procedure_id = a.procedure_id and (
      p.user_id = a.user_id
      or p.answered_as is distinct from 'holder' and (
        exists (select from body_people(a.body_id, on_day) d where d.user_id = a.user_id and d.stands_for = p.user_id)
        or p.user_id is null and exists (
          select from body_seated(a.body_id, on_day) d where d.user_id = a.user_id and d.deputy_for = p.seat_id)));
    -- Given by one who has left since: it was given.
    if not found and not exists (select from body_people(a.body_id, on_day) d join procedure_place p
        on p.procedure_id = a.procedure_id and p.user_id = d.stands_for where d.user_id = a.user_id) then
      insert into procedure_place (procedure_id, user_id, name, answer, remark, answered_at, answered_by, answered_as)
      values (a.procedure_id, a.user_id, a.name, a.answer, a.remark, a.answered_at, a.name, 'holder');
    end if;
  end loop;
end $$;

-- From now on ---------------------------------------------------------------------------------------------------------
create function procedure_asks() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  if new.state <> 'draft' and (tg_op = 'INSERT' or old.state = 'draft') then
    insert into procedure_place (procedure_id, seat_id, user_id, name)
    select new.id, p.seat_id, p.user_id, p.name from body_places(new.body_id, app_today()) p;
  end if;
  return null;
end $$;
create trigger procedure_asks after insert or update on written_procedure for each row execute function procedure_asks();

-- A procedure goes from draft to open to closed, and stays closed as it is.
create function procedure_guard() returns trigger
  language plpgsql as $$
begin
  if current_user = 'rammevaerk_app' and (old.state = 'closed'
    or old.state <> new.state and old.state || ' > ' || new.state not in ('draft > open', 'open > closed')
    or (new.body_id, new.case_id, new.stop_id) is distinct from (old.body_id, old.case_id, old.stop_id)) then
    raise exception 'written_procedure: % > % is no step', old.state, new.state using errcode = 'check_violation', constraint = 'procedure_step';
  end if;
  return new;
end $$;
create trigger procedure_guard before update on written_procedure for each row execute function procedure_guard();

-- An answer counts for the places its giver answers for on that day. It waits for one who closes the procedure, and comes
-- too late then.
create function procedure_answered() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  perform from written_procedure w where w.id = new.procedure_id and w.state = 'open' for share;
  if not found then
    raise exception 'procedure_answer: the procedure takes no answers' using errcode = 'check_violation', constraint = 'procedure_open';
  end if;
  update procedure_place p
  set answer = new.answer, remark = new.remark, answered_at = new.answered_at, answered_by = w.user_name, answered_as = w.stands_as
  from procedure_people(new.procedure_id) w
  where p.procedure_id = new.procedure_id and w.place_id = p.id and w.user_id = new.user_id
    and (w.stands_as <> 'deputy' or p.answered_as is null or p.answered_as = 'deputy');
  return null;
end $$;
create trigger procedure_answered after insert or update on procedure_answer for each row execute function procedure_answered();

-- The places the user answers for in a procedure: a member of the body who came after it was sent answers for none.
create function app_answers_for(asked uuid) returns table (name text, stands_as text)
  language sql stable security definer set search_path = public
as $$
  select p.name, w.stands_as
  from procedure_people(asked) w join procedure_place p on p.id = w.place_id
  join written_procedure x on x.id = asked and x.state = 'open'
  where w.user_id = app_user_id()
$$;
alter policy answer on procedure_answer
  with check (user_id = app_user_id() and exists (select from app_answers_for(procedure_id)));
alter policy change_answer on procedure_answer
  with check (user_id = app_user_id() and exists (select from app_answers_for(procedure_id)));

-- Who a procedure asks and what was answered for each, to those who take part; of a draft, who it would ask today.
--   holder     who holds the place today, where that is another than when it was sent
--   stand_ins  deputies who answer for it, where nobody with an account holds it
--   is_empty   it is open, and nobody can answer for it today
drop function app_procedure_people(uuid);
create function app_procedure_people(asked uuid)
  returns table (place text, name text, holder text, stand_ins text, is_empty boolean, answer text, remark text, answered_at timestamptz,
    answered_by text, answered_as text)
  language sql stable security definer set search_path = public
as $$
  with procedure as (
    select p.id, p.body_id, p.state from written_procedure p
    where p.id = asked and (
      current_setting('role', true) is distinct from 'rammevaerk_app'
      or p.body_id in (select app_served_bodies()) or p.state <> 'draft' and p.body_id in (select app_member_bodies()))
  ), people as materialized (select w.* from procedure p cross join lateral procedure_people(p.id) w where p.state = 'open')
  select p.id::text, p.name,
    (select w.user_name from people w where w.place_id = p.id and w.stands_as = 'successor'),
    case when not exists (select from people w where w.place_id = p.id and w.stands_as <> 'deputy')
      then (select string_agg(w.user_name, ', ' order by w.user_name) from people w where w.place_id = p.id) end,
    x.state = 'open' and not exists (select from people w where w.place_id = p.id),
    p.answer, p.remark, p.answered_at, p.answered_by, p.answered_as
  from procedure x join procedure_place p on p.procedure_id = x.id
  union all
  select coalesce(b.seat_id, '') || '/' || coalesce(b.user_id::text, ''), b.name, null, b.stand_ins, false, null, null, null, null, null
  from procedure x cross join lateral body_places(x.body_id, app_today()) b where x.state = 'draft'
$$;

-- Whom to write to about an open procedure: who holds each place, or the deputies where nobody with an account does. For
-- its secretariat alone.
create function app_procedure_addresses(asked uuid)
  returns table (place text, user_id uuid, name text, email text, language text, is_answered boolean)
  language sql stable security definer set search_path = public
as $$
  with people as materialized (
    select w.* from written_procedure x cross join lateral procedure_people(x.id) w
    where x.id = asked and x.state = 'open' and (
      current_setting('role', true) is distinct from 'rammevaerk_app' or x.body_id in (select app_served_bodies()))
  )
  select w.place_id::text, u.id, u.name, u.email, u.language, p.answer is not null
  from people w join procedure_place p on p.id = w.place_id join app_user u on u.id = w.user_id
  where w.stands_as <> 'deputy' or not exists (select from people h where h.place_id = w.place_id and h.stands_as <> 'deputy')
$$;
