-- From what accounts were signed in, to tell their owners of something new. The fingerprint is an HMAC: it names neither
-- program nor network.
create table known_devices (
  account_id integer not null references accounts (id) on delete cascade,
  fingerprint text not null,
  seen_at text not null,
  primary key (account_id, fingerprint)
) without rowid;

create index known_devices_seen on known_devices (seen_at);
