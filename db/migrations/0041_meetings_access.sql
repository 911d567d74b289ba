-- Who sees and writes what of meetings and cases. The few functions below decide it once, for row policies and search
-- alike; they are security definer, so that policies of several tables can ask without asking each other in a circle.
--   visitors         open items of meetings whose agenda is sent; minutes and decisions once approved
--   members          everything, closed too, of their own body once its agenda is sent; cases that reached it by a stop
--   the secretariat  everything of the bodies and cases of its area, from the first draft
-- Notes are read by their author alone, comments ("bagland") by the people of the organisation alone.

-- Areas the user is the secretariat of.
create function app_served_areas() returns setof text
  language sql stable security definer set search_path = public
as $$ select substr(o, 13) from app_organisations('secretariat') o where o like 'sekretariat-%' $$;

create function app_served_bodies() returns setof text
  language sql stable security definer set search_path = public
as $$ select b.id from body b where b.area in (select app_served_areas()) $$;

create function app_member_bodies() returns setof text
  language sql stable security definer set search_path = public
as $$ select r.body_id from app_roles() r where r.role = 'body-member' and r.body_id is not null $$;

-- Cases that came to the user by a stop: to members once sent to their body, to its secretariat when planned.
create function app_reached_cases() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select s.case_id from case_stop s where s.state in ('sent', 'done') and s.body_id in (select app_member_bodies())
  union
  select s.case_id from case_stop s where s.state <> 'cancelled' and s.body_id in (select app_served_bodies())
$$;

-- Cases whose closed matter the user sees.
create function app_inside_cases() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select c.id from meeting_case c where c.area in (select app_served_areas())
  union
  select app_reached_cases()
$$;

-- Items that nothing closes: neither themselves, their case, nor the list they stand in.
create function app_open_items() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select i.id from agenda_item i
  left join meeting_case c on c.id = i.case_id
  left join agenda_item p on p.id = i.parent_id
  where not i.closed and not coalesce(c.closed, false) and not coalesce(p.closed, false)
$$;

create function app_readable_items() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select i.id from agenda_item i join meeting m on m.id = i.meeting_id
  where m.body_id in (select app_served_bodies())
    or m.state <> 'planned' and (
      m.body_id in (select app_member_bodies())
      or i.case_id in (select app_reached_cases())
      or i.id in (select app_open_items()))
$$;

create function app_readable_cases() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select app_inside_cases()
  union
  select i.case_id from agenda_item i join meeting m on m.id = i.meeting_id
  where m.state <> 'planned' and i.case_id is not null and i.id in (select app_open_items())
$$;

create function app_readable_attachments() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select a.id from attachment a
  where a.case_id in (select app_inside_cases())
    or not a.closed and a.case_id in (select app_readable_cases())
    or a.item_id in (select app_readable_items()) and (not a.closed or a.item_id in (
      select i.id from agenda_item i join meeting m on m.id = i.meeting_id
      where m.body_id in (select app_served_bodies()) or m.body_id in (select app_member_bodies())))
$$;

-- Items whose minutes and decision the user reads: the secretariat while they are written, members and later bodies
-- from the hearing on, everybody once approved.
create function app_told_items() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select i.id from agenda_item i join meeting m on m.id = i.meeting_id
  where i.id in (select app_readable_items()) and (
    m.state = 'minutes-approved'
    or m.body_id in (select app_served_bodies())
    or m.state = 'minutes-in-hearing' and (m.body_id in (select app_member_bodies()) or i.case_id in (select app_reached_cases())))
$$;

create function app_told_decisions() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select d.id from decision d where d.item_id in (select app_told_items())
  union
  select d.id from decision d join written_procedure p on p.id = d.procedure_id
  where p.body_id in (select app_served_bodies()) or p.state = 'closed' and p.case_id in (select app_readable_cases())
$$;

-- Follow-ups are also read by the people of the organisation that must act, unless the matter is closed.
create function app_readable_follow_ups() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select f.id from follow_up f
  where f.body_id in (select app_served_bodies())
    or not f.is_proposal and (
      f.decision_id in (select app_told_decisions())
      or f.decision_id is null and f.body_id in (select app_member_bodies())
      or f.organisation_id in (select app_organisations('reporter', 'approver', 'reader')) and not exists (
        select from decision d left join written_procedure p on p.id = d.procedure_id left join meeting_case c on c.id = p.case_id
        where d.id = f.decision_id and (c.closed or d.item_id is not null and d.item_id not in (select app_open_items()))))
