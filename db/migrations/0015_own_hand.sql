-- Who wrote a cell, or accepted a warning, is the one who writes it: nobody signs for another, whatever a service forgets.
-- A correction begins with a copy of the version before it, where the former hands stand. Existing rows stay as they are.

create function app_is_copied_value(copy submission_value) returns boolean
  language sql stable security definer set search_path = public
as $$
  select exists (
    select from submission mine
    join submission former on former.respondent_id = mine.respondent_id and former.number < mine.number
    join submission_value v on v.submission_id = former.id and v.line_id = copy.line_id and v.field = copy.field
    where mine.id = copy.submission_id
      and row(v.state, v.low, v.high, v.text, v.confirmed_at, v.changed_by, v.changed_at)
        is not distinct from row(copy.state, copy.low, copy.high, copy.text, copy.confirmed_at, copy.changed_by, copy.changed_at))
$$;

create function app_is_copied_acceptance(copy finding_acceptance) returns boolean
  language sql stable security definer set search_path = public
as $$
  select exists (
    select from submission mine
    join submission former on former.respondent_id = mine.respondent_id and former.number < mine.number
    join finding_acceptance a on a.submission_id = former.id and a.rule_id = copy.rule_id and a.line_id = copy.line_id
      and a.field = copy.field
    where mine.id = copy.submission_id
      and row(a.found, a.reason, a.accepted_by, a.accepted_at)
        is not distinct from row(copy.found, copy.reason, copy.accepted_by, copy.accepted_at))
$$;

drop policy write_draft on submission_value;
create policy write_draft on submission_value for insert with check (submission_id in (select app_writable_submissions())
  and (changed_by is not distinct from (select app_user_id()) or app_is_copied_value(submission_value)));
drop policy change_draft on submission_value;
create policy change_draft on submission_value for update using (submission_id in (select app_writable_submissions()))
  with check (submission_id in (select app_writable_submissions()) and changed_by is not distinct from (select app_user_id()));

drop policy write_draft on finding_acceptance;
create policy write_draft on finding_acceptance for insert with check (submission_id in (select app_writable_submissions())
  and (accepted_by is not distinct from (select app_user_id()) or app_is_copied_acceptance(finding_acceptance)));
create policy change_draft on finding_acceptance for update using (submission_id in (select app_writable_submissions()))
  with check (submission_id in (select app_writable_submissions()) and accepted_by is not distinct from (select app_user_id()));
create policy clear_draft on finding_acceptance for delete using (submission_id in (select app_writable_submissions()));
