-- Lists of the outbox go back in time, whatever the state.
create index outbox_created on outbox (created_at, id);

-- Server processes that run, or did until lately.
create table nodes (
  name varchar(64) primary key,
  host varchar(255) not null,
  version varchar(64) not null,
  started_at datetime(6) not null,
  seen_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- What happened and is not added up yet; the name says what it counts for. A job adds them up by the hour.
create table statistic_notes (
  id varchar(36) primary key,
  hour varchar(13) not null,
  name varchar(64) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- Figures by hour (UTC, 2026-03-01T10): sums, greatest values, and people of a day.
create table statistic_hours (
  name varchar(64) not null,
  hour varchar(13) not null,
  figure bigint not null,
  primary key (name, hour)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- Who used their account on a day (UTC, 2026-03-01), until the day is added up.
create table active_days (
  day varchar(10) not null,
  account_id bigint not null,
  primary key (day, account_id),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index active_days_account on active_days (account_id);

-- One-time codes are added up by the hour in which they were made.
create index one_time_codes_created on one_time_codes (created_at);
