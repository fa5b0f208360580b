-- What happened: written in the transaction of what it records, and never changed. Personal data is sealed by a key of the
-- person's (audit_keys); the address is an HMAC, so that one can look for it. mac is keyed: it tells a row that somebody
-- else wrote or changed before it was chained.
create table audit_events (
  id varchar(36) primary key,
  happened_at datetime(6) not null,
  type varchar(64) not null,
  outcome varchar(64) not null,
  account varchar(64),
  actor_kind varchar(64) not null,
  actor varchar(64),
  door varchar(64),
  route varchar(255),
  request_id varchar(64),
  address varchar(64),
  facts text not null,
  key_id varchar(64),
  sealed mediumblob,
  mac varchar(64) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index audit_events_account on audit_events (account, id);
create index audit_events_actor on audit_events (actor, id);
create index audit_events_type on audit_events (type, id);
create index audit_events_address on audit_events (address, id);
create index audit_events_request on audit_events (request_id);

-- The keys of personal data, sealed. Without its key an event tells what happened, but not from where.
create table audit_keys (
  id varchar(36) primary key,
  subject varchar(64) not null,
  sealed mediumblob not null,
  created_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index audit_keys_subject on audit_keys (subject);

-- The order of events, made a moment after they were written: each hash is that of the one before and of the event.
create table audit_chain (
  position bigint primary key,
  event_id varchar(36) not null,
  hash varchar(64) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create unique index audit_chain_event on audit_chain (event_id);

-- Signed statements (JWS): how the chain stood at a position, and up to which it was removed on purpose.
create table audit_heads (
  position bigint not null,
  kind varchar(16) not null check (kind in ('head', 'anchor')),
  hash varchar(64) not null,
  signed_at datetime(6) not null,
  statement text not null,
  primary key (position, kind)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- What signs those; the private half is sealed.
create table audit_signers (
  id varchar(64) primary key,
  public_key text not null,
  private_key mediumblob not null,
  created_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- How far each stream to elsewhere has come.
create table audit_streams (
  name varchar(64) primary key,
  position bigint not null,
  updated_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;
