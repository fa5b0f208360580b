-- Where events are told to (webhooks). Secrets are sealed; no event types stand for all of them.
create table webhook_endpoints (
  id varchar(255) primary key,
  url text not null,
  description text not null,
  event_types text not null,
  with_account boolean not null,
  active boolean not null,
  off_reason text,
  secret mediumblob not null,
  former_secret mediumblob,
  former_until datetime(6),
  failing_since datetime(6),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  version integer not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- One row for each event and endpoint. The payload is sealed. A lane holds what one endpoint is told of one account, in
-- order: its first row that waits has a job, and whoever is done with that gives one to the next.
create table webhook_deliveries (
  seq bigint not null auto_increment primary key,
  id varchar(255) not null unique,
  endpoint_id varchar(255) not null,
  event_id varchar(255) not null,
  event_type varchar(255) not null,
  account_uuid varchar(255),
  lane varchar(255),
  state varchar(16) not null check (state in ('waiting', 'delivered', 'failed')),
  payload mediumblob,
  attempts integer not null,
  last_status integer,
  last_error text,
  replay_of varchar(255),
  created_at datetime(6) not null,
  next_at datetime(6),
  finished_at datetime(6)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index webhook_deliveries_lane on webhook_deliveries (endpoint_id, lane, state, seq);

create index webhook_deliveries_endpoint on webhook_deliveries (endpoint_id, seq);

create index webhook_deliveries_account on webhook_deliveries (account_uuid, state);

create index webhook_deliveries_finished on webhook_deliveries (finished_at);

create index webhook_deliveries_waiting on webhook_deliveries (state, created_at);
