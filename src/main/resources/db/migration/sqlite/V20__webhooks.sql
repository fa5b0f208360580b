-- Where events are told to (webhooks). Secrets are sealed; no event types stand for all of them.
create table webhook_endpoints (
  id text primary key,
  url text not null,
  description text not null,
  event_types text not null,
  with_account integer not null,
  active integer not null,
  off_reason text,
  secret blob not null,
  former_secret blob,
  former_until text,
  failing_since text,
  created_at text not null,
  updated_at text not null,
  version integer not null
);

-- One row for each event and endpoint. The payload is sealed. A lane holds what one endpoint is told of one account, in
-- order: its first row that waits has a job, and whoever is done with that gives one to the next.
create table webhook_deliveries (
  seq integer primary key autoincrement,
  id text not null unique,
  endpoint_id text not null,
  event_id text not null,
  event_type text not null,
  account_uuid text,
  lane text,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  payload blob,
  attempts integer not null,
  last_status integer,
  last_error text,
  replay_of text,
  created_at text not null,
  next_at text,
  finished_at text
);

create index webhook_deliveries_lane on webhook_deliveries (endpoint_id, lane, state, seq);

create index webhook_deliveries_endpoint on webhook_deliveries (endpoint_id, seq);

create index webhook_deliveries_account on webhook_deliveries (account_uuid, state);

create index webhook_deliveries_finished on webhook_deliveries (finished_at);

create index webhook_deliveries_waiting on webhook_deliveries (state, created_at);
