-- The text of an attachment is written into the search in time that grows with its length, and a long one a batch at a time.
-- Cutting pieces of 8,000 signs out of one text reads it from its beginning for each of them: 13 million signs kept the
-- embedded database from everybody for minutes. Existing pieces stay as they are.

-- Same pieces as in 0047, cut out of blocks, so that no more than a block is read for a piece.
create or replace function search_pieces(given text) returns table (page integer, content text)
  language sql immutable parallel safe
as $$
  select p.page::integer, translate(substr(b.block, at, 8080), E'\u0001\u0002', '')
  from string_to_table(given, E'\f') with ordinality as p (text, page)
  cross join lateral generate_series(1, greatest(length(p.text), 1), 160000) as start
  -- offset 0: the block is taken out once, not once for each piece
  cross join lateral (select substr(p.text, start, 160080) offset 0) as b (block)
  cross join lateral generate_series(1, greatest(least(length(b.block), 160000), 1), 8000) as at
  where trim(p.text) <> ''
$$;

-- A long text that the job of attachments has not written all pieces of yet.
alter table search_source add column text_waits boolean not null default false;
create index search_source_text_waits on search_source (id) where text_waits;

-- As in 0047, but an attachment of more than 40,000 signs is first found by its title alone and left to the job.
create or replace function search_write(a_kind text, a_record text, a_title text, a_parts text[], a_texts text[]) returns bigint
  language plpgsql security definer set search_path = public
as $$
declare
  hash text := md5(array_to_string(a_title || a_parts || a_texts, E'\u0003', E'\u0004'));
  waits boolean := a_kind = 'attachment' and coalesce(length(a_texts[1]), 0) > 40000;
  source bigint;
  known text;
begin
  select id, content_hash into source, known from search_source where kind = a_kind and record_id = a_record;
  if source is null then
    insert into search_source (kind, record_id, title, content_hash, text_waits) values (a_kind, a_record, a_title, hash, waits)
    on conflict (kind, record_id) do update
      set title = excluded.title, content_hash = excluded.content_hash, text_waits = excluded.text_waits returning id into source;
  elsif known = hash then
    return source;
  else
    update search_source set title = a_title, content_hash = hash, text_waits = waits where id = source;
  end if;
  delete from search_piece where source_id = source;
  insert into search_piece (source_id, part, page, content, document)
  select source, part, case when part = 'page' then s.page end, s.content,
    setweight(to_tsvector('danish', a_title), 'A') || setweight(to_tsvector('danish', s.content), 'B')
  from unnest(a_parts, a_texts) as given (part, text)
  cross join lateral search_pieces(given.text) as s
  where given.text is not null and not waits;
  if not found then
    insert into search_piece (source_id, part, content, document)
    values (source, 'title', a_title, setweight(to_tsvector('danish', a_title), 'A'));
  end if;
  return source;
end $$;
