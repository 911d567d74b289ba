-- The audit trail of tables that are written in bulk (a workbook of 20,000 cells) is written once a statement and not
-- once a row: the same entries, in about a third of the time. Existing entries stay as they are.

-- Arguments as of audit_change. What an update did to a row is paired by the order in which the statement kept both:
-- a key may change as well.
create function audit_rows() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  hidden text[] := string_to_array(coalesce(tg_argv[1], ''), ',');
  key text := (select string_agg(format('any_row ->> %L', part), ', ' order by n)
    from unnest(string_to_array(tg_argv[0], ',')) with ordinality as parts(part, n));
  pairs text := case tg_op
    when 'INSERT' then 'select null::jsonb as old_row, to_jsonb(n) as new_row from new_rows n'
    when 'DELETE' then 'select to_jsonb(o) as old_row, null::jsonb as new_row from old_rows o'
    else 'select o.kept as old_row, n.kept as new_row
      from (select to_jsonb(old_rows) as kept, row_number() over () as place from old_rows) o
      join (select to_jsonb(new_rows) as kept, row_number() over () as place from new_rows) n using (place)
      where o.kept <> n.kept order by place' end;
begin
  execute format('insert into audit_entry (user_id, system, request_id, table_name, record_id, organisation_id, action, before, after)
    select $1, $2, $3, $4, concat_ws(''/'', %s), any_row ->> $5, $6, old_row, new_row
    from (select old_row - $7 as old_row, new_row - $7 as new_row, coalesce(new_row, old_row) - $7 as any_row
      from (%s) pairs) changed', key, pairs)
  using app_user_id(), nullif(current_setting('app.system', true), ''), nullif(current_setting('app.request_id', true), ''),
    tg_table_name::text, nullif(tg_argv[2], ''), lower(tg_op), hidden;
  return null;
end $$;

-- In place of audit() for a table that is written in bulk.
create function audit_bulk(table_name text, key_columns text, hidden_columns text default '', organisation_column text default '')
  returns void language plpgsql as $$
begin
  execute format('drop trigger if exists audit_change on %I', table_name);
  execute format('create trigger audit_insert after insert on %I referencing new table as new_rows
    for each statement execute function audit_rows(%L, %L, %L)', table_name, key_columns, hidden_columns, organisation_column);
  execute format('create trigger audit_update after update on %I referencing old table as old_rows new table as new_rows
    for each statement execute function audit_rows(%L, %L, %L)', table_name, key_columns, hidden_columns, organisation_column);
  execute format('create trigger audit_delete after delete on %I referencing old table as old_rows
    for each statement execute function audit_rows(%L, %L, %L)', table_name, key_columns, hidden_columns, organisation_column);
end $$;

select audit_bulk('submission_value', 'submission_id,line_id,field');
select audit_bulk('finding_acceptance', 'submission_id,rule_id,line_id,field');
select audit_bulk('respondent_line', 'respondent_id,line_id');
