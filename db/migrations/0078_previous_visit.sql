-- When a person was here the time before: what "changed since last" (ændret siden sidst) on the overview counts from. A
-- log-in within four hours of another is the same visit. Logging in no longer leaves an empty entry in the audit trail:
-- what it writes was never kept there. Existing rows have no earlier visit.
alter table app_user add column previous_visit_at timestamptz;

-- One's own alone: when somebody was here is no matter of colleagues.
create function app_previous_visit() returns timestamptz
  language sql stable security definer set search_path = public
as $$ select previous_visit_at from app_user where id = app_user_id() $$;

drop trigger audit_change on app_user;
create trigger audit_change after insert or delete
  or update of id, email, name, password_hash, oidc_subject, language, is_demo, disabled_at, created_at on app_user
  for each row execute function audit_change('id', 'password_hash,last_login_at,previous_visit_at,oidc_subject', '');
