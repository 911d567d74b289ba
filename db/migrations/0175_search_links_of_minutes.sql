-- What a case concerns (target groups, facilities, offerings) also finds the minutes of its items, their own words and
-- attachments, and the follow-ups; 0047 knew it of cases, decisions and attachments of cases alone. A follow-up is found by
-- the verb and outcome of its decision too. Who sees what is as before.

create function search_links_of(a_case uuid) returns text[]
  language sql stable
as $$ select array(select l.kind || ':' || l.record_id from case_link l where l.case_id = a_case order by 1) $$;

-- As in 0047, with links for one that is attached to an item; one that was taken off (0171) is not found.
create or replace function search_attachment(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  a attachment; who search_audience; source bigint; m meeting; above search_source;
begin
  select * into a from attachment where id = a_id;
  if a.id is null or a.detached_at is not null then
    perform search_remove('attachment', a_id::text);
    return;
  end if;
  source := search_write('attachment', a_id::text, a.title, array['page'], array[a.extracted_text]);
  if a.case_id is not null then
    who := search_case_audience(a.case_id);
    who.is_public := who.is_public and not a.closed;
    select * into above from search_source s where s.kind = 'case' and s.record_id = a.case_id::text;
    update search_source set case_id = a.case_id, day = above.day, bodies = coalesce(above.bodies, '{}'),
      years = coalesce(above.years, '{}'), links = coalesce(above.links, '{}') where id = source;
  else
    select x.* into m from agenda_item i join meeting x on x.id = i.meeting_id where i.id = a.item_id;
    who := search_item_audience(a.item_id);
    if a.closed then
      who := row(false, case when m.state = 'planned' then '{}' else array[m.body_id] end, search_area_of(m.body_id))::search_audience;
    end if;
    update search_source set case_id = (select i.case_id from agenda_item i where i.id = a.item_id), meeting_id = m.id, day = m.held_on,
      bodies = array[m.body_id], years = array[extract(year from m.held_on)::integer],
      links = search_links_of((select i.case_id from agenda_item i where i.id = a.item_id)) where id = source;
  end if;
  perform search_address(source, who);
end $$;

-- As in 0047, with links, and the verbs and outcomes of its decision.
create or replace function search_follow_up(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  f follow_up; who search_audience; source bigint; i agenda_item; a_day date; a_case uuid; acting text[] := '{}';
begin
  select * into f from follow_up where id = a_id;
  if f.id is null then
    perform search_remove('follow-up', a_id::text);
    return;
  end if;
  source := search_write('follow-up', a_id::text, f.what, array['responsible', 'note'], array[f.responsible, f.done_note]);
  who := row(false, '{}', search_area_of(f.body_id))::search_audience;
  select x.* into i from decision d join agenda_item x on x.id = d.item_id where d.id = f.decision_id;
  select coalesce(i.case_id, p.case_id) into a_case from decision d left join written_procedure p on p.id = d.procedure_id where d.id = f.decision_id;
  if not f.is_proposal then
    if f.decision_id is null then
      who.member_bodies := array[f.body_id];
      acting := array_remove(array[f.organisation_id], null);
    else
      acting := search_acting(f.decision_id);
      who := search_decision_audience(f.decision_id);
      who.areas := search_union(who.areas, search_area_of(f.body_id));
    end if;
  end if;
  select m.held_on into a_day from meeting m where m.id = i.meeting_id;
  update search_source s set case_id = a_case, meeting_id = i.meeting_id, day = coalesce(a_day, f.due_on), bodies = array[f.body_id],
    years = array(select extract(year from d)::integer from unnest(array[coalesce(a_day, f.due_on)]) d where d is not null),
    links = search_links_of(a_case),
    verbs = array(select distinct o.verb from decision_outcome o where o.decision_id = f.decision_id order by 1),
    outcomes = array(select distinct o.outcome from decision_outcome o where o.decision_id = f.decision_id order by 1),
    organisations = acting
  where s.id = source;
  perform search_address(source, who);
end $$;

-- The same for the words of an item and its minutes: `search_item` in 0186.

-- What stands already; the facilities of offerings come by the trigger of 0072.
update search_source s set links = search_links_of(s.case_id)
where (s.kind in ('item', 'minutes', 'follow-up') or s.kind = 'attachment' and s.meeting_id is not null)
  and exists (select from case_link l where l.case_id = s.case_id);
update search_source s set verbs = o.verbs, outcomes = o.outcomes
from follow_up f
join (select decision_id, array_agg(distinct verb order by verb) as verbs, array_agg(distinct outcome order by outcome) as outcomes
  from decision_outcome group by decision_id) o on o.decision_id = f.decision_id
where s.kind = 'follow-up' and s.record_id = f.id::text;
