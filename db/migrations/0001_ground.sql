-- The ground every room stands on: the role requests run as, who asks, the audit trail,
-- sessions and tokens, files, mail and long-running tasks. New tables only.

create extension if not exists btree_gist;

do $$
begin
  if not exists (select from pg_roles where rolname = 'rammevaerk_app') then
    create role rammevaerk_app nologin;
  end if;
  execute format('grant rammevaerk_app to %I with set true', current_user);
exception when others then
  -- PostgreSQL 15 has no "with set"; there a plain grant includes it.
  execute format('grant rammevaerk_app to %I', current_user);
end $$;

grant usage on schema public to rammevaerk_app;

-- Who asks. Set per transaction by asActor(); empty for a visitor.
create function app_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;

create function app_today() returns date
  language sql stable
  return (now() at time zone 'Europe/Copenhagen')::date;

-- Audit: every change of every table that people change, written by trigger. Partitioned by year.
create table audit_entry (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  user_id uuid,
  system text,
  request_id text,
  table_name text not null,
  record_id text not null,
  organisation_id text,
  action text not null check (action in ('insert', 'update', 'delete')),
  before jsonb,
  after jsonb,
  primary key (id, at)
) partition by range (at);
create index audit_entry_record on audit_entry (table_name, record_id, id);
create index audit_entry_user on audit_entry (user_id, id);

do $$
begin
  for year in 2024..2040 loop
    execute format('create table audit_entry_%s partition of audit_entry for values from (%L) to (%L)',
      year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
  end loop;
end $$;
create table audit_entry_other partition of audit_entry default;

-- audit('col[,col]' of the key, 'col,col' never written down, organisation column or empty)
create function audit_change() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  hidden text[] := string_to_array(coalesce(tg_argv[1], ''), ',');
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - hidden end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - hidden end;
  any_row jsonb := coalesce(new_row, old_row);
  key text;
begin
  if tg_op = 'UPDATE' and to_jsonb(old) = to_jsonb(new) then
    return null;
  end if;
  select string_agg(any_row ->> part, '/' order by ordinality)
    into key from unnest(string_to_array(tg_argv[0], ',')) with ordinality as parts(part, ordinality);
  insert into audit_entry (user_id, system, request_id, table_name, record_id, organisation_id, action, before, after)
  values (app_user_id(), nullif(current_setting('app.system', true), ''), nullif(current_setting('app.request_id', true), ''),
    tg_table_name, key, any_row ->> nullif(tg_argv[2], ''), lower(tg_op), old_row, new_row);
  return null;
end $$;

-- Adds the trigger: select audit('facility', 'id').
create function audit(table_name text, key_columns text, hidden_columns text default '', organisation_column text default '')
  returns void language plpgsql as $$
begin
  execute format('create trigger audit_change after insert or update or delete on %I for each row execute function audit_change(%L, %L, %L)',
    table_name, key_columns, hidden_columns, organisation_column);
end $$;

-- People and what they may do. Roles hang on memberships of an organisation or a body, with dates.
create table app_user (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  oidc_subject text,
  language text not null default 'da' check (language in ('da', 'en')),
  is_demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  last_login_at timestamptz,
  constraint app_user_email unique (email),
  constraint app_user_oidc_subject unique (oidc_subject)
);

-- Sessions and tokens are kept as SHA-256 of the secret; the secret itself is only with the user.
create table user_session (
  id_hash text primary key,
  user_id uuid not null references app_user on delete cascade,
  -- the organisation the person chose to act for
  organisation_id text,
  created_at timestamptz not null default now(),
  -- written at most once a minute
  seen_at timestamptz not null default now()
);
create index user_session_user on user_session (user_id);

create table api_token (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references app_user on delete cascade,
  name text not null,
  token_hash text not null unique,
  scope text not null check (scope in ('read', 'write')),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table one_time_link (
  token_hash text primary key,
  user_id uuid references app_user on delete cascade,
  purpose text not null check (purpose in ('first-administrator', 'set-password')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table login_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  email_hash text not null,
  address_hash text not null,
  succeeded boolean not null
);
create index login_attempt_email on login_attempt (email_hash, at);
create index login_attempt_address on login_attempt (address_hash, at);

-- Files in the database, in pieces so that they are streamed both ways.
create table stored_file (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 text not null,
  owner_id uuid references app_user,
  organisation_id text,
  purpose text not null,
  is_public boolean not null default false,
  complete boolean not null default false,
  created_at timestamptz not null default now()
);
create table stored_file_piece (
  file_id uuid not null references stored_file on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (file_id, number)
);

-- Mail: written in the same transaction as what it tells of, sent by a job. dedupe_key: once and only once.
create table mail_message (
  id uuid primary key default gen_random_uuid(),
  dedupe_key text unique,
  to_address text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text
);
create index mail_message_waiting on mail_message (next_attempt_at) where sent_at is null;

-- Long work that shows progress and can be left.
create table background_task (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  title text not null,
  user_id uuid references app_user on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer,
  input jsonb not null default '{}',
  result jsonb,
  error_code text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index background_task_user on background_task (user_id, created_at);

select audit('app_user', 'id', 'password_hash,last_login_at,oidc_subject');
select audit('api_token', 'id', 'token_hash,last_used_at');
select audit('stored_file', 'id', '', 'organisation_id');
