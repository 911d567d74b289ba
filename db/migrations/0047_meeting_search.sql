-- Search in meetings: every text that is searched, in pieces, and who may see what it belongs to. A visitor's filter has to
-- be part of the search itself, since a hit that is counted, ranked or cut off tells of its existence: so each record has
-- its audience beside it, computed from the same rules as the row policies of 0041 (a test compares the two for everybody),
-- and app_search() (0048) filters by it. Nobody reads these tables but that function. Made from other tables; filled here.

create table search_source (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('case', 'item', 'attachment', 'decision', 'minutes', 'follow-up', 'report')),
  record_id text not null,
  case_id uuid,
  meeting_id uuid,
  title text not null,
  -- what the texts were made from; unchanged texts are not written again
  content_hash text not null,
  -- what hits are sorted and filtered by
  day date,
  bodies text[] not null default '{}',
  years integer[] not null default '{}',
  verbs text[] not null default '{}',
  outcomes text[] not null default '{}',
  links text[] not null default '{}',
  -- who sees it: everybody; members of these bodies; the secretariats of these areas; the people of these organisations
  is_public boolean not null default false,
  member_bodies text[] not null default '{}',
  areas text[] not null default '{}',
  organisations text[] not null default '{}',
  constraint search_source_once unique (kind, record_id)
);
create index search_source_case on search_source (case_id);

create table search_piece (
  id bigint generated always as identity primary key,
  source_id bigint not null references search_source on delete cascade,
  -- the section of a case, or the page of a file
  part text not null,
  page integer,
  content text not null,
  document tsvector not null
) with (toast_tuple_target = 128);
-- Kept out of the row: what is counted and filtered is then read without the texts.
alter table search_piece alter column content set storage external;
create index search_piece_source on search_piece (source_id);
create index search_piece_document on search_piece using gin (document) with (fastupdate = off);

alter table search_source enable row level security;
alter table search_piece enable row level security;

-- A text as pages (a form feed begins a page) of pieces that overlap, so that a word on a border is found.
create function search_pieces(given text) returns table (page integer, content text)
  language sql immutable parallel safe
as $$
  select p.page::integer, translate(substr(p.text, at, 8080), E'\u0001\u0002', '')
  from regexp_split_to_table(given, E'\f') with ordinality as p (text, page)
  cross join lateral generate_series(1, greatest(length(p.text), 1), 8000) as at
  where trim(p.text) <> ''
$$;

-- Writes the texts of one record under its title. Parts and texts stand in the same order.
create function search_write(a_kind text, a_record text, a_title text, a_parts text[], a_texts text[]) returns bigint
  language plpgsql security definer set search_path = public
as $$
declare
  hash text := md5(array_to_string(a_title || a_parts || a_texts, E'\u0003', E'\u0004'));
  source bigint;
  known text;
begin
  select id, content_hash into source, known from search_source where kind = a_kind and record_id = a_record;
  if source is null then
    insert into search_source (kind, record_id, title, content_hash) values (a_kind, a_record, a_title, hash)
    on conflict (kind, record_id) do update set title = excluded.title, content_hash = excluded.content_hash returning id into source;
  elsif known = hash then
    return source;
  else
    update search_source set title = a_title, content_hash = hash where id = source;
  end if;
  delete from search_piece where source_id = source;
  insert into search_piece (source_id, part, page, content, document)
  select source, part, case when part = 'page' then s.page end, s.content,
    setweight(to_tsvector('danish', a_title), 'A') || setweight(to_tsvector('danish', s.content), 'B')
  from unnest(a_parts, a_texts) as given (part, text)
  cross join lateral search_pieces(given.text) as s
  where given.text is not null;
  if not found then
    insert into search_piece (source_id, part, content, document)
    values (source, 'title', a_title, setweight(to_tsvector('danish', a_title), 'A'));
  end if;
  return source;
end $$;

create function search_remove(a_kind text, a_record text) returns void
  language sql security definer set search_path = public
as $$ delete from search_source where kind = a_kind and record_id = a_record $$;

-- The audiences ---------------------------------------------------------------------------------------------------
create type search_audience as (is_public boolean, member_bodies text[], areas text[]);

create function search_union(text[], text[]) returns text[]
  language sql immutable as $$ select array(select distinct unnest($1 || $2) order by 1) $$;

