-- The schema of SQLite's migrations up to this version, in MariaDB's types. Texts are compared byte by byte and with their
-- trailing spaces, so that every database sorts and searches alike; those with an index have a length.

create table wrapped_keys (
  name varchar(255) primary key,
  wrapped mediumblob not null,
  created_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table accounts (
  id bigint not null auto_increment primary key,
  uuid varchar(36) not null unique,
  username varchar(320) not null unique,
  email varchar(320),
  email_key varchar(512) unique,
  telephone varchar(64) unique,
  full_name text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  status varchar(255) not null check (status in ('pending', 'active', 'deactivated')),
  email_verified_at datetime(6),
  telephone_verified_at datetime(6),
  is_staff boolean not null default false,
  is_superuser boolean not null default false,
  password_hash text,
  locale varchar(255) not null default 'en',
  avatar text,
  joined_at datetime(6) not null,
  last_sign_in_at datetime(6),
  updated_at datetime(6) not null,
  version integer not null default 1,
  decoy boolean not null default false,
  telephone_entered varchar(64),
  telephone_wanted varchar(64),
  deletion_due_at datetime(6),
  deletion_former_status varchar(255),
  deletion_by_owner boolean not null default false,
  username_key varchar(160),
  name_key varchar(160) not null default '',
  email_order varchar(160) not null default '',
  last_seen varchar(32) not null default ''
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index accounts_by_joined on accounts (joined_at, id);
create index accounts_by_username on accounts (username_key, id);
create index accounts_by_email on accounts (email_order, id);
create index accounts_by_name on accounts (name_key, id);
create index accounts_by_last_seen on accounts (last_seen, id);
create index accounts_by_status on accounts (status, is_superuser);
create index accounts_by_staff on accounts (is_staff);
create index accounts_by_superuser on accounts (is_superuser);
create index accounts_by_email_proof on accounts (email_verified_at);
create index accounts_by_telephone_proof on accounts (telephone_verified_at);
create index accounts_deletion_due on accounts (deletion_due_at);

create table account_words (
  word varchar(160) not null,
  account_id bigint not null,
  primary key (word, account_id),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index account_words_account on account_words (account_id, word);

create table sessions (
  id varchar(255) primary key,
  account_id bigint not null,
  kind varchar(255) not null,
  token_hash varchar(255) unique,
  created_at datetime(6) not null,
  last_used_at datetime(6) not null,
  expires_at datetime(6),
  ended_at datetime(6),
  end_reason varchar(255),
  address text,
  user_agent text,
  scope text,
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index sessions_account on sessions (account_id);
create index sessions_expiry on sessions (expires_at);
-- Housekeeping would read, and so lock, every session without it.
create index sessions_ended on sessions (ended_at);

create table account_groups (
  id varchar(255) primary key,
  name text not null,
  name_key varchar(512) not null unique,
  description text not null default '',
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  version integer not null default 1
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table api_keys (
  id varchar(255) primary key,
  name text not null,
  key_hash varchar(255) not null unique,
  hint varchar(255) not null,
  created_by bigint,
  created_at datetime(6) not null,
  expires_at datetime(6),
  last_used_at datetime(6),
  ended_at datetime(6),
  maker_kind varchar(255) not null default 'operator',
  maker_id varchar(255),
  foreign key (created_by) references accounts (id) on delete set null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table api_key_permissions (
  key_id varchar(255) not null,
  permission varchar(255) not null,
  primary key (key_id, permission),
  foreign key (key_id) references api_keys (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table avatars (
  name varchar(255) primary key,
  account_id bigint not null,
  content_type varchar(255) not null,
  content mediumblob not null,
  created_at datetime(6) not null,
  field varchar(255) not null default 'avatar',
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create unique index avatars_field on avatars (account_id, field);

create table deferred_requests (
  id varchar(255) primary key,
  kind varchar(255) not null,
  content mediumblob not null,
  created_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index deferred_requests_created on deferred_requests (created_at);

create table group_members (
  group_id varchar(255) not null,
  account_id bigint not null,
  added_at datetime(6) not null,
  primary key (group_id, account_id),
  foreign key (group_id) references account_groups (id) on delete cascade,
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index group_members_account on group_members (account_id);

create table group_permissions (
  group_id varchar(255) not null,
  permission varchar(255) not null,
  primary key (group_id, permission),
  foreign key (group_id) references account_groups (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table idempotency_keys (
  id varchar(255) primary key,
  fingerprint varchar(255) not null,
  created_at datetime(6) not null,
  answer mediumblob
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index idempotency_keys_age on idempotency_keys (created_at);

create table inbox_messages (
  id bigint not null auto_increment primary key,
  message_id varchar(512) not null unique,
  sender_name text not null,
  sender text not null,
  recipient_name text not null,
  recipient text not null,
  subject text not null,
  body_text mediumtext not null,
  body_html mediumtext not null,
  language varchar(255) not null,
  created_at datetime(6) not null,
  is_read boolean not null default false,
  channel varchar(255) not null default 'mail' check (channel in ('mail', 'sms'))
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table known_devices (
  account_id bigint not null,
  fingerprint varchar(255) not null,
  seen_at datetime(6) not null,
  primary key (account_id, fingerprint),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index known_devices_seen on known_devices (seen_at);

create table one_time_codes (
  id varchar(255) primary key,
  account_id bigint,
  purpose varchar(255) not null,
  destination varchar(255) not null,
  country integer not null,
  code_hash varchar(255) not null,
  tries integer not null,
  tried_at datetime(6),
  created_at datetime(6) not null,
  sent_at datetime(6),
  expires_at datetime(6) not null,
  used_at datetime(6),
  foreign key (account_id) references accounts (id) on delete set null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index one_time_codes_account on one_time_codes (account_id, created_at);
create index one_time_codes_destination on one_time_codes (destination, created_at);
create index one_time_codes_sent on one_time_codes (sent_at);
create index one_time_codes_expiry on one_time_codes (expires_at);

create table one_time_links (
  secret_hash varchar(255) primary key,
  account_id bigint not null,
  purpose varchar(255) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6),
  subject text,
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index one_time_links_account on one_time_links (account_id, purpose);
create index one_time_links_expiry on one_time_links (expires_at);

create table outbox (
  id varchar(255) primary key,
  channel varchar(255) not null check (channel in ('mail', 'sms')),
  event varchar(255) not null,
  account_id bigint,
  recipient text not null,
  language varchar(255) not null,
  content mediumblob,
  message_id varchar(512) not null unique,
  state varchar(255) not null check (state in ('queued', 'sent', 'failed', 'expired')),
  attempts integer not null default 0,
  last_error text,
  created_at datetime(6) not null,
  next_at datetime(6),
  sent_at datetime(6),
  expires_at datetime(6),
  foreign key (account_id) references accounts (id) on delete set null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index outbox_state on outbox (state, created_at);
create index outbox_account on outbox (account_id);

create table profile_values (
  account_id bigint not null,
  field varchar(255) not null,
  value text,
  sealed mediumblob,
  unique_key varchar(700) unique,
  updated_at datetime(6) not null,
  primary key (account_id, field),
  check ((value is null) <> (sealed is null)),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index profile_values_value on profile_values (field, value (190));

create table refresh_tokens (
  id varchar(255) primary key,
  session_id varchar(255) not null,
  issued_at datetime(6) not null,
  expires_at datetime(6) not null,
  revoked_at datetime(6),
  successor mediumblob,
  foreign key (session_id) references sessions (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index refresh_tokens_session on refresh_tokens (session_id);
create index refresh_tokens_expiry on refresh_tokens (expires_at);
create index refresh_tokens_successor on refresh_tokens (successor (1), revoked_at);

create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(255) not null,
  task_data mediumblob,
  execution_time datetime(6),
  picked boolean not null,
  picked_by varchar(255),
  last_success datetime(6),
  last_failure datetime(6),
  consecutive_failures integer,
  last_heartbeat datetime(6),
  version bigint not null,
  priority integer,
  primary key (task_name, task_instance)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

create table signing_keys (
  id varchar(255) primary key,
  algorithm varchar(255) not null,
  public_key text not null,
  private_key mediumblob not null,
  created_at datetime(6) not null,
  signs_from datetime(6) not null,
  retired_at datetime(6)
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;
