-- The register of areas says which secretariat serves which area; the name of a secretariat no longer does.
create or replace function app_served_areas() returns setof text
  language sql stable security definer set search_path = public
as $$ select a.id from area a where a.secretariat_id in (select app_organisations('secretariat')) $$;
