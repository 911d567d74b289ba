-- A task is done by one runner at a time: who runs it renews its lease, and nobody takes it over before that has run out.
-- Tasks that are running have no lease, so they are taken up again as before.

alter table background_task
  add column runner uuid,
  add column lease_until timestamptz;