$$;

-- Meetings and items the user keeps as the secretariat.
create function app_served_meetings() returns setof uuid
  language sql stable security definer set search_path = public
as $$ select m.id from meeting m where m.body_id in (select app_served_bodies()) $$;
create function app_served_items() returns setof uuid
  language sql stable security definer set search_path = public
as $$ select i.id from agenda_item i where i.meeting_id in (select app_served_meetings()) $$;
create function app_served_cases() returns setof uuid
  language sql stable security definer set search_path = public
as $$ select c.id from meeting_case c where c.area in (select app_served_areas()) $$;
create function app_served_stops() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select s.id from case_stop s where s.case_id in (select app_served_cases()) or s.body_id in (select app_served_bodies())
$$;
create function app_served_decisions() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select d.id from decision d where d.item_id in (select app_served_items())
  union
  select d.id from decision d join written_procedure p on p.id = d.procedure_id where p.body_id in (select app_served_bodies())
$$;

-- The state of a meeting only moves by these steps, whatever asks.
create function meeting_guard() returns trigger
  language plpgsql as $$
begin
  if current_user = 'rammevaerk_app' and old.state <> new.state and old.state || ' > ' || new.state not in (
    'planned > agenda-sent', 'agenda-sent > held', 'planned > held', 'held > minutes-in-hearing',
    'minutes-in-hearing > held', 'minutes-in-hearing > minutes-approved') then
    raise exception 'meeting: % > % is no step', old.state, new.state using errcode = 'check_violation', constraint = 'meeting_step';
  end if;
  if current_user = 'rammevaerk_app' and new.body_id <> old.body_id then
    raise exception 'meeting: the body never changes' using errcode = 'check_violation', constraint = 'meeting_step';
  end if;
  return new;
end $$;
create trigger meeting_guard before update on meeting for each row execute function meeting_guard();

-- Approved minutes are final: of the meeting, its items, its texts, its decisions.
create function minutes_are_final() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  touched jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  if current_setting('role', true) = 'rammevaerk_app' and exists (
    select from meeting m
    where m.state = 'minutes-approved' and m.id = coalesce(
      (touched ->> 'meeting_id')::uuid,
      (select i.meeting_id from agenda_item i where i.id = coalesce((touched ->> 'item_id')::uuid,
        (select d.item_id from decision d where d.id = (touched ->> 'decision_id')::uuid)))))
  then
    raise exception 'approved minutes never change' using errcode = 'check_violation', constraint = 'minutes_final';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
do $$
declare
  name text;
begin
  foreach name in array array['agenda_item', 'attendance', 'minutes_text', 'minutes_remark', 'decision', 'decision_outcome'] loop
    execute format('create trigger minutes_are_final before insert or update or delete on %I for each row execute function minutes_are_final()', name);
  end loop;
end $$;

-- Row policies ---------------------------------------------------------------------------------------
do $$
declare
  name text;
begin
  foreach name in array array['meeting_practice', 'meeting', 'meeting_link', 'meeting_case', 'case_series', 'case_stop', 'agenda_item',
    'standing_item', 'recommendation_clause', 'attachment', 'case_link', 'case_figure', 'attendance', 'attendance_item', 'written_procedure',
    'procedure_answer', 'decision', 'decision_outcome', 'follow_up', 'stop_feedback', 'minutes_text', 'minutes_writer', 'minutes_remark',
    'private_note', 'organisation_comment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert, update, delete on %I to rammevaerk_app', name);
  end loop;
end $$;

-- That a body meets, when, and how it works is no secret.
create policy read_all on meeting_practice for select using (true);
create policy write_served on meeting_practice for all
  using (body_id in (select app_served_bodies())) with check (body_id in (select app_served_bodies()));
create policy read_all on standing_item for select using (true);
create policy write_served on standing_item for all
  using (body_id in (select app_served_bodies())) with check (body_id in (select app_served_bodies()));
create policy read_all on meeting for select using (true);
create policy add_served on meeting for insert with check (body_id in (select app_served_bodies()));
create policy change_served on meeting for update
  using (body_id in (select app_served_bodies())) with check (body_id in (select app_served_bodies()));
