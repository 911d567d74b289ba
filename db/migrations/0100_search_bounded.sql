-- Search that takes as long for a word on every page as for a rare one. Counted are the newest 1,000 records that match,
-- ranked the newest 500, highlighted those shown; app_search() of 0077 counted all of them, which grew with the archive.
-- A stop's own recommendation (0047 knew those of cases and items alone) is found with its case.

-- Read as often as written: unpacking it cost more than looking into it. Pieces that exist stay packed.
alter table search_piece alter column document set storage external;
-- The pieces of a record in order, the newest records, and every 512th piece to tell from how often words occur.
create index search_piece_of_source on search_piece (source_id, id);
drop index search_piece_source;
create index search_piece_sample on search_piece using gin (document) with (fastupdate = off) where id % 512 = 0;
create index search_piece_sampled on search_piece (source_id) where id % 512 = 0;
create index search_source_newest on search_source (day desc nulls last, id desc);

-- What is searched for, what it is narrowed to (null: it is not), and what the reader is.
create type search_asked as (
  words tsquery, kind text, body text, year integer, verb text, outcome text, links text[],
  members text[], areas text[], organisations text[]);

create function search_shows(s search_source, a search_asked) returns boolean
  language sql immutable
as $$
  select (s.is_public or s.member_bodies && a.members or s.areas && a.areas or s.organisations && a.organisations)
    and (a.kind is null or s.kind = a.kind)
    and (a.body is null or s.bodies @> array[a.body])
    and (a.year is null or s.years @> array[a.year])
    and (a.verb is null or s.verbs @> array[a.verb])
    and (a.outcome is null or s.outcomes @> array[a.outcome])
    and (a.links is null or s.links @> a.links)
$$;

-- A record that matches, with the first of its pieces that does.
create type search_place as (source_id bigint, piece_id bigint, kind text, day date);
-- The newest records that match; not all of them when more do, or when not every page could be looked at.
create type search_found as (places search_place[], is_all boolean);

-- By reading on from the newest record: for words that stand everywhere.
create function search_by_reading(a search_asked, most integer) returns setof search_place
  language sql stable set search_path = public set jit = off set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
as $$
  select s.id, p.id, s.kind, s.day
  from search_source s
  cross join lateral (
    select p.id from search_piece p where p.source_id = s.id and p.document @@ (a).words order by p.id limit 1) p
  where search_shows(s, a)
  order by s.day desc nulls last, s.id desc limit most
$$;

-- By the index of words.
create function search_by_index(a search_asked, most integer) returns setof search_place
  language sql stable set search_path = public set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set work_mem = '64MB'
as $$
  select s.id, p.id, s.kind, s.day
  from (select p.source_id, min(p.id) as id from search_piece p where p.document @@ (a).words group by p.source_id) p
  join search_source s on s.id = p.source_id
  where search_shows(s, a)
  order by s.day desc nulls last, s.id desc limit most
$$;

-- Words that must stand together: the index knows the pages that hold them all, and the newest 5,000 of those are read.
create function search_by_phrase(a search_asked, words tsquery, most integer) returns search_found
  language sql stable set search_path = public set jit = off set enable_seqscan = off set work_mem = '64MB'
as $$
  with page as materialized (
    select p.id, p.source_id, s.kind, s.day
    from search_piece p join search_source s on s.id = p.source_id
    where p.document @@ words and search_shows(s, a)
    order by s.day desc nulls last, s.id desc, p.id limit 5001
  )
  select row(
    array(
      select row(r.source_id, min(r.id), r.kind, r.day)::search_place
      from (select * from page limit 5000) r
      where (select p.document from search_piece p where p.id = r.id) @@ (a).words
      group by r.source_id, r.kind, r.day order by r.day desc nulls last, r.source_id desc limit most),
    (select count(*) <= 5000 from page))::search_found
$$;

-- The newest 1,000 records the reader sees that match, found the cheaper way. What is cheaper is told from every 512th page
-- the reader sees: reading on costs about 8 microseconds a page, the index 1.5 for each page it finds.
create function search_newest(a search_asked) returns search_found
  language plpgsql stable set search_path = public set jit = off set enable_seqscan = off
as $$
declare
  most constant integer := 1000;
  is_phrase constant boolean := a.words::text ~ '<(-|[0-9]+)>';
  words tsquery := a.words;
  anything search_asked := row(a.words, null, null, null, null, null, null, a.members, a.areas, a.organisations);
  pages double precision; all_pages double precision; matching double precision;
  by_index double precision; by_reading double precision := 'infinity';
  found search_found;
