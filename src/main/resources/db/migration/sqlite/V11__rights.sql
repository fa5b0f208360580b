-- Named groups of people, what their members may do to other people's accounts, and who belongs to them.
create table account_groups (
  id text primary key,
  name text not null,
  name_key text not null unique,
  description text not null default '',
  created_at text not null,
  updated_at text not null,
  version integer not null default 1
);

create table group_permissions (
  group_id text not null references account_groups (id) on delete cascade,
  permission text not null,
  primary key (group_id, permission)
);

create table group_members (
  group_id text not null references account_groups (id) on delete cascade,
  account_id integer not null references accounts (id) on delete cascade,
  added_at text not null,
  primary key (group_id, account_id)
);

create index group_members_account on group_members (account_id);

-- Keys that services call with; of the key itself the hash is kept. An ended one stays as a record.
create table api_keys (
  id text primary key,
  name text not null,
  key_hash text not null unique,
  hint text not null,
  created_by integer references accounts (id) on delete set null,
  created_at text not null,
  expires_at text,
  last_used_at text,
  ended_at text
);

create table api_key_permissions (
  key_id text not null references api_keys (id) on delete cascade,
  permission text not null,
  primary key (key_id, permission)
);