-- What has been sent out stays.
create policy drop_planned on meeting for delete using (state = 'planned' and body_id in (select app_served_bodies()));

create policy read_inside on meeting_link for select using (meeting_id in (
  select m.id from meeting m where m.body_id in (select app_served_bodies()) or m.body_id in (select app_member_bodies())));
create policy write_served on meeting_link for all
  using (meeting_id in (select app_served_meetings())) with check (meeting_id in (select app_served_meetings()));

create policy read_case on meeting_case for select using (id in (select app_readable_cases()) or area in (select app_served_areas()));
create policy add_served on meeting_case for insert with check (area in (select app_served_areas()));
create policy change_served on meeting_case for update
  using (area in (select app_served_areas())) with check (area in (select app_served_areas()));
create policy drop_served on meeting_case for delete using (area in (select app_served_areas()));
create policy own_area on case_series for all
  using (area in (select app_served_areas())) with check (area in (select app_served_areas()));

-- The route of a case is read with the case. Members of a stop's body give its answer once the case has reached them.
create policy read_case on case_stop for select using (
  case_id in (select app_readable_cases()) or body_id in (select app_served_bodies()));
create policy plan_served on case_stop for insert with check (case_id in (select app_served_cases()));
create policy change_served on case_stop for update
  using (id in (select app_served_stops())) with check (case_id in (select app_served_cases()) or body_id in (select app_served_bodies()));
create policy answer_own on case_stop for update
  using (state = 'sent' and body_id in (select app_member_bodies())) with check (body_id in (select app_member_bodies()));
create policy drop_planned on case_stop for delete using (state = 'planned' and case_id in (select app_served_cases()));
create function case_stop_guard() returns trigger
  language plpgsql as $$
declare
  answer text[] := '{answer_kind,answer,answered_on,state,version}';
begin
  if current_user = 'rammevaerk_app' and not (old.id in (select app_served_stops()))
    and (to_jsonb(new) - answer <> to_jsonb(old) - answer or new.state not in ('sent', 'done')) then
    raise exception 'case_stop: a body only gives its answer' using errcode = 'check_violation', constraint = 'case_stop_answer';
  end if;
  return new;
end $$;
create trigger case_stop_guard before update on case_stop for each row execute function case_stop_guard();

create policy read_item on agenda_item for select using (
  id in (select app_readable_items()) or meeting_id in (select app_served_meetings()));
create policy write_served on agenda_item for all
  using (meeting_id in (select app_served_meetings())) with check (meeting_id in (select app_served_meetings()));

create policy read_clause on recommendation_clause for select using (
  case_id in (select app_readable_cases())
  or stop_id in (select s.id from case_stop s where s.case_id in (select app_readable_cases()))
  or item_id in (select app_readable_items()));
create policy write_served on recommendation_clause for all
  using (case_id in (select app_served_cases()) or stop_id in (select app_served_stops()) or item_id in (select app_served_items()))
  with check (case_id in (select app_served_cases()) or stop_id in (select app_served_stops()) or item_id in (select app_served_items()));

create policy read_attachment on attachment for select using (
  id in (select app_readable_attachments()) or case_id in (select app_served_cases()) or item_id in (select app_served_items()));
create policy write_served on attachment for all
  using (case_id in (select app_served_cases()) or item_id in (select app_served_items()))
  with check (case_id in (select app_served_cases()) or item_id in (select app_served_items()));
-- A file is read by those who read what it is attached to.
create function app_attached_files() returns setof uuid
  language sql stable security definer set search_path = public
as $$ select a.file_id from attachment a where a.file_id is not null and a.id in (select app_readable_attachments()) $$;
create policy read_attached on stored_file for select using (complete and id in (select app_attached_files()));

create policy read_case on case_link for select using (case_id in (select app_readable_cases()));
create policy write_served on case_link for all
  using (case_id in (select app_served_cases())) with check (case_id in (select app_served_cases()));
create policy read_case on case_figure for select using (case_id in (select app_readable_cases()));
create policy write_served on case_figure for all
  using (case_id in (select app_served_cases())) with check (case_id in (select app_served_cases()));

