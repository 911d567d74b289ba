-- The list of all follow-ups is read a page at a time, in the order of these indexes: what is due first, and of those that
-- are done the latest first. Until now all of them were read and the row policy asked about each, which took seconds at some
-- thousands. Which ones a reader sees is known beside them already, in search_source (0047, compared with the policies by a
-- test); the rows themselves are then read through their policy.

create index follow_up_order on follow_up (coalesce(due_on, date 'infinity'), id);
create index follow_up_done_order on follow_up (done_on desc, id desc) where done_on is not null;

create function follow_ups_seen(asked jsonb, today date, r app_reader_rights) returns setof follow_up
  language sql stable
as $$
  select f.* from follow_up f
  where exists (select from search_source s where s.kind = 'follow-up' and s.record_id = f.id::text
      and (s.is_public or s.member_bodies && r.members or s.areas && r.areas or s.organisations && r.organisations))
    and (asked ->> 'show' is null or (f.done_on is not null) = (asked ->> 'show' = 'done'))
    and (asked ->> 'show' is distinct from 'overdue' or f.due_on < today)
    and (asked ->> 'bodyId' is null or f.body_id = asked ->> 'bodyId')
    and (asked ->> 'id' is null or f.id = (asked ->> 'id')::uuid)
    and (asked ->> 'responsible' is null or strpos(danish_lower(f.responsible), danish_lower(asked ->> 'responsible')) > 0)
    and (asked -> 'of' is null or asked #> '{of,bodies}' ? f.body_id or coalesce(asked #> '{of,organisations}' ? f.organisation_id, false))
$$;

-- The follow-ups the reader sees, as {ids, count}: a page of ids in order, and how many there are, counted up to `most`.
--   asked   {show: open | overdue | done, bodyId, responsible, id, of: {bodies: [...], organisations: [...]}}, each may be missing
--   after   the last one of the page before
create function app_follow_ups(asked jsonb, today date, after uuid, page integer, most integer) returns jsonb
  language plpgsql stable security definer set search_path = public set enable_sort = off
as $$
declare
  r app_reader_rights := app_reader();
  last follow_up;
  ids uuid[];
begin
  select * into last from follow_up where id = after;
  if asked ->> 'show' = 'done' then
    ids := array(select f.id from follow_ups_seen(asked, today, r) f
      where f.done_on is not null and (after is null or (f.done_on, f.id) < (last.done_on, after)) order by f.done_on desc, f.id desc limit page);
  else
    ids := array(select f.id from follow_ups_seen(asked, today, r) f
      where after is null or (coalesce(f.due_on, date 'infinity'), f.id) > (coalesce(last.due_on, date 'infinity'), after)
      order by coalesce(f.due_on, date 'infinity'), f.id limit page);
  end if;
  return jsonb_build_object('ids', ids, 'count', (select count(*) from (select from follow_ups_seen(asked, today, r) limit most) c));
end $$;
