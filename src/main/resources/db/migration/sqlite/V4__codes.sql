-- A code that somebody types, as a keyed hash: a plain one of four digits would be guessed from the table alone. The
-- destination is a keyed hash too. A row outlives its account, so that no number gets more codes or more tries by way
-- of a new account. tries are the wrong ones and go over to the next code; sent_at is null when no message was let out.
create table one_time_codes (
  id text primary key,
  account_id integer references accounts (id) on delete set null,
  purpose text not null,
  destination text not null,
  country integer not null,
  code_hash text not null,
  tries integer not null,
  tried_at text,
  created_at text not null,
  sent_at text,
  expires_at text not null,
  used_at text
);

create index one_time_codes_account on one_time_codes (account_id, created_at);
create index one_time_codes_destination on one_time_codes (destination, created_at);
create index one_time_codes_sent on one_time_codes (sent_at);
create index one_time_codes_expiry on one_time_codes (expires_at);
