-- Who a written procedure (skriftlig høring) asks and what each answered. The people of a body are otherwise read by
-- secretariats alone; here they are shown to those who take part, with addresses for the secretariat only. An answer of
-- a deputy counts for the member. New function only.
create function app_procedure_people(asked uuid)
  returns table (user_id uuid, name text, email text, language text, answer text, remark text, answered_at timestamptz, deputy_name text)
  language sql stable security definer set search_path = public
as $$
  with procedure as (
    select p.id, p.body_id,
      current_setting('role', true) is distinct from 'rammevaerk_app' or p.body_id in (select app_served_bodies()) as serves
    from written_procedure p
    where p.id = asked and (
      current_setting('role', true) is distinct from 'rammevaerk_app'
      or p.body_id in (select app_served_bodies()) or p.state <> 'draft' and p.body_id in (select app_member_bodies()))
  )
  select distinct on (u.id) u.id, u.name, case when p.serves then u.email end, u.language, a.answer, a.remark, a.answered_at,
    case when a.user_id <> u.id then deputy.name end
  from procedure p
  join membership m on m.role = 'body-member' and m.body_id = p.body_id
    and m.valid_from <= app_today() and (m.valid_to is null or m.valid_to > app_today())
  join app_user u on u.id = m.user_id and u.disabled_at is null
  left join procedure_answer a on a.procedure_id = p.id and (a.user_id = m.user_id or exists (
    select from deputy d where d.membership_id = m.id and d.deputy_user_id = a.user_id
      and d.valid_from <= (a.answered_at at time zone 'Europe/Copenhagen')::date
      and d.valid_to > (a.answered_at at time zone 'Europe/Copenhagen')::date))
  left join app_user deputy on deputy.id = a.user_id
  -- the member's own answer goes before a deputy's
  order by u.id, (a.user_id = u.id) desc nulls last, a.answered_at desc
$$;
