-- Those who must act on a decision read it once the draft minutes are heard, unless the matter is closed; before that the
-- follow-up is the secretariat's alone. And the trail of an attached file, whose name may tell what is closed, is read
-- by those who read the attachment. Existing rows are read under the new rules at once.

create or replace function app_told_decisions() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select d.id from decision d where d.item_id in (select app_told_items())
  union
  select d.id from decision d join written_procedure p on p.id = d.procedure_id
  where p.body_id in (select app_served_bodies()) or p.state = 'closed' and p.case_id in (select app_readable_cases())
  union
  select d.id from follow_up f join decision d on d.id = f.decision_id
  join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
  where not f.is_proposal and m.state in ('minutes-in-hearing', 'minutes-approved') and i.id in (select app_open_items())
    and f.organisation_id in (select app_organisations('reporter', 'approver', 'reader'))
$$;

create or replace function app_readable_follow_ups() returns setof uuid
  language sql stable security definer set search_path = public
as $$
  select f.id from follow_up f
  where f.body_id in (select app_served_bodies())
    or not f.is_proposal and (
      f.decision_id in (select app_told_decisions())
      or f.decision_id is null and (f.body_id in (select app_member_bodies())
        or f.organisation_id in (select app_organisations('reporter', 'approver', 'reader'))))
$$;

create policy closed_trail_of_attached_files on audit_entry as restrictive for select using (
  table_name <> 'stored_file' or coalesce(after, before) ->> 'purpose' <> 'attachment'
  or user_id = app_user_id() or record_id::uuid in (select app_attached_files()));
