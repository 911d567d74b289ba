-- Who sees and writes what of meetings and cases is decided for each row that is asked for. Until now each question to the
-- database first listed everything its reader may see, which took seconds at 20,000 cases. The rules are those of 0041,
-- 0042, 0067 and 0068, unchanged; the functions that listed are dropped. Search (0047) learns of cancelled meetings.
-- The functions are security definer, so that policies of several tables can ask without asking each other in a circle,
-- and in plpgsql, which keeps their plans. Their cost is told, so that the rows a question is about are found first.

-- What the one who asks is to meetings: looked up once for a query, as (select app_reader()).
create type app_reader_rights as (
  -- areas and bodies they serve as the secretariat, bodies they sit in, organisations they report, approve or read for
  areas text[], bodies text[], members text[], organisations text[]);
create function app_reader() returns app_reader_rights
  language sql stable security definer set search_path = public
as $$
  select row(array(select app_served_areas()), array(select app_served_bodies()), array(select app_member_bodies()),
    array(select app_organisations('reporter', 'approver', 'reader')))::app_reader_rights
$$;

-- What is kept as the secretariat ----------------------------------------------------------------------------------
create function app_serves_meeting(a_meeting uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return cardinality(r.bodies) > 0 and exists (select from meeting m where m.id = a_meeting and m.body_id = any (r.bodies));
end $$;
create function app_serves_item(a_item uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return cardinality(r.bodies) > 0 and exists (
    select from agenda_item i join meeting m on m.id = i.meeting_id where i.id = a_item and m.body_id = any (r.bodies));
end $$;
create function app_serves_case(a_case uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return cardinality(r.areas) > 0 and exists (select from meeting_case c where c.id = a_case and c.area = any (r.areas));
end $$;
create function app_serves_stop(a_stop uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return cardinality(r.areas) > 0 and exists (
    select from case_stop s join meeting_case c on c.id = s.case_id
    where s.id = a_stop and (c.area = any (r.areas) or s.body_id = any (r.bodies)));
end $$;
create function app_serves_decision(a_decision uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return cardinality(r.bodies) > 0 and exists (
    select from decision d left join agenda_item i on i.id = d.item_id left join meeting m on m.id = i.meeting_id
    left join written_procedure p on p.id = d.procedure_id
    where d.id = a_decision and (m.body_id = any (r.bodies) or p.body_id = any (r.bodies)));
end $$;

-- What is read -----------------------------------------------------------------------------------------------------
-- Nothing closes the item: neither itself, its case, nor the list it stands in.
create function app_item_is_open(a_item uuid) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return exists (
    select from agenda_item i left join meeting_case c on c.id = i.case_id left join agenda_item p on p.id = i.parent_id
    where i.id = a_item and not i.closed and not coalesce(c.closed, false) and not coalesce(p.closed, false));
end $$;

-- A case came to the reader by a stop: to members once sent to their body, to its secretariat when planned. It has also
-- come when it was on an agenda that was sent and the meeting was cancelled.
create function app_case_has_come(a_case uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  if a_case is null or cardinality(r.members) = 0 and cardinality(r.bodies) = 0 then
    return false;
  end if;
  return exists (
      select from case_stop s where s.case_id = a_case and (
        s.state in ('sent', 'done') and s.body_id = any (r.members) or s.state <> 'cancelled' and s.body_id = any (r.bodies)))
    or cardinality(r.members) > 0 and exists (
      select from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = a_case and m.cancelled_at is not null and m.state = 'agenda-sent' and m.body_id = any (r.members));
end $$;

-- The reader sees the closed matter of a case too.
create function app_is_inside_case(a_case uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return app_serves_case(a_case, r) or app_case_has_come(a_case, r);
end $$;

create function app_reads_case(a_case uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return exists (
      select from agenda_item i join meeting m on m.id = i.meeting_id join meeting_case c on c.id = i.case_id
      left join agenda_item p on p.id = i.parent_id
      where i.case_id = a_case and m.state <> 'planned' and not i.closed and not c.closed and not coalesce(p.closed, false))
    or app_is_inside_case(a_case, r);
end $$;

create function app_reads_item(a_item uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
declare
  its_state text; its_body text; its_case uuid;
begin
  select m.state, m.body_id, i.case_id into its_state, its_body, its_case
  from agenda_item i join meeting m on m.id = i.meeting_id where i.id = a_item;
  return coalesce(its_body = any (r.bodies)
    or its_state <> 'planned' and (its_body = any (r.members) or app_item_is_open(a_item) or app_case_has_come(its_case, r)), false);
end $$;

create function app_reads_attachment(a_case uuid, a_item uuid, a_closed boolean, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  if a_case is not null then
    return case when a_closed then app_is_inside_case(a_case, r) else app_reads_case(a_case, r) end;
  end if;
  return app_reads_item(a_item, r) and (not a_closed or exists (
    select from agenda_item i join meeting m on m.id = i.meeting_id
    where i.id = a_item and (m.body_id = any (r.bodies) or m.body_id = any (r.members))));
end $$;

-- A file is read by those who read what it is attached to.
create function app_reads_file(a_file uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return exists (select from attachment a where a.file_id = a_file and app_reads_attachment(a.case_id, a.item_id, a.closed, r));
end $$;

-- Minutes and decision of an item: the secretariat while they are written, members and later bodies from the hearing on,
-- everybody once approved.
create function app_is_told(a_item uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
declare
  its_state text; its_body text; its_case uuid;
begin
  select m.state, m.body_id, i.case_id into its_state, its_body, its_case
  from agenda_item i join meeting m on m.id = i.meeting_id where i.id = a_item;
  return coalesce(its_body = any (r.bodies)
    or its_state = 'minutes-approved' and (its_body = any (r.members) or app_item_is_open(a_item) or app_case_has_come(its_case, r))
    or its_state = 'minutes-in-hearing' and (its_body = any (r.members) or app_case_has_come(its_case, r)), false);
end $$;

-- Those who must act on a decision read it once the draft minutes are heard, unless the matter is closed.
create function app_reads_decision(a_decision uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
declare
  its_item uuid; its_procedure uuid;
begin
  select d.item_id, d.procedure_id into its_item, its_procedure from decision d where d.id = a_decision;
  if its_item is not null then
    return app_is_told(its_item, r) or cardinality(r.organisations) > 0 and exists (
      select from follow_up f join agenda_item i on i.id = its_item join meeting m on m.id = i.meeting_id
      where f.decision_id = a_decision and not f.is_proposal and f.organisation_id = any (r.organisations)
        and m.state in ('minutes-in-hearing', 'minutes-approved') and app_item_is_open(its_item));
  end if;
  return exists (
    select from written_procedure p where p.id = its_procedure
      and (p.body_id = any (r.bodies) or p.state = 'closed' and app_reads_case(p.case_id, r)));
end $$;

create function app_reads_follow_up(a_body text, a_decision uuid, a_proposal boolean, a_organisation text, r app_reader_rights)
  returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return coalesce(a_body = any (r.bodies), false) or not a_proposal and case
    when a_decision is not null then app_reads_decision(a_decision, r)
    else coalesce(a_body = any (r.members), false) or coalesce(a_organisation = any (r.organisations), false) end;
end $$;

-- Who was there: for those of the body from the hearing on, for all with the approved minutes. A guest of closed items
-- alone is not named to others.
create function app_reads_attendance(a_attendance uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
declare
  its_state text; its_body text;
begin
  select m.state, m.body_id into its_state, its_body from attendance a join meeting m on m.id = a.meeting_id where a.id = a_attendance;
  return coalesce(its_body = any (r.bodies)
    or its_state in ('minutes-in-hearing', 'minutes-approved') and its_body = any (r.members)
    or its_state = 'minutes-approved' and (
      not exists (select from attendance_item g where g.attendance_id = a_attendance)
      or exists (select from attendance_item g where g.attendance_id = a_attendance and app_reads_item(g.item_id, r))), false);
end $$;

-- The secretariat of the case reads every version. Others read those that stood from when the case reached them, by a
-- body of theirs or an item they may read; a version that was closed only where closed matter of the case is theirs.
create function app_reads_case_version(a_case uuid, a_number integer, a_closed boolean, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return app_serves_case(a_case, r)
    or app_reads_case(a_case, r) and (not a_closed or app_is_inside_case(a_case, r)) and exists (
      select from case_stop s where s.case_id = a_case and s.sent_version <= a_number
        and (s.body_id = any (r.members) or s.body_id = any (r.bodies)
          or exists (select from agenda_item i where i.stop_id = s.id and app_reads_item(i.id, r))));
end $$;

-- The policies -----------------------------------------------------------------------------------------------------
alter policy write_served on meeting_link
  using (app_serves_meeting(meeting_id, (select app_reader()))) with check (app_serves_meeting(meeting_id, (select app_reader())));
alter policy read_case on meeting_case
  using (area in (select app_served_areas()) or app_reads_case(id, (select app_reader())));

alter policy read_case on case_stop
  using (body_id in (select app_served_bodies()) or app_reads_case(case_id, (select app_reader())));
alter policy plan_served on case_stop with check (app_serves_case(case_id, (select app_reader())));
alter policy change_served on case_stop
  using (app_serves_stop(id, (select app_reader())))
  with check (body_id in (select app_served_bodies()) or app_serves_case(case_id, (select app_reader())));
alter policy drop_planned on case_stop using (state = 'planned' and app_serves_case(case_id, (select app_reader())));
create or replace function case_stop_guard() returns trigger
  language plpgsql as $$
declare
  answer text[] := '{answer_kind,answer,answered_on,state,version}';
begin
  if current_user = 'rammevaerk_app' and not app_serves_stop(old.id, app_reader())
    and (to_jsonb(new) - answer <> to_jsonb(old) - answer or new.state not in ('sent', 'done')) then
    raise exception 'case_stop: a body only gives its answer' using errcode = 'check_violation', constraint = 'case_stop_answer';
  end if;
  return new;
end $$;

alter policy read_item on agenda_item
  using (app_serves_meeting(meeting_id, (select app_reader())) or app_reads_item(id, (select app_reader())));
alter policy write_served on agenda_item
  using (app_serves_meeting(meeting_id, (select app_reader()))) with check (app_serves_meeting(meeting_id, (select app_reader())));

alter policy read_clause on recommendation_clause using (
  case when case_id is not null then app_reads_case(case_id, (select app_reader()))
    when stop_id is not null then exists (select from case_stop s where s.id = stop_id and app_reads_case(s.case_id, (select app_reader())))
    else app_reads_item(item_id, (select app_reader())) end);
alter policy write_served on recommendation_clause
  using (app_serves_case(case_id, (select app_reader())) or app_serves_stop(stop_id, (select app_reader())) or app_serves_item(item_id, (select app_reader())))
  with check (app_serves_case(case_id, (select app_reader())) or app_serves_stop(stop_id, (select app_reader())) or app_serves_item(item_id, (select app_reader())));

alter policy read_attachment on attachment using (app_reads_attachment(case_id, item_id, closed, (select app_reader())));
alter policy write_served on attachment
  using (app_serves_case(case_id, (select app_reader())) or app_serves_item(item_id, (select app_reader())))
  with check (app_serves_case(case_id, (select app_reader())) or app_serves_item(item_id, (select app_reader())));
alter policy read_attached on stored_file using (complete and app_reads_file(id, (select app_reader())));
alter policy closed_trail_of_attached_files on audit_entry using (
  table_name <> 'stored_file' or coalesce(after, before) ->> 'purpose' <> 'attachment'
  or user_id = app_user_id() or app_reads_file(record_id::uuid, (select app_reader())));

alter policy read_case on case_link using (app_reads_case(case_id, (select app_reader())));
alter policy write_served on case_link
  using (app_serves_case(case_id, (select app_reader()))) with check (app_serves_case(case_id, (select app_reader())));
alter policy read_case on case_figure using (app_reads_case(case_id, (select app_reader())));
alter policy write_served on case_figure
  using (app_serves_case(case_id, (select app_reader()))) with check (app_serves_case(case_id, (select app_reader())));
alter policy read_reached on case_version using (app_reads_case_version(case_id, number, closed, (select app_reader())));

alter policy read_attendance on attendance
  using (app_serves_meeting(meeting_id, (select app_reader())) or app_reads_attendance(id, (select app_reader())));
alter policy write_served on attendance
  using (app_serves_meeting(meeting_id, (select app_reader()))) with check (app_serves_meeting(meeting_id, (select app_reader())));
alter policy read_both on attendance_item
  using (app_reads_attendance(attendance_id, (select app_reader())) and app_reads_item(item_id, (select app_reader())));
alter policy write_served on attendance_item
  using (app_serves_item(item_id, (select app_reader()))) with check (app_serves_item(item_id, (select app_reader())));

alter policy read_own on written_procedure using (
  body_id in (select app_served_bodies())
  or state <> 'draft' and body_id in (select app_member_bodies())
  or state = 'closed' and app_reads_case(case_id, (select app_reader())));

alter policy read_told on decision
  using (app_serves_item(item_id, (select app_reader())) or app_reads_decision(id, (select app_reader())));
alter policy write_served on decision
  using (app_serves_item(item_id, (select app_reader())) or procedure_id in (select p.id from written_procedure p where p.body_id in (select app_served_bodies())))
  with check (app_serves_item(item_id, (select app_reader())) or procedure_id in (select p.id from written_procedure p where p.body_id in (select app_served_bodies())));
alter policy read_told on decision_outcome using (app_reads_decision(decision_id, (select app_reader())));
alter policy write_served on decision_outcome
  using (app_serves_decision(decision_id, (select app_reader()))) with check (app_serves_decision(decision_id, (select app_reader())));

alter policy read_follow_up on follow_up
  using (app_reads_follow_up(body_id, decision_id, is_proposal, organisation_id, (select app_reader())));
alter policy say_done on follow_up
  using (app_reads_follow_up(body_id, decision_id, is_proposal, organisation_id, (select app_reader()))
    and (body_id in (select app_member_bodies()) or organisation_id in (select app_organisations('reporter', 'approver'))))
  with check (body_id in (select app_member_bodies()) or organisation_id in (select app_organisations('reporter', 'approver')));
alter policy read_both_ways on stop_feedback using (
  app_reads_decision(decision_id, (select app_reader()))
  or stop_id in (select s.id from case_stop s where s.body_id in (select app_served_bodies())));
alter policy write_served on stop_feedback
  using (app_serves_decision(decision_id, (select app_reader()))) with check (app_serves_decision(decision_id, (select app_reader())));

alter policy read_told on minutes_text
  using (app_serves_item(item_id, (select app_reader())) or app_is_told(item_id, (select app_reader())));
alter policy read_served on minutes_writer using (app_serves_meeting(meeting_id, (select app_reader())));
alter policy take_pen on minutes_writer with check (user_id = app_user_id() and app_serves_meeting(meeting_id, (select app_reader())));
alter policy take_over on minutes_writer
  using (app_serves_meeting(meeting_id, (select app_reader()))) with check (user_id = app_user_id());
alter policy handle on minutes_remark
  using (app_serves_meeting(meeting_id, (select app_reader()))) with check (app_serves_meeting(meeting_id, (select app_reader())));

alter policy own_notes on private_note
  using (user_id = app_user_id()) with check (user_id = app_user_id() and app_reads_item(item_id, (select app_reader())));
alter policy say on organisation_comment with check (by_user = app_user_id()
  and organisation_id in (select app_organisations('reporter', 'approver', 'reader')) and app_reads_case(case_id, (select app_reader())));

-- The trail.
create or replace function app_served_record(table_name text, record_id text, record jsonb) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
declare
  r app_reader_rights := app_reader();
begin
  if cardinality(r.areas) = 0 and cardinality(r.bodies) = 0 then
    return false;
  end if;
  return coalesce(
    record ->> 'area' = any (r.areas)
    or record ->> 'body_id' = any (r.bodies)
    or app_serves_case((record ->> 'case_id')::uuid, r)
    or app_serves_meeting((record ->> 'meeting_id')::uuid, r)
    or app_serves_item((record ->> 'item_id')::uuid, r)
    or app_serves_stop((record ->> 'stop_id')::uuid, r)
    or app_serves_decision((record ->> 'decision_id')::uuid, r)
    or exists (select from written_procedure p where p.id = (record ->> 'procedure_id')::uuid and p.body_id = any (r.bodies)), false);
end $$;

drop function app_readable_case_versions(), app_readable_follow_ups(), app_told_decisions(), app_told_items(), app_attached_files(),
  app_readable_attachments(), app_readable_attendance(), app_readable_cases(), app_readable_items(), app_inside_cases(),
  app_reached_cases(), app_open_items(), app_served_decisions(), app_served_stops(), app_served_items(), app_served_cases();

-- The newest cases are found without sorting all of them.
create index meeting_case_newest on meeting_case (created_at desc, id);

create or replace function search_is_open(a_item uuid) returns boolean
  language sql stable security definer set search_path = public
as $$ select app_item_is_open(a_item) $$;

-- Search: a cancelled meeting ------------------------------------------------------------------------------------
create or replace function search_reached(a_case uuid) returns search_audience
  language sql stable security definer set search_path = public
as $$
  select row(false,
    array(select s.body_id from case_stop s where s.case_id = a_case and s.state in ('sent', 'done')
      union
      select m.body_id from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = a_case and m.cancelled_at is not null and m.state = 'agenda-sent' order by 1),
    array(select distinct b.area from case_stop s join body b on b.id = s.body_id
      where s.case_id = a_case and s.state <> 'cancelled' and b.area is not null order by 1))::search_audience
$$;
-- What else was said of its cases has other readers then too.
create function search_follow_cancelled() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  perform search_whole_case(c) from (select distinct i.case_id as c from agenda_item i where i.meeting_id = new.id) cases;
  return null;
end $$;
create trigger search_follow_cancelled after update of cancelled_at on meeting
  for each row when (old.cancelled_at is distinct from new.cancelled_at) execute function search_follow_cancelled();
select search_whole_case(c) from (
  select distinct i.case_id as c from agenda_item i join meeting m on m.id = i.meeting_id where m.cancelled_at is not null) cases;
