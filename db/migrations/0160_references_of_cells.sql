-- What a cell refers to, its submission and the hand that wrote it, is looked up once a statement and not once a cell: a
-- workbook of 20,000 cells names one of each, and asking for them 40,000 times took five times as long as storing the
-- cells. What the two references promised is kept by the triggers here: what is named exists, a submission takes its cells
-- with it, and a person who wrote cells cannot be deleted. Existing rows stay as they are.

alter table submission_value
  drop constraint submission_value_submission_id_fkey,
  drop constraint submission_value_changed_by_fkey;

create function app_require_references_of_cells() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  submissions uuid[] := array(select distinct submission_id from new_rows);
  hands uuid[] := array(select distinct changed_by from new_rows where changed_by is not null);
begin
  -- Held as a reference holds them: a deletion waits until these rows are committed, and then meets them.
  perform from submission where id = any (submissions) for key share;
  perform from app_user where id = any (hands) for key share;
  if exists (select from unnest(submissions) named(id) where not exists (select from submission s where s.id = named.id)) then
    raise foreign_key_violation using constraint = 'submission_value_submission', table = 'submission_value',
      message = 'a cell names a submission that is not there';
  end if;
  if exists (select from unnest(hands) named(id) where not exists (select from app_user u where u.id = named.id)) then
    raise foreign_key_violation using constraint = 'submission_value_hand', table = 'submission_value',
      message = 'a cell names a person that is not there';
  end if;
  return null;
end $$;

create trigger references_of_insert after insert on submission_value referencing new table as new_rows
  for each statement execute function app_require_references_of_cells();
create trigger references_of_update after update on submission_value referencing new table as new_rows
  for each statement execute function app_require_references_of_cells();

create function app_keep_references_of_cells() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  if tg_table_name = 'submission' and tg_op = 'DELETE' then
    delete from submission_value where submission_id = old.id;
  elsif tg_table_name = 'submission' and exists (select from submission_value where submission_id = old.id) then
    raise foreign_key_violation using constraint = 'submission_value_submission', table = 'submission_value',
      message = 'a submission with cells keeps its id';
  elsif tg_table_name = 'app_user' and exists (select from submission_value where changed_by = old.id) then
    raise foreign_key_violation using constraint = 'submission_value_hand', table = 'submission_value',
      message = 'a person who wrote cells stays';
  end if;
  return null;
end $$;

create trigger cells_go_with_it after delete on submission
  for each row execute function app_keep_references_of_cells();
create trigger cells_keep_it after update of id on submission
  for each row when (old.id is distinct from new.id) execute function app_keep_references_of_cells();
create trigger cells_keep_hand after delete on app_user
  for each row execute function app_keep_references_of_cells();
create trigger cells_keep_hand_id after update of id on app_user
  for each row when (old.id is distinct from new.id) execute function app_keep_references_of_cells();
