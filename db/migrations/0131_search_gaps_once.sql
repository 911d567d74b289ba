-- As in 0100, but an attachment that is both cut and waiting for the job that reads it is named once: it waits, and is
-- named as cut when what there is of it has been read. Changes no rows.
create or replace function app_search_gaps(most integer) returns table (title text, case_id uuid, meeting_id uuid, file_id uuid, reason text)
  language plpgsql stable security definer set search_path = public
as $$
declare
  members text[] := array(select app_member_bodies());
  areas_served text[] := array(select app_served_areas());
begin
  return query
  select s.title, s.case_id, s.meeting_id, u.file_id, u.reason
  from (
    select g.record_id, (array_agg(g.file_id) filter (where g.file_id is not null))[1] as file_id,
      case when bool_or(g.waits) then 'waiting' else 'cut' end as reason
    from (
      select b.id::text as record_id, b.file_id, b.extraction = 'waiting' as waits
      from attachment b where b.extraction in ('cut', 'waiting') and b.file_id is not null
      union all
      select w.record_id, null, true from search_source w where w.text_waits
    ) g group by g.record_id
  ) u join search_source s on s.kind = 'attachment' and s.record_id = u.record_id
  where s.is_public or s.member_bodies && members or s.areas && areas_served
  order by s.day desc nulls last, s.title, s.record_id limit most;
end $$;
