-- Lists of the outbox go back in time, whatever the state.
create index outbox_created on outbox (created_at, id);

-- Server processes that run, or did until lately.
create table nodes (
  name text collate "C" primary key,
  host text collate "C" not null,
  version text collate "C" not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);

-- What happened and is not added up yet; the name says what it counts for. A job adds them up by the hour.
create table statistic_notes (
  id text collate "C" primary key,
  hour text collate "C" not null,
  name text collate "C" not null
);

-- Figures by hour (UTC, 2026-03-01T10): sums, greatest values, and people of a day.
create table statistic_hours (
  name text collate "C" not null,
  hour text collate "C" not null,
  figure bigint not null,
  primary key (name, hour)
);

-- Who used their account on a day (UTC, 2026-03-01), until the day is added up.
create table active_days (
  day text collate "C" not null,
  account_id bigint not null references accounts (id) on delete cascade,
  primary key (day, account_id)
);

create index active_days_account on active_days (account_id);

-- One-time codes are added up by the hour in which they were made.
create index one_time_codes_created on one_time_codes (created_at);
