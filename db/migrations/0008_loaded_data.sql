-- Which content of the shipped reference data has been loaded, so that a start loads only what is new. Only the
-- owner of the database reaches it. New only.

create table loaded_data (
  name text primary key,
  sha256 text not null,
  loaded_at timestamptz not null default now()
);
