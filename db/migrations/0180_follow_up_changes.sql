-- Who must act on a follow-up and by when can be changed, and what it was changed from stands on it: a list of
-- {at, responsible: {from, to} | null, dueOn: {from, to} | null}, the oldest first. Existing follow-ups: none was changed.
-- Proposals of old minutes are listed apart (show: proposal), and are not among the open ones any more. Changes no rows.

alter table follow_up
  add column changes jsonb not null default '[]',
  add constraint follow_up_changes check (jsonb_typeof(changes) = 'array');

create or replace function follow_ups_seen(asked jsonb, today date, r app_reader_rights) returns setof follow_up
  language sql stable
as $$
  select f.* from follow_up f
  where exists (select from search_source s where s.kind = 'follow-up' and s.record_id = f.id::text
      and (s.is_public or s.member_bodies && r.members or s.areas && r.areas or s.organisations && r.organisations))
    and (asked ->> 'show' is null
      or f.is_proposal = (asked ->> 'show' = 'proposal') and (f.done_on is not null) = (asked ->> 'show' = 'done'))
    and (asked ->> 'show' is distinct from 'overdue' or f.due_on < today)
    and (asked ->> 'bodyId' is null or f.body_id = asked ->> 'bodyId')
    and (asked ->> 'id' is null or f.id = (asked ->> 'id')::uuid)
    and (asked ->> 'responsible' is null or strpos(danish_lower(f.responsible), danish_lower(asked ->> 'responsible')) > 0)
    and (asked -> 'of' is null or asked #> '{of,bodies}' ? f.body_id or coalesce(asked #> '{of,organisations}' ? f.organisation_id, false))
$$;
