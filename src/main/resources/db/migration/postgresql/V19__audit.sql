-- What happened: written in the transaction of what it records, and never changed. Personal data is sealed by a key of the
-- person's (audit_keys); the address is an HMAC, so that one can look for it. mac is keyed: it tells a row that somebody
-- else wrote or changed before it was chained.
create table audit_events (
  id text collate "C" primary key,
  happened_at timestamptz not null,
  type text collate "C" not null,
  outcome text collate "C" not null,
  account text collate "C",
  actor_kind text collate "C" not null,
  actor text collate "C",
  door text collate "C",
  route text collate "C",
  request_id text collate "C",
  address text collate "C",
  facts text collate "C" not null,
  key_id text collate "C",
  sealed bytea,
  mac text collate "C" not null
);

create index audit_events_account on audit_events (account, id);
create index audit_events_actor on audit_events (actor, id);
create index audit_events_type on audit_events (type, id);
create index audit_events_address on audit_events (address, id);
create index audit_events_request on audit_events (request_id);

-- The keys of personal data, sealed. Without its key an event tells what happened, but not from where.
create table audit_keys (
  id text collate "C" primary key,
  subject text collate "C" not null,
  sealed bytea not null,
  created_at timestamptz not null
);

create index audit_keys_subject on audit_keys (subject);

-- The order of events, made a moment after they were written: each hash is that of the one before and of the event.
create table audit_chain (
  position bigint primary key,
  event_id text collate "C" not null,
  hash text collate "C" not null
);

create unique index audit_chain_event on audit_chain (event_id);

-- Signed statements (JWS): how the chain stood at a position, and up to which it was removed on purpose.
create table audit_heads (
  position bigint not null,
  kind text collate "C" not null check (kind in ('head', 'anchor')),
  hash text collate "C" not null,
  signed_at timestamptz not null,
  statement text collate "C" not null,
  primary key (position, kind)
);

-- What signs those; the private half is sealed.
create table audit_signers (
  id text collate "C" primary key,
  public_key text collate "C" not null,
  private_key bytea not null,
  created_at timestamptz not null
);

-- How far each stream to elsewhere has come.
create table audit_streams (
  name text collate "C" primary key,
  position bigint not null,
  updated_at timestamptz not null
);
