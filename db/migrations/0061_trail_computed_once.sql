-- A row of a table that is written in bulk is turned into JSON once for its entry in the audit trail, and not again for
-- every part of the key: the planner would fold the inner query into the outer one, `offset 0` keeps it from that.
-- The entries are the same; existing ones stay as they are.

create or replace function audit_rows() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  hidden text[] := string_to_array(coalesce(tg_argv[1], ''), ',');
  kept text := case when hidden = '{}' then 'to_jsonb(%1$s)' else 'to_jsonb(%1$s) - $7' end;
  key text := (select string_agg(format('any_row ->> %L', part), ', ' order by n)
    from unnest(string_to_array(tg_argv[0], ',')) with ordinality as parts(part, n));
  pairs text := case tg_op
    when 'INSERT' then format('select null::jsonb as old_row, new_row, new_row as any_row
      from (select ' || kept || ' as new_row from new_rows offset 0) written', 'new_rows')
    when 'DELETE' then format('select old_row, null::jsonb as new_row, old_row as any_row
      from (select ' || kept || ' as old_row from old_rows offset 0) gone', 'old_rows')
    -- What an update did to a row is paired by the order in which the statement kept both: a key may change as well.
    else 'select o.kept - $7 as old_row, n.kept - $7 as new_row, n.kept - $7 as any_row
      from (select to_jsonb(old_rows) as kept, row_number() over () as place from old_rows) o
      join (select to_jsonb(new_rows) as kept, row_number() over () as place from new_rows) n using (place)
      where o.kept <> n.kept order by place offset 0' end;
begin
  execute format('insert into audit_entry (user_id, system, request_id, table_name, record_id, organisation_id, action, before, after)
    select $1, $2, $3, $4, concat_ws(''/'', %s), any_row ->> $5, $6, old_row, new_row from (%s) changed', key, pairs)
  using app_user_id(), nullif(current_setting('app.system', true), ''), nullif(current_setting('app.request_id', true), ''),
    tg_table_name::text, nullif(tg_argv[2], ''), lower(tg_op), hidden;
  return null;
end $$;
