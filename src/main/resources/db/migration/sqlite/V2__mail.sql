-- A mail that was promised: written with the change that causes it. The content holds links that work like passwords,
-- so it is sealed, and gone once the mail has left.
create table outbox (
  id text primary key,
  channel text not null check (channel in ('mail')),
  event text not null,
  account_id integer references accounts (id) on delete set null,
  recipient text not null,
  language text not null,
  content blob,
  message_id text not null unique,
  state text not null check (state in ('queued', 'sent', 'failed', 'expired')),
  attempts integer not null default 0,
  last_error text,
  created_at text not null,
  next_at text,
  sent_at text,
  expires_at text
);

create index outbox_state on outbox (state, created_at);
create index outbox_account on outbox (account_id);

-- The development inbox; plain, because it is there to be read.
create table inbox_messages (
  id integer primary key autoincrement,
  message_id text not null unique,
  sender_name text not null,
  sender text not null,
  recipient_name text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  language text not null,
  created_at text not null,
  is_read integer not null default 0
);

-- db-scheduler's own table (its version 16); times are milliseconds in UTC here.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data blob,
  execution_time timestamp,
  picked integer not null,
  picked_by text,
  last_success timestamp,
  last_failure timestamp,
  consecutive_failures integer,
  last_heartbeat timestamp,
  version integer not null,
  priority integer,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
