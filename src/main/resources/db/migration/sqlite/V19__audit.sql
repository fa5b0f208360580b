-- What happened: written in the transaction of what it records, and never changed. Personal data is sealed by a key of the
-- person's (audit_keys); the address is an HMAC, so that one can look for it. mac is keyed: it tells a row that somebody
-- else wrote or changed before it was chained.
create table audit_events (
  id text primary key,
  happened_at text not null,
  type text not null,
  outcome text not null,
  account text,
  actor_kind text not null,
  actor text,
  door text,
  route text,
  request_id text,
  address text,
  facts text not null,
  key_id text,
  sealed blob,
  mac text not null
);

create index audit_events_account on audit_events (account, id);
create index audit_events_actor on audit_events (actor, id);
create index audit_events_type on audit_events (type, id);
create index audit_events_address on audit_events (address, id);
create index audit_events_request on audit_events (request_id);

-- The keys of personal data, sealed. Without its key an event tells what happened, but not from where.
create table audit_keys (
  id text primary key,
  subject text not null,
  sealed blob not null,
  created_at text not null
);

create index audit_keys_subject on audit_keys (subject);

-- The order of events, made a moment after they were written: each hash is that of the one before and of the event.
create table audit_chain (
  position integer primary key,
  event_id text not null,
  hash text not null
);

create unique index audit_chain_event on audit_chain (event_id);

-- Signed statements (JWS): how the chain stood at a position, and up to which it was removed on purpose.
create table audit_heads (
  position integer not null,
  kind text not null check (kind in ('head', 'anchor')),
  hash text not null,
  signed_at text not null,
  statement text not null,
  primary key (position, kind)
);

-- What signs those; the private half is sealed.
create table audit_signers (
  id text primary key,
  public_key text not null,
  private_key blob not null,
  created_at text not null
);

-- How far each stream to elsewhere has come.
create table audit_streams (
  name text primary key,
  position integer not null,
  updated_at text not null
);
