-- How many days before and after its last day a follow-up (opfølgning) is reminded of, chosen by the secretariat of each
-- body. Existing bodies: a week before, the day after, two weeks after.

alter table meeting_practice
  add column remind_before integer[] not null default '{7}',
  add column remind_after integer[] not null default '{1,14}',
  add constraint meeting_practice_remind check (
    cardinality(remind_before) <= 5 and cardinality(remind_after) <= 5
    and 0 <= all (remind_before) and 90 >= all (remind_before)
    and 1 <= all (remind_after) and 365 >= all (remind_after));
create index follow_up_due on follow_up (due_on) where done_on is null;
