-- Questions and answers (tråde) about a submission, a line or a cell. A thread is the event it began with, a question
-- or a return; what follows names it. Events are added and never changed, so closing is an event too.

alter table submission_event add column thread_id uuid references submission_event on delete cascade;
alter table submission_event drop column closed_at;
alter table submission_event drop constraint submission_event_kind_check;
alter table submission_event add constraint submission_event_kind_check check (kind in
  ('submitted', 'returned', 'approved', 'reopened', 'question', 'answer', 'note', 'closed'));
alter table submission_event add constraint submission_event_in_thread check (kind not in ('answer', 'closed') or thread_id is not null);
alter table submission_event add constraint submission_event_says check (kind not in ('question', 'answer') or length(trim(text)) >= 3);
create index submission_event_thread on submission_event (thread_id) where thread_id is not null;

-- Each kind is written by those whose move it is.
drop policy write_own on submission_event;
create policy write_own on submission_event for insert with check (by_user = app_user_id() and submission_id in (
  select s.id from submission s
  where kind in ('submitted', 'reopened', 'answer', 'note') and s.respondent_id in (select app_respondents('report'))
    or kind in ('returned', 'approved', 'question', 'closed', 'note') and s.respondent_id in (select app_respondents('approve', 'follow'))));

-- Whom to write to about a question: those who report for the respondent, asked for by who approves or follows.
create function app_respondent_reporters(asked uuid)
  returns table (id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  select distinct u.id, u.name, u.email, u.language
  from respondent r
  join membership m on m.role = 'reporter' and m.organisation_id = app_reporter_of(r)
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where r.id = asked and r.id in (select app_respondents('approve', 'follow'))
$$;

-- Whom to write to about an answer: who asked, asked for by who reports.
create function app_thread_asker(asked uuid)
  returns table (id uuid, name text, email text, language text)
  language sql stable security definer set search_path = public
as $$
  select u.id, u.name, u.email, u.language
  from submission_event e join submission s on s.id = e.submission_id
  join app_user u on u.id = e.by_user and u.disabled_at is null
  where e.id = asked and e.kind in ('question', 'returned') and s.respondent_id in (select app_respondents('report'))
$$;
