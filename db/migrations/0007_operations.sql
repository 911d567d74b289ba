-- Running the program: what retention has deleted, and an outbox that administrators can send again from. New only.

-- One row a kind of data and run, so that anybody who runs the program can show what was deleted when.
create table retention_run (
  id bigint generated always as identity primary key,
  kind text not null,
  -- the day the periods were counted from
  day date not null,
  at timestamptz not null default now(),
  affected integer not null check (affected >= 0)
);
create index retention_run_kind on retention_run (kind, id);

alter table retention_run enable row level security;
grant select on retention_run to rammevaerk_app;
create policy read_runs on retention_run for select using ((select app_has_role('administrator')));

-- "Prøv igen": an administrator moves the next attempt, never the mail itself.
grant update (next_attempt_at) on mail_message to rammevaerk_app;
create policy send_again on mail_message for update
  using ((select app_has_role('administrator')) and sent_at is null)
  with check ((select app_has_role('administrator')));
