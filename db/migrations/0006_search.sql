-- Search in the register: one text per offering, written as the reader may spell it (æ and ae alike), and the
-- order Danish names stand in. Kept by refresh_offering_search(), which the loader and every change of the
-- register call in their own transaction. New table only.

-- Lower case and without other accents, whatever locale the server runs in: lower() alone may know ASCII only.
create function danish_lower(text) returns text
  language sql immutable parallel safe
  return translate(lower(translate($1, 'ÆØÅÄÖÉÈÊËÁÀÂÓÒÔÚÙÛÜÍÌÎÑÇ', 'æøåäöeeeeaaaooouuuuiiinc')),
    'éèêëáàâóòôúùûüíìîñç', 'eeeeaaaooouuuuiiinc');

-- Lower case, æ/ø/å as ae/oe/aa, everything but letters and digits a space; "§ 12" also as one word,
-- so that a section is not mistaken for an age. What is searched in and for.
create function search_text(text) returns text
  language sql immutable parallel safe
  return trim(regexp_replace(
    replace(replace(replace(replace(replace(
      regexp_replace(danish_lower($1), '§+\s*([0-9]+)', ' paragraf\1 \1', 'g'), 'æ', 'ae'), 'ä', 'ae'), 'ø', 'oe'), 'ö', 'oe'), 'å', 'aa'),
    '[^a-z0-9]+', ' ', 'g'));

-- Danish alphabetical order as bytes: æ, ø, å after z, and aa as å. PGlite has no Danish collation.
create function danish_sort_key(text) returns text
  language sql immutable parallel safe
  return translate(replace(danish_lower($1), 'aa', 'å'), 'æäøöå', '{{||}') collate "C";

create table offering_search (
  offering_id text primary key references offering on delete cascade,
  facility_id text not null,
  sort_key text not null collate "C",
  document text not null
);
create index offering_search_order on offering_search (sort_key, facility_id);

-- Every name a reader may know: of the facility, its operators (earlier and later ones too), target groups,
-- acts and sections, spelling variants, identifiers. Writes only what has changed.
create function refresh_offering_search(only_facility text default null) returns void
  language sql security definer set search_path = public
as $$
  insert into offering_search as s (offering_id, facility_id, sort_key, document)
  select o.id, o.facility_id,
    danish_sort_key((select n.name from facility_name n where n.facility_id = f.id order by n.valid_from desc limit 1)),
    search_text(concat_ws(' / ',
      (select string_agg(n.name, ' / ' order by n.valid_from) from facility_name n where n.facility_id = f.id),
      u.name, o.target_group_text, o.legal_basis_text, f.p_number, f.tilbudsportalen_id,
      (select string_agg(n.name || ' / ' || coalesce(n.short_name, ''), ' / ' order by n.valid_from)
        from facility_operator p join organisation_name n on n.organisation_id = p.operator_id where p.facility_id = f.id),
      (select string_agg(n.name, ' / ' order by n.valid_from) from organisation_name n where n.organisation_id = f.host_municipality_id),
      (select string_agg(g.name, ' / ' order by g.id)
        from offering_target_group l join target_group g on g.id = l.target_group_id where l.offering_id = o.id),
      (select string_agg(b.act || ' ' || b.section || ' / ' || b.name || coalesce(' / ' || old.act || ' ' || old.section, ''), ' / ' order by b.id, old.id)
        from offering_legal_basis l
        join legal_basis b on b.id = l.legal_basis_id
        left join legal_basis old on old.successor_id = b.id
        where l.offering_id = o.id),
      (select string_agg(a.text, ' / ' order by a.text) from alias a
        where (a.kind = 'facility' and a.record_id = f.id) or (a.kind = 'offering' and a.record_id = o.id))))
  from offering o
  join facility f on f.id = o.facility_id
  left join unit u on u.id = o.unit_id
  where only_facility is null or f.id = only_facility
  on conflict (offering_id) do update set facility_id = excluded.facility_id, sort_key = excluded.sort_key, document = excluded.document
    where (s.facility_id, s.sort_key, s.document) is distinct from (excluded.facility_id, excluded.sort_key, excluded.document)
$$;

-- Derived from public rows and written by the function alone.
alter table offering_search enable row level security;
grant select on offering_search to rammevaerk_app;
create policy read_all on offering_search for select using (true);
