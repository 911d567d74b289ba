-- A case is sent to bodies of other areas too, such as the municipal councils of a neighbour. The people of a body are read
-- by its own secretariat alone (app_body_people), so that until now nobody there got a mail. Here the database writes the
-- mails itself: the one who sends learns how many were asked, and neither names nor addresses.

-- How many people with an account were asked when the case was sent to the body outside a meeting; null: not sent so, or
-- before this was kept.
alter table case_stop add column people_told integer check (people_told >= 0);

-- Queues a mail to each of those who take part in the body of a stop, once for each stop and person, and keeps how many they
-- are. For the secretariat that keeps the case, and only for a stop that has been sent and is at no meeting.
--   letters  {da: {subject, body}, en: {subject, body}}, in which {name} stands for the name of the reader
create function app_tell_stop(a_stop uuid, letters jsonb) returns integer
  language plpgsql volatile security definer set search_path = public
as $$
declare
  stop case_stop;
  told integer;
begin
  select s.* into stop from case_stop s
  where s.id = a_stop and s.state = 'sent' and s.meeting_id is null
    and not exists (select from written_procedure p where p.stop_id = s.id)
    and (current_setting('role', true) is distinct from 'rammevaerk_app'
      or app_user_id() is not null and app_serves_case(s.case_id, app_reader()))
  for update;
  if stop.id is null then
    raise exception 'app_tell_stop: no stop that the user has sent' using errcode = 'insufficient_privilege';
  end if;
  with people as (
    select distinct u.id, u.name, u.email, letters -> u.language as letter
    from body_people(stop.body_id, app_today()) p join app_user u on u.id = p.user_id
  ), queued as (
    insert into mail_message (to_address, subject, body, dedupe_key)
    select email, replace(letter ->> 'subject', '{name}', name), replace(letter ->> 'body', '{name}', name),
      'case.' || stop.case_id || '.asked.' || stop.id || '.' || id
    from people on conflict do nothing
  )
  select count(*) into told from people;
  update case_stop set people_told = told where id = stop.id;
  return told;
end $$;