begin
  if is_phrase then
    words := regexp_replace(querytree(a.words), '<(-|[0-9]+)>', '&', 'g')::tsquery;
  end if;
  select 512 * count(*) into pages from search_piece p join search_source s on s.id = p.source_id
  where p.id % 512 = 0 and p.document @@ words and search_shows(s, anything);
  by_index := pages * 1.5 + case when is_phrase then least(pages, 5000) * 8 else 0 end;
  if by_index > 10000 then
    select 512 * count(*) into all_pages from search_source s join search_piece p on p.source_id = s.id
    where p.id % 512 = 0 and search_shows(s, a);
    select 512 * count(*) into matching from search_piece p join search_source s on s.id = p.source_id
    where p.id % 512 = 0 and p.document @@ a.words and search_shows(s, a);
    by_reading := all_pages * least(1, most / greatest(matching, 1)) * 8;
  end if;
  -- One more is asked for, to know whether that is all.
  if by_reading < by_index then
    found.places := array(select search_by_reading(a, most + 1));
  elsif is_phrase and pages > 5000 then
    found := search_by_phrase(a, words, most + 1);
  else
    found.places := array(select search_by_index(a, most + 1));
  end if;
  found.is_all := coalesce(found.is_all, true) and cardinality(found.places) <= most;
  found.places := found.places[:most];
  return found;
end $$;

-- One page of hits as {hits, atLeast, more, kinds, kindsAtLeast, rows, next}: how many records match, or that at least so many
-- do; whether more match than are ranked; how many of each kind, whatever kind is asked for; the rows; and where the next page begins. Only records the
-- reader sees are counted, ranked and shown, so nothing in the answer depends on others.
--   asked   words as a tsquery of the Danish configuration
--   filter  {kind, body, year, verb, outcome, links: [...]}, each may be missing
--   page    {size, skip} or {size, after: `next` of the page before}
drop function app_search(tsquery, jsonb, integer, integer);
create function app_search(asked tsquery, filter jsonb, page jsonb) returns jsonb
  language plpgsql stable security definer set search_path = public set jit = off set enable_seqscan = off
as $$
declare
  a search_asked := row(asked, null, filter ->> 'body', (filter ->> 'year')::integer, filter ->> 'verb', filter ->> 'outcome',
    case when filter -> 'links' is not null then array(select jsonb_array_elements_text(filter -> 'links')) end,
    array(select app_member_bodies()), array(select app_served_areas()), array(select app_organisations('reporter', 'approver', 'reader')));
  a_kind text := filter ->> 'kind';
  size integer := least(greatest((page ->> 'size')::integer, 1), 50);
  after jsonb := page -> 'after';
  every search_found := search_newest(a);
  found search_found := every;
  kinds jsonb;
  hits integer;
  rows jsonb;
  next jsonb;
begin
  select coalesce(jsonb_object_agg(k.kind, k.number), '{}') into kinds
  from (select p.kind, count(*) as number from unnest(every.places) p group by p.kind) k;
  if a_kind is not null then
    a.kind := a_kind;
    -- What is known of all kinds is known of this one; else it is looked for by itself.
    if every.is_all then
      found.places := array(select p from unnest(every.places) p where p.kind = a_kind);
    else
      found := search_newest(a);
    end if;
    kinds := kinds - a_kind || case when cardinality(found.places) > 0 then jsonb_build_object(a_kind, cardinality(found.places)) else '{}' end;
  end if;
  hits := cardinality(found.places);
  with ranked as materialized (
    select n.source_id, n.piece_id, s.kind, s.record_id, s.day, ts_rank('{0.1, 0.2, 0.4, 1.0}', p.document, asked) as rank
    from unnest(found.places[1:500]) n join search_piece p on p.id = n.piece_id join search_source s on s.id = n.source_id
  ),
  shown as materialized (
    select r.*, row_number() over (order by r.rank desc, r.day desc nulls last, r.kind, r.record_id) as place from ranked r
    where after is null or r.rank < (after ->> 'rank')::real or r.rank = (after ->> 'rank')::real
      and (-coalesce(r.day - date '0001-01-01', -1), r.kind, r.record_id)
        > (-coalesce((after ->> 'day')::date - date '0001-01-01', -1), after ->> 'kind', after ->> 'record')
    order by place limit size + 1 offset case when after is null then greatest((page ->> 'skip')::integer, 0) else 0 end
  )
  select
    jsonb_agg(jsonb_build_object(
      'kind', s.kind, 'recordId', s.record_id, 'caseId', s.case_id, 'meetingId', s.meeting_id, 'title', s.title, 'day', s.day,
      'bodies', array(select coalesce(b.short_name, b.name) from body b where b.id = any (s.bodies) order by 1),
      'fileId', (select x.file_id from attachment x where s.kind = 'attachment' and x.id::text = s.record_id), 'part', p.part, 'page', p.page,
      'fragment', ts_headline('danish', p.content, asked,
        E'StartSel=\u0001, StopSel=\u0002, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "')) order by h.place),
    (select jsonb_build_object('rank', l.rank, 'day', l.day, 'kind', l.kind, 'record', l.record_id) from (
      select * from shown order by place limit size) l where (select count(*) from shown) > size order by l.place desc limit 1)
  into rows, next
  from (select * from shown order by place limit size) h join search_source s on s.id = h.source_id
  -- The piece that is shown is the best of those that follow the first.
  cross join lateral (
    select q.part, q.page, q.content
    from (select * from search_piece f where f.source_id = h.source_id and f.id >= h.piece_id order by f.id limit 30) q
    where q.document @@ asked
    order by ts_rank('{0.1, 0.2, 0.4, 1.0}', q.document, asked) desc, q.id limit 1) p;
  return jsonb_build_object('hits', hits, 'atLeast', not found.is_all, 'more', hits > 500, 'kinds', kinds, 'kindsAtLeast', not every.is_all,
    'rows', coalesce(rows, '[]'), 'next', next);
