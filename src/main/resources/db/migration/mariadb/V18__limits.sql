-- Wrong passwords in a row, of names, accounts and devices. The subject is an HMAC: it names nobody.
create table sign_in_failures (
  subject varchar(255) primary key,
  failures integer not null,
  failed_at datetime(6) not null,
  next_at datetime(6) not null,
  told_at datetime(6)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index sign_in_failures_failed on sign_in_failures (failed_at);

-- Devices and networks that an account may be tried from with a count of their own; HMACs as well.
create table sign_in_passes (
  fingerprint varchar(255) primary key,
  expires_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index sign_in_passes_expires on sign_in_passes (expires_at);

-- When a budget that was spent of is whole again, in microseconds since 1970.
create table limit_counts (
  subject varchar(255) primary key,
  whole_at bigint not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index limit_counts_whole on limit_counts (whole_at);
