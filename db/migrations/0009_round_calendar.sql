-- The round's whole calendar: a test window whose values are kept or thrown away when the round opens, reminders
-- after the deadline, and joint reporters (fælles indberetter) with dates and a reason. Only new columns and functions.

-- days_before: negative is that many days after the deadline.
alter table round_reminder add constraint round_reminder_days check (days_before between -60 and 120);

-- The joint reporter hands in from and until a day; without an end until further notice.
alter table respondent
  add column joint_from date,
  add column joint_to date,
  add column joint_reason text check (length(trim(joint_reason)) between 3 and 2000),
  add constraint respondent_joint check (reported_by_id is not null or (joint_from is null and joint_to is null and joint_reason is null)),
  add constraint respondent_joint_period check (joint_to > joint_from),
  add constraint respondent_joint_other check (reported_by_id <> organisation_id);
create index respondent_reported_by on respondent (reported_by_id) where reported_by_id is not null;

-- Who hands in for a respondent today: the joint reporter within its dates, else the organisation itself.
create function app_reporter_of(respondent) returns text
  language sql stable
as $$
  select case when $1.reported_by_id is not null
    and ($1.joint_from is null or $1.joint_from <= app_today()) and ($1.joint_to is null or $1.joint_to > app_today())
    then $1.reported_by_id else $1.organisation_id end
$$;

-- As in 0003, with the dates of the joint reporter.
create or replace function app_respondents(variadic rights text[]) returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select r.id from respondent r
  where ('report' = any (rights) and app_reporter_of(r) in (select app_organisations('reporter')))
    or ('approve' = any (rights) and r.organisation_id in (select app_organisations('approver')))
    or ('read' = any (rights) and r.organisation_id in (select app_organisations('reporter', 'approver', 'reader')))
    or ('analyse' = any (rights) and (select app_has_role('national-analyst')))
  union
  select r.id from respondent r join round o on o.id = r.round_id
  where ('follow' = any (rights) and o.owner_id in (select app_organisations('secretariat', 'approver')))
    or ('approve' = any (rights) and o.owner_id in (select app_organisations('approver')))
$$;

create or replace function app_round_people(asked_round uuid, wanted_role text)
  returns table (respondent_id uuid, organisation_id text, user_id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  select distinct r.id, r.organisation_id, u.id, u.name, u.email, u.language
  from respondent r
  join membership m on m.role = wanted_role
    and m.organisation_id = case when wanted_role = 'reporter' then app_reporter_of(r) else r.organisation_id end
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where r.round_id = asked_round and (app_round_owned(asked_round) or current_setting('role') = 'none')
$$;

-- Throws away what was filled in the test window: drafts of a round that is still in it, asked for by its owner.
-- Anything sent or approved, and any other round, is out of its reach.
create function app_discard_test(asked_round uuid) returns integer
  language plpgsql security definer set search_path = public
as $$
declare
  thrown integer;
begin
  delete from submission s using respondent r, round o
  where s.respondent_id = r.id and r.round_id = asked_round and o.id = asked_round
    and o.state = 'test' and app_round_owned(asked_round) and s.state = 'draft' and s.number = 1;
  get diagnostics thrown = row_count;
  update respondent set first_opened_at = null, last_seen_at = null
  where round_id = asked_round and app_round_owned(asked_round)
    and exists (select from round o where o.id = asked_round and o.state = 'test');
  return thrown;
end $$;
