-- The words a tariff is found by and the keys it is ordered by are worked out once, when it is written: a search of the
-- annex otherwise works them out for every tariff of the year. Derived columns only; what was reported stays as it is.

-- concat_ws depends on settings in general, so a stored column may not use it.
create function tariff_words(facility text, unit text, operator text, legal_basis text, target_group text) returns text
  language sql immutable parallel safe
  return danish_lower(coalesce(facility, '') || ' ' || coalesce(unit, '') || ' ' || coalesce(operator, '') || ' '
    || coalesce(legal_basis, '') || ' ' || coalesce(target_group, ''));

alter table tariff_sheet
  add column words text generated always as
    (tariff_words(facility_name, unit_name, operator_name, legal_basis, target_group)) stored,
  add column name_key text collate "C" generated always as (danish_sort_key(facility_name)) stored,
  add column operator_key text collate "C" generated always as (danish_sort_key(operator_name)) stored;

drop index tariff_sheet_annex;
create index tariff_sheet_annex on tariff_sheet (year, name_key, offering_id, valid_from) where stage = 'approved';
create index tariff_sheet_approved_year on tariff_sheet (year) where approved_on is not null;

-- Derived columns are worked out after this trigger has run, so it does not compare them.
create or replace function tariff_sheet_guard() returns trigger
  language plpgsql as $$
declare
  move text := old.stage || ' > ' || new.stage;
  decided text[] := '{stage,delegated,provisional,valid_from,valid_to,admitted_before,approved_on,approved_by_body,approval_reference,version,words,name_key,operator_key}';
begin
  if current_user <> 'rammevaerk_app' then
    return new;
  end if;
  if to_jsonb(new) - decided <> to_jsonb(old) - decided then
    raise exception 'tariff_sheet: what was reported never changes' using errcode = 'check_violation', constraint = 'tariff_sheet_fixed';
  end if;
  if old.stage = new.stage or move in ('reported > sent-back', 'checked > sent-back', 'recommended > sent-back',
    'reported > checked', 'checked > recommended', 'recommended > approved', 'approved > superseded')
    -- Without a recommendation only what was left to the recommending body: late sheets and changes within the year.
    or move = 'checked > approved' and (new.delegated or new.kind = 'mid-year') then
    return new;
  end if;
  raise exception 'tariff_sheet: % is not a move', move using errcode = 'check_violation', constraint = 'tariff_sheet_move';
end $$;

-- The trail keeps what was written, not what follows from it.
drop trigger audit_change on tariff_sheet;
select audit('tariff_sheet', 'id', 'words,name_key,operator_key', 'operator_id');
