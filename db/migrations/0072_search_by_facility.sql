-- A case about an offering (ydelse) is also found by the facility (tilbud) it belongs to. Existing rows of the index get the
-- facility at once.

create function search_link_facilities() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  if exists (select from unnest(new.links) l where l like 'offering:%') then
    new.links := array(
      select l from unnest(new.links) l
      union
      select 'facility:' || o.facility_id from unnest(new.links) l join offering o on l = 'offering:' || o.id order by 1);
  end if;
  return new;
end $$;
create trigger search_link_facilities before insert or update of links on search_source
  for each row execute function search_link_facilities();

update search_source set links = links where exists (select from unnest(links) l where l like 'offering:%');
