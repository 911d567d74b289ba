-- What a case can concern, by the name it has now: facilities, their offerings, target groups, rounds, published reports
-- and initiatives. One function, so that cases need not know the tables of others; it runs with the rights of who asks.
-- The index finds the cases that mention a record. Existing rows stay as they are.

create index case_link_record on case_link (kind, record_id);

-- parent_id: the facility of an offering, the agreement of an initiative; the address of those is under it.
create function app_linkable() returns table (kind text, record_id text, parent_id text, label text)
  language sql stable
as $$
  select 'facility', f.id, null::text, n.name
  from facility f
  join lateral (select name from facility_name where facility_id = f.id order by valid_from desc limit 1) n on true
  union all
  select 'offering', o.id, o.facility_id, concat_ws(', ', n.name, o.legal_basis_text, o.target_group_text)
  from offering o
  join lateral (select name from facility_name where facility_id = o.facility_id order by valid_from desc limit 1) n on true
  union all
  select 'target-group', t.id, null, t.name from target_group t
  union all
  select 'round', r.id::text, null, r.title from round r
  union all
  select 'report', p.id, null, p.title from report p where exists (select from edition e where e.report_id = p.id)
  union all
  select 'initiative', i.id, a.id, i.title || ' (' || a.title || ')'
  from initiative i join agreement_focus f on f.id = i.focus_id join agreement a on a.id = f.agreement_id
$$;
