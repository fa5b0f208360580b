-- Wrong passwords in a row, of names, accounts and devices. The subject is an HMAC: it names nobody.
create table sign_in_failures (
  subject text collate "C" primary key,
  failures integer not null,
  failed_at timestamptz not null,
  next_at timestamptz not null,
  told_at timestamptz
);

create index sign_in_failures_failed on sign_in_failures (failed_at);

-- Devices and networks that an account may be tried from with a count of their own; HMACs as well.
create table sign_in_passes (
  fingerprint text collate "C" primary key,
  expires_at timestamptz not null
);

create index sign_in_passes_expires on sign_in_passes (expires_at);

-- When a budget that was spent of is whole again, in microseconds since 1970.
create table limit_counts (
  subject text collate "C" primary key,
  whole_at bigint not null
);

create index limit_counts_whole on limit_counts (whole_at);
