-- A report is read before it is published by those who see every figure in it: the secretariat and the approvers of its
-- owner, and the national analyst. An approver elsewhere saw totals that lacked what other operators have not published.

create function app_report_whole(report text) returns boolean
  language sql stable security definer set search_path = public
as $$
  select exists (select from report r where r.id = report and r.owner_id in (select app_organisations('secretariat', 'approver')))
    or app_has_role('national-analyst')
$$;

drop policy read_draft on report_text;
create policy read_draft on report_text for select using (app_report_whole(report_id));