-- Who was there: for those of the body from the hearing on, for all with the approved minutes. A guest of closed items
-- alone is not named to others.
create function app_readable_attendance() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select a.id from attendance a join meeting m on m.id = a.meeting_id
  where m.body_id in (select app_served_bodies())
    or m.state in ('minutes-in-hearing', 'minutes-approved') and m.body_id in (select app_member_bodies())
    or m.state = 'minutes-approved' and (
      not exists (select from attendance_item g where g.attendance_id = a.id)
      or exists (select from attendance_item g where g.attendance_id = a.id and g.item_id in (select app_readable_items())))
$$;
create policy read_attendance on attendance for select using (
  id in (select app_readable_attendance()) or meeting_id in (select app_served_meetings()));
create policy write_served on attendance for all
  using (meeting_id in (select app_served_meetings())) with check (meeting_id in (select app_served_meetings()));
create policy read_both on attendance_item for select using (
  attendance_id in (select app_readable_attendance()) and item_id in (select app_readable_items()));
create policy write_served on attendance_item for all
  using (item_id in (select app_served_items())) with check (item_id in (select app_served_items()));

create policy read_own on written_procedure for select using (
  body_id in (select app_served_bodies())
  or state <> 'draft' and body_id in (select app_member_bodies())
  or state = 'closed' and case_id in (select app_readable_cases()));
create policy write_served on written_procedure for all
  using (body_id in (select app_served_bodies())) with check (body_id in (select app_served_bodies()));
create policy read_own on procedure_answer for select using (procedure_id in (
  select p.id from written_procedure p
  where p.body_id in (select app_served_bodies()) or p.body_id in (select app_member_bodies())));
create policy answer on procedure_answer for insert with check (user_id = app_user_id() and procedure_id in (
  select p.id from written_procedure p where p.state = 'open' and p.body_id in (select app_member_bodies())));
create policy change_answer on procedure_answer for update
  using (user_id = app_user_id() and procedure_id in (select p.id from written_procedure p where p.state = 'open'))
  with check (user_id = app_user_id() and procedure_id in (
    select p.id from written_procedure p where p.state = 'open' and p.body_id in (select app_member_bodies())));

create policy read_told on decision for select using (
  id in (select app_told_decisions()) or item_id in (select app_served_items()));
create policy write_served on decision for all
  using (item_id in (select app_served_items()) or procedure_id in (select p.id from written_procedure p where p.body_id in (select app_served_bodies())))
  with check (item_id in (select app_served_items()) or procedure_id in (select p.id from written_procedure p where p.body_id in (select app_served_bodies())));
create policy read_told on decision_outcome for select using (decision_id in (select app_told_decisions()));
create policy write_served on decision_outcome for all
  using (decision_id in (select app_served_decisions())) with check (decision_id in (select app_served_decisions()));

create policy read_follow_up on follow_up for select using (
  id in (select app_readable_follow_ups()) or body_id in (select app_served_bodies()));
create policy write_served on follow_up for all
  using (body_id in (select app_served_bodies())) with check (body_id in (select app_served_bodies()));
-- Members of the body and the people of the organisation that acts say when it is done, and nothing else.
create policy say_done on follow_up for update
  using (id in (select app_readable_follow_ups()) and (body_id in (select app_member_bodies())
    or organisation_id in (select app_organisations('reporter', 'approver'))))
  with check (body_id in (select app_member_bodies()) or organisation_id in (select app_organisations('reporter', 'approver')));
create function follow_up_guard() returns trigger
  language plpgsql as $$
declare
  done text[] := '{done_on,done_note,version}';
begin
  if current_user = 'rammevaerk_app' and not (old.body_id in (select app_served_bodies()))
    and to_jsonb(new) - done <> to_jsonb(old) - done then
    raise exception 'follow_up: only the secretariat changes what is to be done' using errcode = 'check_violation', constraint = 'follow_up_terms';
  end if;
  return new;
end $$;
create trigger follow_up_guard before update on follow_up for each row execute function follow_up_guard();

create policy read_both_ways on stop_feedback for select using (
  decision_id in (select app_told_decisions())
  or stop_id in (select s.id from case_stop s where s.body_id in (select app_served_bodies())));
create policy write_served on stop_feedback for all
  using (decision_id in (select app_served_decisions())) with check (decision_id in (select app_served_decisions()));

