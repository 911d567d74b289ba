-- An attachment that is taken off a case after it reached a body is kept: the agenda it was sent with and the minutes that
-- were approved go on showing it. An item says when it was sent, and approved minutes keep the list of attachments they had.
alter table attachment add column detached_at timestamptz;
alter table agenda_item add column sent_at timestamptz;

-- Nobody searches by what is filled in here, and it is no change that a person made.
alter table agenda_item disable trigger user;
update agenda_item i set sent_at = m.agenda_sent_at from meeting m where m.id = i.meeting_id and m.state <> 'planned';
update agenda_item i set frozen = i.frozen || jsonb_build_object('attachments', coalesce((
    select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'closed', a.closed, 'late', a.late, 'detachedAt', null)
      order by a.position, a.id)
    from attachment a where a.case_id = i.case_id or a.item_id = i.id), '[]'))
  where i.frozen is not null;
alter table agenda_item enable trigger user;

-- The case has reached somebody: what is attached to it is kept.
create function app_case_is_sent(a_case uuid) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return exists (select from case_stop s where s.case_id = a_case and s.state in ('sent', 'done'))
    or exists (select from agenda_item i join meeting m on m.id = i.meeting_id where i.case_id = a_case and m.state <> 'planned');
end $$;

-- Who reads an attachment that was taken off: those who read approved minutes that show it, and those of a body that was
-- sent it, by an agenda or a written procedure. To others it is gone, so that what was attached by mistake is not public
-- any more.
create function app_reads_detached(a_id uuid, a_case uuid, a_item uuid, a_detached timestamptz, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return a_detached is null or app_serves_case(a_case, r) or app_serves_item(a_item, r) or exists (
    select from agenda_item i join meeting m on m.id = i.meeting_id
    where (i.case_id = a_case or i.id = a_item) and (
      m.state = 'minutes-approved'
        and i.frozen @> jsonb_build_object('attachments', jsonb_build_array(jsonb_build_object('id', a_id, 'detachedAt', null)))
      or i.sent_at <= a_detached and (m.body_id = any (r.members) or m.body_id = any (r.bodies)))
      and app_reads_item(i.id, r))
  or exists (
    select from written_procedure p
    where p.case_id = a_case and p.sent_at <= a_detached and (p.body_id = any (r.members) or p.body_id = any (r.bodies)));
end $$;

alter policy read_attachment on attachment using (
  app_reads_attachment(case_id, item_id, closed, (select app_reader()))
  and (detached_at is null or app_reads_detached(id, case_id, item_id, detached_at, (select app_reader()))));
create or replace function app_reads_file(a_file uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
begin
  return exists (select from attachment a where a.file_id = a_file
    and app_reads_attachment(a.case_id, a.item_id, a.closed, r)
    and app_reads_detached(a.id, a.case_id, a.item_id, a.detached_at, r));
end $$;