create function search_area_of(a_body text) returns text[]
  language sql stable as $$ select array(select area from body where id = a_body and area is not null) $$;

-- Bodies a case has come to by a stop, and the areas whose secretariats plan for them.
create function search_reached(a_case uuid) returns search_audience
  language sql stable security definer set search_path = public
as $$
  select row(false,
    array(select distinct s.body_id from case_stop s where s.case_id = a_case and s.state in ('sent', 'done') order by 1),
    array(select distinct b.area from case_stop s join body b on b.id = s.body_id
      where s.case_id = a_case and s.state <> 'cancelled' and b.area is not null order by 1))::search_audience
$$;

create function search_is_open(a_item uuid) returns boolean
  language sql stable security definer set search_path = public
as $$
  select not (i.closed or coalesce(c.closed, false) or coalesce(p.closed, false))
  from agenda_item i left join meeting_case c on c.id = i.case_id left join agenda_item p on p.id = i.parent_id
  where i.id = a_item
$$;

create function search_case_audience(a_case uuid) returns search_audience
  language sql stable security definer set search_path = public
as $$
  select row(
    exists (select from agenda_item i join meeting m on m.id = i.meeting_id
      where i.case_id = c.id and m.state <> 'planned' and search_is_open(i.id)),
    r.member_bodies, search_union(r.areas, array[c.area]))::search_audience
  from meeting_case c cross join search_reached(c.id) r where c.id = a_case
$$;

create function search_item_audience(a_item uuid) returns search_audience
  language sql stable security definer set search_path = public
as $$
  select row(
    m.state <> 'planned' and search_is_open(i.id),
    case when m.state = 'planned' then '{}' else search_union(r.member_bodies, array[m.body_id]) end,
    case when m.state = 'planned' then search_area_of(m.body_id) else search_union(r.areas, search_area_of(m.body_id)) end)::search_audience
  from agenda_item i join meeting m on m.id = i.meeting_id cross join search_reached(i.case_id) r where i.id = a_item
$$;

-- Of the minutes and the decision of an item.
create function search_told_audience(a_item uuid) returns search_audience
  language sql stable security definer set search_path = public
as $$
  select case
    when m.state = 'minutes-approved' then a
    when m.state = 'minutes-in-hearing' then row(false, a.member_bodies, a.areas)::search_audience
    else row(false, '{}', search_area_of(m.body_id))::search_audience end
  from agenda_item i join meeting m on m.id = i.meeting_id cross join search_item_audience(i.id) a where i.id = a_item
$$;

create function search_decision_audience(a_decision uuid) returns search_audience
  language plpgsql stable security definer set search_path = public
as $$
declare
  d decision; p written_procedure; a search_audience;
begin
  select * into d from decision where id = a_decision;
  if d.item_id is not null then
    return search_told_audience(d.item_id);
  end if;
  select * into p from written_procedure where id = d.procedure_id;
  a := row(false, '{}', search_area_of(p.body_id))::search_audience;
  if p.state = 'closed' then
    a := search_case_audience(p.case_id);
    a.areas := search_union(a.areas, search_area_of(p.body_id));
  end if;
  return a;
end $$;

-- Organisations that must act on what was decided; they read it once the minutes are heard, unless the matter is closed.
create function search_acting(a_decision uuid) returns text[]
  language sql stable security definer set search_path = public
as $$
  select array(select distinct f.organisation_id
    from follow_up f join decision d on d.id = f.decision_id join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
    where d.id = a_decision and not f.is_proposal and f.organisation_id is not null
      and m.state in ('minutes-in-hearing', 'minutes-approved') and search_is_open(i.id) order by 1)
$$;

create function search_address(a_source bigint, a search_audience) returns void
  language sql security definer set search_path = public
as $$
  update search_source set is_public = coalesce(a.is_public, false), member_bodies = coalesce(a.member_bodies, '{}'), areas = coalesce(a.areas, '{}')
  where id = a_source and (is_public, member_bodies, areas) is distinct from (coalesce(a.is_public, false), coalesce(a.member_bodies, '{}'), coalesce(a.areas, '{}'))
$$;

