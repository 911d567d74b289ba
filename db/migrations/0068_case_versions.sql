-- The text of a case (sag) as it stood when it reached a body is kept when the case is changed afterwards. Two triggers do
-- it, whoever writes: one keeps what a stop was sent with, one keeps what a change replaces. Existing rows: stops that
-- have been sent count as sent with the text the case has now.

-- One version of a case, with its own recommendation. replaced_at: when the next one took its place.
create table case_version (
  case_id uuid not null references meeting_case on delete cascade,
  number integer not null check (number >= 1),
  title text not null,
  closed boolean not null,
  sections jsonb not null,
  clauses jsonb not null,
  replaced_at timestamptz,
  replaced_by uuid references app_user,
  primary key (case_id, number)
);
-- Its text is read through the policies below; the trail keeps that it was made and replaced.
select audit('case_version', 'case_id,number', 'title,sections,clauses');

alter table case_stop add column sent_version integer;

create function keep_case_version(kept meeting_case) returns void
  language sql security definer set search_path = public
as $$
  insert into case_version (case_id, number, title, closed, sections, clauses)
  select kept.id, kept.version, kept.title, kept.closed,
    jsonb_build_object('resume', kept.resume, 'background', kept.background, 'presentation', kept.presentation,
      'economy', kept.economy, 'hearing', kept.hearing, 'process', kept.process, 'other', kept.other),
    coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'position', c.position, 'verb', c.verb, 'text', c.text, 'options', c.options)
        order by c.position, c.id)
      from recommendation_clause c where c.case_id = kept.id), '[]')
  on conflict do nothing
$$;
revoke execute on function keep_case_version from public;

create function keep_sent_version() returns trigger
  language plpgsql security definer set search_path = public
as $$
declare
  kept meeting_case;
begin
  if new.state = 'sent' and (tg_op = 'INSERT' or old.state <> 'sent') then
    select * into kept from meeting_case c where c.id = new.case_id;
    perform keep_case_version(kept);
    new.sent_version := kept.version;
  end if;
  return new;
end $$;
create trigger keep_sent_version before insert or update on case_stop for each row execute function keep_sent_version();

-- The clauses are replaced after the case itself, so those of the old version still stand here.
create function keep_replaced_version() returns trigger
  language plpgsql security definer set search_path = public
as $$
begin
  perform keep_case_version(old);
  update case_version set replaced_at = now(), replaced_by = app_user_id() where case_id = old.id and number = old.version;
  return new;
end $$;
create trigger keep_replaced_version before update on meeting_case
  for each row when (old.version <> new.version) execute function keep_replaced_version();

do $$
begin
  perform keep_case_version(c) from meeting_case c
    where exists (select from case_stop s where s.case_id = c.id and s.state in ('sent', 'done'));
  update case_stop s set sent_version = c.version from meeting_case c where c.id = s.case_id and s.state in ('sent', 'done');
end $$;

-- The secretariat of the case reads every version. Others read those that stood from when the case reached them, by a
-- body of theirs or an item they may read; a version that was closed only where closed matter of the case is theirs.
create function app_readable_case_versions() returns table (case_id uuid, number integer)
  language sql stable security definer set search_path = public
as $$
  select v.case_id, v.number from case_version v where v.case_id in (select app_served_cases())
  union
  select v.case_id, v.number from case_version v
  join case_stop s on s.case_id = v.case_id and s.sent_version <= v.number
  where v.case_id in (select app_readable_cases())
    and (not v.closed or v.case_id in (select app_inside_cases()))
    and (s.body_id in (select app_member_bodies()) or s.body_id in (select app_served_bodies())
      or exists (select from agenda_item i where i.stop_id = s.id and i.id in (select app_readable_items())))
$$;

alter table case_version enable row level security;
grant select on case_version to rammevaerk_app;
create policy read_reached on case_version for select
  using ((case_id, number) in (select r.case_id, r.number from app_readable_case_versions() r));
