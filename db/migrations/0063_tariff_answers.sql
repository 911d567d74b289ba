-- The operator answers a remark of the steering-agreement group (svar på en bemærkning). Existing steps stay as they are.
alter table tariff_step add column answers_id uuid references tariff_step on delete cascade;

alter table tariff_step drop constraint tariff_step_kind_check;
alter table tariff_step add constraint tariff_step_kind_check check (kind in
  ('reported', 'remark', 'sent-back', 'answer', 'checked', 'delegated', 'recommended', 'approved', 'final'));
alter table tariff_step drop constraint tariff_step_says;
alter table tariff_step add constraint tariff_step_says
  check (kind not in ('remark', 'sent-back', 'answer') or (text is not null and length(trim(text)) >= 3));
alter table tariff_step add constraint tariff_step_answers check ((kind = 'answer') = (answers_id is not null));

-- Remarks that are to be answered, with the operator of their sheet; the policy below may not ask its own table.
create function app_tariff_remarks() returns table (id uuid, sheet_id uuid)
  language sql stable parallel safe security definer set search_path = public
as $$
  select t.id, t.sheet_id from tariff_step t join tariff_sheet s on s.id = t.sheet_id
  where t.kind in ('remark', 'sent-back') and s.operator_id in (select app_organisations('reporter', 'approver'))
$$;

-- Who reports or approves for the operator answers, in the own name, the remark of the same sheet.
create policy answer_own on tariff_step for insert with check (
  kind = 'answer' and by_user = app_user_id()
  and (answers_id, sheet_id) in (select r.id, r.sheet_id from app_tariff_remarks() r));

-- The bodies' steps stay with the secretariat; an answer is the operator's alone.
drop policy take on tariff_step;
create policy take on tariff_step for insert with check (kind <> 'answer' and by_user = app_user_id() and (
  sheet_id in (select s.id from tariff_sheet s where s.owner_id in (select app_organisations('secretariat')))
  or kind = 'reported' and sheet_id in (
    select s.id from tariff_sheet s where s.submission_id in (
      select b.id from submission b where b.respondent_id in (select app_respondents('approve'))))));

-- Whom to write to about a remark: who reports for the operator, asked for by the secretariat of the round; and about
-- an answer: who remarked, asked for by the operator.
create function app_tariff_sheet_reporters(asked uuid)
  returns table (id uuid, name text, email text, language text, respondent_id uuid)
  language sql stable security definer set search_path = public
as $$
  select distinct u.id, u.name, u.email, u.language, b.respondent_id
  from tariff_sheet s
  left join submission b on b.id = s.submission_id
  join membership m on m.role = 'reporter' and m.organisation_id = s.operator_id
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where s.id = asked and s.owner_id in (select app_organisations('secretariat'))
$$;
create function app_tariff_remarker(asked uuid)
  returns table (id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  select u.id, u.name, u.email, u.language
  from tariff_step t join app_user u on u.id = t.by_user and u.disabled_at is null
  where t.id = asked and t.id in (select r.id from app_tariff_remarks() r)
$$;
