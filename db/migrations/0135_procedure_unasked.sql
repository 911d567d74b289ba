-- A seat that nobody with an account holds, and whose deputy is not asked for it either, is asked by no written procedure.
-- The secretariat is told before it sends one. New function only.

-- Seats of the body of a draft that it would not ask today, by who is named on them or what they are called.
create function app_procedure_unasked(asked uuid) returns table (name text)
  language sql stable security definer set search_path = public
as $$
  select coalesce(
    (select string_agg(p.name, ', ' order by p.name) from seat_person p
      where p.seat_id = s.id and p.name is not null and p.valid_from <= app_today() and (p.valid_to is null or p.valid_to > app_today())),
    concat_ws(', ', s.role, n.name, b.name))
  from written_procedure w
  join body_seat s on s.body_id = w.body_id and s.function <> 'observer' and s.deputy_for is null
    and s.valid_from <= app_today() and (s.valid_to is null or s.valid_to > app_today())
  left join organisation_name n on n.organisation_id = s.organisation_id
    and n.valid_from <= app_today() and (n.valid_to is null or n.valid_to > app_today())
  left join body b on b.id = s.holder_body_id
  where w.id = asked and w.state = 'draft' and w.body_id in (select app_served_bodies())
    and not exists (select from body_seated(w.body_id, app_today()) h where h.seat_id = s.id)
    and not exists (select from body_places(w.body_id, app_today()) p where p.seat_id = s.id)
$$;