end $$;

-- A stop's own recommendation ---------------------------------------------------------------------------------------
-- As in 0047, with the recommendations of its stops and their verbs. Those who read a case read its stops.
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
    array['resume', 'background', 'presentation', 'economy', 'hearing', 'process', 'other', 'clauses', 'stop'],
    array[c.resume, c.background, c.presentation, c.economy, c.hearing, c.process, c.other,
      (select string_agg(r.text, E'\n' order by r.position) from recommendation_clause r where r.case_id = c.id),
      (select string_agg(concat_ws(': ', coalesce(b.short_name, b.name), r.text), E'\n' order by t.step, b.id, r.position)
        from recommendation_clause r join case_stop t on t.id = r.stop_id join body b on b.id = t.body_id where t.case_id = c.id)]);
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
    verbs = array(select r.verb from recommendation_clause r where r.case_id = c.id
      union select r.verb from recommendation_clause r join case_stop t on t.id = r.stop_id where t.case_id = c.id order by 1),
    links = array(select l.kind || ':' || l.record_id from case_link l where l.case_id = c.id order by 1)
  where s.id = source;
  perform search_address(source, search_case_audience(a_id));
  for one in select a.id from attachment a where a.case_id = a_id loop
    perform search_attachment(one);
  end loop;
end $$;

create function search_stop(a_id uuid) returns void
  language plpgsql security definer set search_path = public
as $$
begin
  perform search_case(t.case_id) from case_stop t where t.id = a_id;
end $$;
create trigger search_follow_search_stop after insert or update or delete on recommendation_clause
  for each row execute function search_follow('search_stop', 'stop_id');
select search_case(c) from (
  select distinct t.case_id as c from recommendation_clause r join case_stop t on t.id = r.stop_id) cases;

-- What search does not read -------------------------------------------------------------------------------------------
-- cut: the text is longer than is searched, and only its beginning is.
alter table attachment drop constraint attachment_extraction_check;
alter table attachment add constraint attachment_extraction_check check (extraction in ('none', 'waiting', 'done', 'cut', 'failed'));
create index attachment_unsearched on attachment (id) where extraction in ('cut', 'waiting');

-- Attachments the reader sees whose text is not searched, or not all of it: cut, or waiting for the job that reads it. The
-- newest ones; what is returned is at most `most`.
create function app_search_gaps(most integer) returns table (title text, case_id uuid, meeting_id uuid, file_id uuid, reason text)
  language plpgsql stable security definer set search_path = public
as $$
declare
  members text[] := array(select app_member_bodies());
  areas_served text[] := array(select app_served_areas());
begin
  return query
  select s.title, s.case_id, s.meeting_id, u.file_id, u.reason
  from (
    select b.id::text as record_id, b.file_id, case when b.extraction = 'cut' then 'cut' else 'waiting' end as reason
    from attachment b where b.extraction in ('cut', 'waiting') and b.file_id is not null
    union all
    select w.record_id, null, 'waiting' from search_source w where w.text_waits
  ) u join search_source s on s.kind = 'attachment' and s.record_id = u.record_id
  where s.is_public or s.member_bodies && members or s.areas && areas_served
  order by s.day desc nulls last, s.title, s.record_id, u.reason limit most;
end $$;
