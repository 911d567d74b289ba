-- Who may read the audit trail of submissions and what stands in them: the people of the respondent, and those who
-- follow the round as far as they may read the submission itself. Existing entries are read under the new policy.

create function app_trail_submissions() returns setof text
  language sql stable security definer set search_path = public
as $$
  select s.id::text from submission s
  where s.respondent_id in (select app_respondents('report', 'approve', 'read', 'follow'))
    and s.id in (select app_readable_submissions())
$$;

create policy read_trail_of_submissions on audit_entry for select using (
  table_name in ('submission', 'submission_value', 'finding_acceptance', 'submission_event')
  and case table_name
    when 'submission_event' then coalesce(after, before) ->> 'submission_id'
    else split_part(record_id, '/', 1)
  end in (select app_trail_submissions()));
