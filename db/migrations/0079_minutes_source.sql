-- The file old minutes were read from is kept with the import, so that each line of the minutes can be traced back to it.
-- It is read by those who read the import, and goes with it.
alter table minutes_import add column file_id uuid unique references stored_file;

create function app_minutes_sources() returns setof uuid
  language sql stable security definer set search_path = public
as $$ select i.file_id from minutes_import i where i.file_id is not null and i.area in (select app_served_areas()) $$;
create policy read_minutes_source on stored_file for select using (complete and id in (select app_minutes_sources()));

create function drop_minutes_source() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  delete from stored_file where id = old.file_id;
  return null;
end $$;
create trigger drop_minutes_source after delete on minutes_import
  for each row when (old.file_id is not null) execute function drop_minutes_source();