-- Minutes are written by who holds the pen, and only while the body's meeting is held or its minutes are heard.
create function app_written_items() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select i.id from agenda_item i join meeting m on m.id = i.meeting_id join minutes_writer w on w.meeting_id = m.id
  where w.user_id = app_user_id() and m.state in ('held', 'minutes-in-hearing') and m.body_id in (select app_served_bodies())
$$;
create policy read_told on minutes_text for select using (
  item_id in (select app_told_items()) or item_id in (select app_served_items()));
create policy write_with_pen on minutes_text for insert with check (item_id in (select app_written_items()) and written_by = app_user_id());
create policy rewrite_with_pen on minutes_text for update
  using (item_id in (select app_written_items())) with check (item_id in (select app_written_items()) and written_by = app_user_id());
revoke delete on minutes_text from rammevaerk_app;

create policy read_served on minutes_writer for select using (meeting_id in (select app_served_meetings()));
create policy take_pen on minutes_writer for insert with check (user_id = app_user_id() and meeting_id in (select app_served_meetings()));
create policy take_over on minutes_writer for update
  using (meeting_id in (select app_served_meetings())) with check (user_id = app_user_id());
create policy put_down on minutes_writer for delete using (user_id = app_user_id());

create policy read_inside on minutes_remark for select using (by_user = app_user_id() or meeting_id in (
  select m.id from meeting m where m.body_id in (select app_served_bodies()) or m.body_id in (select app_member_bodies())));
create policy remark on minutes_remark for insert with check (by_user = app_user_id() and outcome is null and reply is null and meeting_id in (
  select m.id from meeting m where m.state = 'minutes-in-hearing'
    and (m.body_id in (select app_served_bodies()) or m.body_id in (select app_member_bodies()))));
create policy handle on minutes_remark for update
  using (meeting_id in (select app_served_meetings())) with check (meeting_id in (select app_served_meetings()));
revoke update, delete on minutes_remark from rammevaerk_app;
grant update (outcome, reply) on minutes_remark to rammevaerk_app;

create policy own_notes on private_note for all
  using (user_id = app_user_id()) with check (user_id = app_user_id() and item_id in (select app_readable_items()));

create policy own_people on organisation_comment for select using (
  organisation_id in (select app_organisations('reporter', 'approver', 'reader')));
create policy say on organisation_comment for insert with check (by_user = app_user_id()
  and organisation_id in (select app_organisations('reporter', 'approver', 'reader')) and case_id in (select app_readable_cases()));
create policy mend_own on organisation_comment for update
  using (by_user = app_user_id()) with check (by_user = app_user_id() and organisation_id in (select app_organisations('reporter', 'approver', 'reader')));
create policy drop_own on organisation_comment for delete using (by_user = app_user_id());

-- The trail ------------------------------------------------------------------------------------------
-- The trail holds closed matter too. Of these tables it is read by the secretariat that keeps the record and by who
-- made the change, and by nobody else, administrators included.
create function app_served_record(table_name text, record_id text, record jsonb) returns boolean
  language sql stable security definer set search_path = public
as $$
  select coalesce(
    record ->> 'area' in (select app_served_areas())
    or record ->> 'body_id' in (select app_served_bodies())
    or (record ->> 'case_id')::uuid in (select app_served_cases())
    or (record ->> 'meeting_id')::uuid in (select app_served_meetings())
    or (record ->> 'item_id')::uuid in (select app_served_items())
    or (record ->> 'stop_id')::uuid in (select app_served_stops())
    or (record ->> 'decision_id')::uuid in (select app_served_decisions())
    or (record ->> 'procedure_id')::uuid in (
      select p.id from written_procedure p where p.body_id in (select app_served_bodies())), false)
$$;
create function app_is_meeting_table(name text) returns boolean
  language sql immutable
as $$
  select name = any ('{meeting,meeting_link,meeting_case,case_stop,agenda_item,recommendation_clause,attachment,case_link,case_figure,attendance,
attendance_item,written_procedure,procedure_answer,decision,decision_outcome,follow_up,stop_feedback,minutes_text,minutes_remark}'::text[])
$$;
create policy read_trail_of_meetings on audit_entry for select using (
  app_is_meeting_table(table_name) and app_served_record(table_name, record_id, coalesce(after, before)));
create policy closed_trail_of_meetings on audit_entry as restrictive for select using (
  not app_is_meeting_table(table_name) or user_id = app_user_id() or app_served_record(table_name, record_id, coalesce(after, before)));
