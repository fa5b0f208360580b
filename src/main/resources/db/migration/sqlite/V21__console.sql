-- Lists of accounts that an administrator keeps under a name: the query of the console's page.
create table saved_views (
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  name text not null,
  query text not null,
  created_at text not null
);

create index saved_views_account on saved_views (account_id);

-- Links that make the first superuser; of the link the hash is kept. None is good once there is one.
create table setup_links (
  digest text primary key,
  expires_at text not null
);

-- Something that is done with many accounts. While it is collected, the place says how far the list was read.
create table bulk_jobs (
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  action text not null,
  group_id text,
  filter text not null,
  reason text not null,
  state text not null,
  accounts integer not null,
  done integer not null,
  refused integer not null,
  place_key text,
  place_id integer,
  undo_of text,
  created_at text not null,
  finished_at text
);

create index bulk_jobs_created on bulk_jobs (created_at);

-- The accounts of it; the outcome is empty until it is their turn.
create table bulk_items (
  job_id text not null references bulk_jobs (id) on delete cascade,
  account_id integer not null references accounts (id) on delete cascade,
  outcome text not null,
  primary key (job_id, account_id)
);

create index bulk_items_waiting on bulk_items (job_id, outcome, account_id);
create index bulk_items_account on bulk_items (account_id);
