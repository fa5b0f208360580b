-- Lists of the outbox go back in time, whatever the state.
create index outbox_created on outbox (created_at, id);

-- Server processes that run, or did until lately.
create table nodes (
  name text primary key,
  host text not null,
  version text not null,
  started_at text not null,
  seen_at text not null
) without rowid;

-- What happened and is not added up yet; the name says what it counts for. A job adds them up by the hour.
create table statistic_notes (
  id text primary key,
  hour text not null,
  name text not null
) without rowid;

-- Figures by hour (UTC, 2026-03-01T10): sums, greatest values, and people of a day.
create table statistic_hours (
  name text not null,
  hour text not null,
  figure integer not null,
  primary key (name, hour)
) without rowid;

-- Who used their account on a day (UTC, 2026-03-01), until the day is added up.
create table active_days (
  day text not null,
  account_id integer not null references accounts (id) on delete cascade,
  primary key (day, account_id)
) without rowid;

create index active_days_account on active_days (account_id);

-- One-time codes are added up by the hour in which they were made.
create index one_time_codes_created on one_time_codes (created_at);
