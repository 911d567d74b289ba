-- Feedback can be read by the secretariat of an earlier body while the decision it comes from cannot. Whether that is out,
-- and no more of it: its minutes are heard or approved, or its written procedure has ended.
create function app_decision_is_out(a_decision uuid) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return exists (
    select from decision d left join agenda_item i on i.id = d.item_id left join meeting m on m.id = i.meeting_id
      left join written_procedure p on p.id = d.procedure_id
    where d.id = a_decision and (m.state in ('minutes-in-hearing', 'minutes-approved') or p.state = 'closed'));
end $$;

-- As in 0047, with the written procedures of the body, wherever the stop they were made for is now.
create or replace function search_follow_body() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  one uuid;
begin
  for one in select m.id from meeting m where m.body_id = new.id loop
    perform search_whole_meeting(one);
  end loop;
  for one in select s.case_id from case_stop s where s.body_id = new.id
    union select p.case_id from written_procedure p where p.body_id = new.id loop
    perform search_whole_case(one);
  end loop;
  for one in select f.id from follow_up f where f.body_id = new.id loop
    perform search_follow_up(one);
  end loop;
  return null;
end $$;
