-- The list of all follow-ups is read a page at a time, in the order of these indexes: what is due first, and of those that
-- are done the latest first. Until now all of them were read, which took seconds at some thousands.

create index follow_up_order on follow_up (coalesce(due_on, date 'infinity'), id);
create index follow_up_done_order on follow_up (done_on desc, id desc) where done_on is not null;
