-- A stop's own recommendation is words of its agenda: read with its item once that has come, and with the item closed by
-- those of its body alone. 0076 and 0100 gave it to all who read the case, before any agenda was sent.

create function app_reads_stop_words(a_stop uuid, r app_reader_rights) returns boolean
  language plpgsql stable security definer cost 2000 set search_path = public
as $$
declare
  s case_stop;
begin
  select * into s from case_stop where id = a_stop;
  if app_serves_case(s.case_id, r) or app_serves_stop(a_stop, r) then
    return true;
  end if;
  if exists (select from agenda_item i where i.stop_id = a_stop) then
    return exists (select from agenda_item i where i.stop_id = a_stop and app_reads_item(i.id, r));
  end if;
  -- Asked outside meetings, or by a written procedure.
  return coalesce(s.state in ('sent', 'done') and app_reads_case(s.case_id, r), false);
end $$;

alter policy read_clause on recommendation_clause using (
  case when case_id is not null then app_reads_case(case_id, (select app_reader()))
    when stop_id is not null then app_reads_stop_words(stop_id, (select app_reader()))
    else app_reads_item(item_id, (select app_reader())) end);

-- As in 0100, without the words of stops.
create or replace function search_case(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  c meeting_case; source bigint; one uuid;
begin
  select * into c from meeting_case where id = a_id;
  if c.id is null then
    perform search_remove('case', a_id::text);
    return;
  end if;
  source := search_write('case', a_id::text, c.number || ' ' || c.title,
    array['resume', 'background', 'presentation', 'economy', 'hearing', 'process', 'other', 'clauses'],
    array[c.resume, c.background, c.presentation, c.economy, c.hearing, c.process, c.other,
      (select string_agg(r.text, E'\n' order by r.position) from recommendation_clause r where r.case_id = c.id)]);
  update search_source s set case_id = c.id,
    title = c.title,
    day = coalesce((select max(m.held_on) from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = c.id and m.state <> 'planned' and search_is_open(i.id)), c.created_at::date),
    years = array(select distinct extract(year from m.held_on)::integer from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = c.id and m.state <> 'planned' and search_is_open(i.id)
      union select extract(year from c.created_at)::integer where not exists (
        select from agenda_item i join meeting m on m.id = i.meeting_id where i.case_id = c.id and m.state <> 'planned' and search_is_open(i.id))),
    bodies = array(select t.body_id from case_stop t where t.case_id = c.id and t.state <> 'cancelled'
      union select m.body_id from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = c.id and m.state <> 'planned' and search_is_open(i.id) order by 1),
    verbs = array(select distinct r.verb from recommendation_clause r where r.case_id = c.id order by 1),
    links = array(select l.kind || ':' || l.record_id from case_link l where l.case_id = c.id order by 1)
  where s.id = source;
  perform search_address(source, search_case_audience(a_id));
  for one in select a.id from attachment a where a.case_id = a_id loop
    perform search_attachment(one);
  end loop;
end $$;

-- As in 0047, with the links of its case (0175) and the recommendation of its stop.
create or replace function search_item(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  i agenda_item; m meeting; source bigint; one uuid; minutes text; named text; asked text;
begin
  select * into i from agenda_item where id = a_id;
  if i.id is null then
    perform search_remove('item', a_id::text);
    perform search_remove('minutes', a_id::text);
    return;
  end if;
  select * into m from meeting where id = i.meeting_id;
  named := coalesce(i.title, (select c.title from meeting_case c where c.id = i.case_id), '');
  select string_agg(r.text, E'\n' order by r.position) into asked
  from recommendation_clause r where r.item_id = a_id or r.stop_id = i.stop_id;
  if i.title is not null or i.text is not null or exists (select from recommendation_clause r where r.stop_id = i.stop_id) then
    source := search_write('item', a_id::text, named, array['text', 'clauses'], array[i.text, asked]);
    update search_source set case_id = i.case_id, meeting_id = m.id, day = m.held_on, bodies = array[m.body_id],
      years = array[extract(year from m.held_on)::integer], links = search_links_of(i.case_id),
      verbs = array(select distinct r.verb from recommendation_clause r where r.item_id = a_id or r.stop_id = i.stop_id order by 1)
    where id = source;
    perform search_address(source, search_item_audience(a_id));
  else
    perform search_remove('item', a_id::text);
  end if;
  select t.text into minutes from minutes_text t where t.item_id = a_id;
  if minutes is null then
    perform search_remove('minutes', a_id::text);
  else
    source := search_write('minutes', a_id::text, named, array['minutes'], array[minutes]);
    update search_source set case_id = i.case_id, meeting_id = m.id, day = m.held_on, bodies = array[m.body_id],
      years = array[extract(year from m.held_on)::integer], links = search_links_of(i.case_id) where id = source;
    perform search_address(source, search_told_audience(a_id));
  end if;
  for one in select a.id from attachment a where a.item_id = a_id loop
    perform search_attachment(one);
  end loop;
  for one in select d.id from decision d where d.item_id = a_id loop
    perform search_decision(one);
  end loop;
  for one in select x.id from agenda_item x where x.parent_id = a_id loop
    perform search_item(one);
  end loop;
  -- A list that is closed closes the cases in it.
  for one in select distinct x.case_id from agenda_item x where x.parent_id = a_id and x.case_id is not null loop
    perform search_whole_case(one);
  end loop;
end $$;

create or replace function search_stop(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
begin
  perform search_item(i.id) from agenda_item i where i.stop_id = a_id;
end $$;

-- What stands already.
select search_case(c) from (
  select distinct t.case_id as c from recommendation_clause r join case_stop t on t.id = r.stop_id) cases;
select search_stop(s) from (select distinct r.stop_id as s from recommendation_clause r where r.stop_id is not null) stops;
