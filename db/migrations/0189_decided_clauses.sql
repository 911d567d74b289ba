-- A clause that something was decided on keeps its words, also while another secretariat is still writing the minutes that
-- say so, which who keeps the case may not read yet. So that there is an outcome is told, not which, and to them alone.
-- What was postponed is not decided: its words may be written anew for the next meeting.
create function app_decided_clauses(a_clauses uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path = public
as $$
declare
  r app_reader_rights := app_reader();
begin
  return query select c.id from recommendation_clause c
    where c.id = any (a_clauses)
      and exists (select from decision_outcome o where o.clause_id = c.id and o.outcome <> 'postponed')
      and (app_serves_case(c.case_id, r) or app_serves_stop(c.stop_id, r) or app_serves_item(c.item_id, r));
end $$;
