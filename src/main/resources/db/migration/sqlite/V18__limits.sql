-- Wrong passwords in a row, of names, accounts and devices. The subject is an HMAC: it names nobody.
create table sign_in_failures (
  subject text primary key,
  failures integer not null,
  failed_at text not null,
  next_at text not null,
  told_at text
) without rowid;

create index sign_in_failures_failed on sign_in_failures (failed_at);

-- Devices and networks that an account may be tried from with a count of their own; HMACs as well.
create table sign_in_passes (
  fingerprint text primary key,
  expires_at text not null
) without rowid;

create index sign_in_passes_expires on sign_in_passes (expires_at);

-- When a budget that was spent of is whole again, in microseconds since 1970.
create table limit_counts (
  subject text primary key,
  whole_at integer not null
) without rowid;

create index limit_counts_whole on limit_counts (whole_at);