-- The records -----------------------------------------------------------------------------------------------------
create function search_attachment(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  a attachment; who search_audience; source bigint; m meeting; above search_source;
begin
  select * into a from attachment where id = a_id;
  if a.id is null then
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
      bodies = array[m.body_id], years = array[extract(year from m.held_on)::integer] where id = source;
  end if;
  perform search_address(source, who);
end $$;

-- The case itself and what is attached to it. Which bodies treated it is told as far as its readers know.
create function search_case(a_id uuid) returns void
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

create function search_follow_up(a_id uuid) returns void
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
    organisations = acting
  where s.id = source;
  perform search_address(source, who);
end $$;

create function search_decision(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  d decision; i agenda_item; m meeting; p written_procedure; a_case uuid; source bigint; one uuid; named text;
begin
  select * into d from decision where id = a_id;
  if d.id is null then
    perform search_remove('decision', a_id::text);
    return;
  end if;
  select * into i from agenda_item where id = d.item_id;
  select * into m from meeting where id = i.meeting_id;
  select * into p from written_procedure where id = d.procedure_id;
  a_case := coalesce(i.case_id, p.case_id);
  named := coalesce(i.title, (select c.title from meeting_case c where c.id = a_case), '');
  source := search_write('decision', a_id::text, named, array['decision', 'delegation', 'clauses'],
    array[d.text, concat_ws(': ', d.delegated_to, d.delegated_what),
      (select string_agg(concat_ws(' ', o.clause, o.change), E'\n' order by o.position) from decision_outcome o where o.decision_id = a_id)]);
  update search_source s set case_id = a_case, meeting_id = m.id, day = coalesce(m.held_on, p.closed_at::date, p.deadline),
    bodies = array[coalesce(m.body_id, p.body_id)],
    years = array[extract(year from coalesce(m.held_on, p.closed_at::date, p.deadline))::integer],
    verbs = array(select distinct o.verb from decision_outcome o where o.decision_id = a_id order by 1),
    outcomes = array(select distinct o.outcome from decision_outcome o where o.decision_id = a_id order by 1),
    links = array(select l.kind || ':' || l.record_id from case_link l where l.case_id = a_case order by 1),
    organisations = search_acting(a_id)
  where s.id = source;
  perform search_address(source, search_decision_audience(a_id));
  for one in select f.id from follow_up f where f.decision_id = a_id loop
    perform search_follow_up(one);
  end loop;
end $$;

-- An item's own words (a case's are the case's), its attachments, minutes and decision, and the items in its list.
create function search_item(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  i agenda_item; m meeting; source bigint; one uuid; minutes text; named text;
begin
  select * into i from agenda_item where id = a_id;
  if i.id is null then
    perform search_remove('item', a_id::text);
    perform search_remove('minutes', a_id::text);
    return;
  end if;
  select * into m from meeting where id = i.meeting_id;
  if i.title is not null or i.text is not null then
    source := search_write('item', a_id::text, coalesce(i.title, (select c.title from meeting_case c where c.id = i.case_id), ''), array['text', 'clauses'],
      array[i.text, (select string_agg(r.text, E'\n' order by r.position) from recommendation_clause r where r.item_id = a_id)]);
    update search_source set case_id = i.case_id, meeting_id = m.id, day = m.held_on, bodies = array[m.body_id],
      years = array[extract(year from m.held_on)::integer],
      verbs = array(select distinct r.verb from recommendation_clause r where r.item_id = a_id order by 1) where id = source;
    perform search_address(source, search_item_audience(a_id));
  else
    perform search_remove('item', a_id::text);
  end if;
  select t.text into minutes from minutes_text t where t.item_id = a_id;
  if minutes is null then
    perform search_remove('minutes', a_id::text);
  else
    named := coalesce(i.title, (select c.title from meeting_case c where c.id = i.case_id), '');
    source := search_write('minutes', a_id::text, named, array['minutes'], array[minutes]);
    update search_source set case_id = i.case_id, meeting_id = m.id, day = m.held_on, bodies = array[m.body_id],
      years = array[extract(year from m.held_on)::integer] where id = source;
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
end $$;

-- Everything that depends on a case: where it is on an agenda, what was decided of it in writing.
create function search_whole_case(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  one uuid;
begin
  if a_id is null then
    return;
  end if;
  perform search_case(a_id);
  for one in select i.id from agenda_item i where i.case_id = a_id loop
    perform search_item(one);
  end loop;
  for one in select d.id from decision d join written_procedure p on p.id = d.procedure_id where p.case_id = a_id loop
    perform search_decision(one);
  end loop;
end $$;

create function search_whole_meeting(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  one uuid;
begin
  -- Those in a list of the same meeting come with the list.
  for one in select i.id from agenda_item i left join agenda_item p on p.id = i.parent_id
    where i.meeting_id = a_id and p.meeting_id is distinct from a_id loop
    perform search_item(one);
  end loop;
  for one in select distinct i.case_id from agenda_item i where i.meeting_id = a_id and i.case_id is not null loop
    perform search_case(one);
  end loop;
end $$;

-- The latest edition of a published report; editions are public.
create function search_report(a_id text) returns void
  language plpgsql security definer set search_path = public
as $$
declare
  r report; e edition; source bigint;
begin
  select * into r from report where id = a_id;
  select * into e from edition where report_id = a_id order by number desc limit 1;
  if e.id is null then
    perform search_remove('report', a_id);
    return;
  end if;
  source := search_write('report', a_id, r.title, array['text'], array[(
    select string_agg(t #>> '{}', ' ') from jsonb_path_query(e.document -> 'blocks', 'strict $.**.text') t where jsonb_typeof(t) = 'string')]);
  update search_source set day = e.published_at::date, years = array[r.year, extract(year from e.published_at)::integer] where id = source;
  perform search_address(source, row(true, '{}', '{}')::search_audience);
end $$;

-- Kept by triggers: whatever changes a text or an audience --------------------------------------------------------
create function search_follow() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  row_now jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  row_before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else row_now end;
  id_now uuid := nullif(row_now ->> tg_argv[1], '')::uuid;
  id_before uuid := nullif(row_before ->> tg_argv[1], '')::uuid;
begin
  if tg_op = 'UPDATE' and row_now - '{version,seen_at,written_at}'::text[] = row_before - '{version,seen_at,written_at}'::text[] then
    return null;
  end if;
  if id_now is not null then
    execute format('select %I($1)', tg_argv[0]) using id_now;
  end if;
  if id_before is not null and id_before is distinct from id_now then
    execute format('select %I($1)', tg_argv[0]) using id_before;
  end if;
  return null;
end $$;

do $$
declare
  rule text[];
begin
  foreach rule slice 1 in array array[
    ['meeting', 'search_whole_meeting', 'id'],
    ['meeting_case', 'search_whole_case', 'id'],
    ['case_stop', 'search_whole_case', 'case_id'],
    ['agenda_item', 'search_item', 'id'],
    ['agenda_item', 'search_case', 'case_id'],
    ['recommendation_clause', 'search_case', 'case_id'],
    ['recommendation_clause', 'search_item', 'item_id'],
    ['attachment', 'search_attachment', 'id'],
    ['case_link', 'search_whole_case', 'case_id'],
    ['decision', 'search_decision', 'id'],
    ['decision_outcome', 'search_decision', 'decision_id'],
    ['follow_up', 'search_follow_up', 'id'],
    ['follow_up', 'search_decision', 'decision_id'],
    ['minutes_text', 'search_item', 'item_id'],
    ['written_procedure', 'search_whole_case', 'case_id']] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function search_follow(%L, %L)',
      'search_follow_' || rule[2], rule[1], rule[2], rule[3]);
  end loop;
end $$;

-- Another secretariat for a body: everything it has treated.
create function search_follow_body() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  one uuid;
begin
  for one in select m.id from meeting m where m.body_id = new.id loop
    perform search_whole_meeting(one);
  end loop;
  for one in select distinct s.case_id from case_stop s where s.body_id = new.id loop
    perform search_whole_case(one);
  end loop;
  for one in select f.id from follow_up f where f.body_id = new.id loop
    perform search_follow_up(one);
  end loop;
  return null;
end $$;
create trigger search_follow_body after update of area on body for each row when (old.area is distinct from new.area) execute function search_follow_body();

create function search_follow_report() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  perform search_report(case when tg_op = 'DELETE' then old.report_id else new.report_id end);
  return null;
end $$;
create trigger search_follow_report after insert or update or delete on edition for each row execute function search_follow_report();

-- What stands already.
select search_whole_case(id) from meeting_case;
select search_item(id) from agenda_item where case_id is null;
select search_follow_up(id) from follow_up where decision_id is null;
select search_report(id) from report;
