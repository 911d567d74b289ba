-- A version of a template never changes: rounds, approved figures and Excel files point at it. A change is a new version.
create function template_version_guard() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' or new is distinct from old then
    raise exception 'template_version: a version never changes; make a new one'
      using errcode = 'check_violation', constraint = 'template_version_fixed';
  end if;
  return new;
end $$;
create trigger template_version_guard before update or delete on template_version
  for each row execute function template_version_guard();
