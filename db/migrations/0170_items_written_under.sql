-- An item of an agenda takes with it what is written under it when it is removed: minutes, decision, follow-ups, remarks,
-- and notes that nobody but their author may read. So whether there is anything is asked before, and only that: not
-- what, and not by whom. Answered to the secretariat of the meeting alone, to others it is false.
create function app_item_is_written(a_item uuid) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return app_serves_item(a_item, app_reader()) and exists (
    select from agenda_item i where (i.id = a_item or i.parent_id = a_item) and (
      exists (select from minutes_text t where t.item_id = i.id and trim(t.text) <> '')
      or exists (select from minutes_remark r where r.item_id = i.id)
      or exists (select from private_note n where n.item_id = i.id and n.text <> '')
      or exists (select from attendance_item g where g.item_id = i.id)
      or exists (select from decision d where d.item_id = i.id and (
        d.text is not null or d.delegated_to is not null
        or exists (select from decision_outcome o where o.decision_id = d.id)
        or exists (select from follow_up f where f.decision_id = d.id)
        or exists (select from stop_feedback s where s.decision_id = d.id)))));
end $$;
