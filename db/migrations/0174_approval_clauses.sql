-- An item that approves minutes or the agenda has its recommendation, also when it was put on by hand: without one nothing
-- can be adopted under it, and the minutes it is about can never be approved.
insert into recommendation_clause (item_id, position, verb, text)
select i.id, 1, 'approve', case i.kind when 'approve-minutes' then 'godkender referatet' else 'godkender dagsordenen' end
from agenda_item i join meeting m on m.id = i.meeting_id
where i.kind in ('approve-agenda', 'approve-minutes') and m.state <> 'minutes-approved' and m.cancelled_at is null
  and m.source_id is null and not exists (select from recommendation_clause c where c.item_id = i.id)
  and not exists (select from minutes_import_meeting s where s.meeting_id = m.id and s.outcome = 'added');
