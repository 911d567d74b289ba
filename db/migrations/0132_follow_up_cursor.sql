-- As in 0101, but a page begins after a day and an id that the one who asks holds, and not after a follow-up as it stands
-- now: one that was opened again, or got another day, since the page before no longer ends or shifts the list. Changes no
-- rows.
--   after   {day, id} of the last one of the page before: the day it is due, or was done in a list of those that are done
drop function app_follow_ups(jsonb, date, uuid, integer, integer);
create function app_follow_ups(asked jsonb, today date, after jsonb, page integer, most integer) returns jsonb
  language plpgsql stable security definer set search_path = public set enable_sort = off
as $$
declare
  r app_reader_rights := app_reader();
  after_id uuid := (after ->> 'id')::uuid;
  after_day date := (after ->> 'day')::date;
  ids uuid[];
begin
  if asked ->> 'show' = 'done' then
    ids := array(select f.id from follow_ups_seen(asked, today, r) f
      where f.done_on is not null
        and (after_id is null or (f.done_on, f.id) < (coalesce(after_day, date 'infinity'), after_id))
      order by f.done_on desc, f.id desc limit page);
  else
    ids := array(select f.id from follow_ups_seen(asked, today, r) f
      where after_id is null or (coalesce(f.due_on, date 'infinity'), f.id) > (coalesce(after_day, date 'infinity'), after_id)
      order by coalesce(f.due_on, date 'infinity'), f.id limit page);
  end if;
  return jsonb_build_object('ids', ids, 'count', (select count(*) from (select from follow_ups_seen(asked, today, r) limit most) c));
end $$;
