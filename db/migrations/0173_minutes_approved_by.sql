-- Which item approved the minutes of a meeting, so that they say where and with what change. Existing rows: the latest item
-- with a decision that was to approve them.
alter table meeting add column minutes_approved_by uuid references agenda_item on delete set null;

create index agenda_item_minutes_of on agenda_item (minutes_of) where minutes_of is not null;

alter table meeting disable trigger user;
update meeting m set minutes_approved_by = (
    select i.id from agenda_item i join meeting l on l.id = i.meeting_id join decision d on d.item_id = i.id
    where i.minutes_of = m.id order by l.held_on desc, i.id limit 1)
  where m.state = 'minutes-approved';
alter table meeting enable trigger user;
