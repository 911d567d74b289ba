-- Meetings are moved and cancelled, each time with a reason and in somebody's name. A cancelled meeting keeps its state:
-- an agenda that was never sent stays hidden, one that was sent stays readable. It is final: another meeting is planned
-- instead, at the same time too. Existing meetings: none is cancelled.

alter table meeting add column cancelled_at timestamptz;
alter table meeting drop constraint meeting_once;
create unique index meeting_once on meeting (body_id, held_on, starts_at) nulls not distinct where cancelled_at is null;
create index meeting_cancelled on meeting (body_id) where cancelled_at is not null;

-- What a meeting was moved from and to, or that it was cancelled (ændring af et møde).
create table meeting_change (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting on delete cascade,
  kind text not null check (kind in ('moved', 'cancelled')),
  reason text not null check (length(trim(reason)) between 3 and 1000),
  from_on date not null,
  from_starts_at time,
  to_on date,
  to_starts_at time,
  by_user uuid not null references app_user,
  at timestamptz not null default now(),
  constraint meeting_change_moved check ((kind = 'moved') = (to_on is not null))
);
create index meeting_change_meeting on meeting_change (meeting_id, at);
select audit('meeting_change', 'id');

alter table meeting_change enable row level security;
grant select, insert on meeting_change to rammevaerk_app;
create policy read_all on meeting_change for select using (true);
create policy add_served on meeting_change for insert
  with check (by_user = app_user_id() and meeting_id in (select app_served_meetings()));

create or replace function meeting_guard() returns trigger
  language plpgsql as $$
begin
  if current_user <> 'rammevaerk_app' then return new; end if;
  if old.cancelled_at is not null then
    raise exception 'meeting: a cancelled meeting never changes' using errcode = 'check_violation', constraint = 'meeting_cancelled';
  end if;
  if new.cancelled_at is not null and (old.state not in ('planned', 'agenda-sent') or new.state <> old.state) then
    raise exception 'meeting: held, never cancelled' using errcode = 'check_violation', constraint = 'meeting_step';
  end if;
  if old.state <> new.state and old.state || ' > ' || new.state not in (
    'planned > agenda-sent', 'agenda-sent > held', 'planned > held', 'held > minutes-in-hearing',
    'minutes-in-hearing > held', 'minutes-in-hearing > minutes-approved') then
    raise exception 'meeting: % > % is no step', old.state, new.state using errcode = 'check_violation', constraint = 'meeting_step';
  end if;
  if new.body_id <> old.body_id then
    raise exception 'meeting: the body never changes' using errcode = 'check_violation', constraint = 'meeting_step';
  end if;
  return new;
end $$;

-- Approved minutes are final, and so is the agenda of a cancelled meeting.
create or replace function minutes_are_final() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  touched jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  if current_setting('role', true) = 'rammevaerk_app' and exists (
    select from meeting m
    where (m.state = 'minutes-approved' or m.cancelled_at is not null) and m.id = coalesce(
      (touched ->> 'meeting_id')::uuid,
      (select i.meeting_id from agenda_item i where i.id = coalesce((touched ->> 'item_id')::uuid,
        (select d.item_id from decision d where d.id = (touched ->> 'decision_id')::uuid)))))
  then
    raise exception 'approved minutes never change' using errcode = 'check_violation', constraint = 'minutes_final';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- A case that was on a sent agenda has reached the body, although the meeting was cancelled and its stop waits again.
create or replace function app_reached_cases() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select s.case_id from case_stop s where s.state in ('sent', 'done') and s.body_id in (select app_member_bodies())
  union
  select s.case_id from case_stop s where s.state <> 'cancelled' and s.body_id in (select app_served_bodies())
  union
  select i.case_id from meeting m join agenda_item i on i.meeting_id = m.id
  where m.cancelled_at is not null and m.state = 'agenda-sent' and i.case_id is not null
    and m.body_id in (select app_member_bodies())
$$;

-- Whom to write to about the meetings of a body: its members of the day and those who stand in for them. For the
-- secretariat of the body alone.
create function app_body_people(asked text)
  returns table (user_id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  with seats as (
    select m.id, m.user_id from membership m
    where m.role = 'body-member' and m.body_id = asked
      and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
      and (current_setting('role', true) is distinct from 'rammevaerk_app' or asked in (select app_served_bodies()))
  )
  select u.id, u.name, u.email, u.language from app_user u
  where u.disabled_at is null and (u.id in (select s.user_id from seats s) or u.id in (
    select d.deputy_user_id from seats s join deputy d on d.membership_id = s.id
    where d.valid_from <= app_today() and d.valid_to > app_today()))
$$;
