-- Lists of accounts that an administrator keeps under a name: the query of the console's page.
create table saved_views (
  id text collate "C" primary key,
  account_id bigint not null references accounts (id) on delete cascade,
  name text collate "C" not null,
  query text collate "C" not null,
  created_at timestamptz not null
);

create index saved_views_account on saved_views (account_id);

-- Links that make the first superuser; of the link the hash is kept. None is good once there is one.
create table setup_links (
  digest text collate "C" primary key,
  expires_at timestamptz not null
);

-- Something that is done with many accounts. While it is collected, the place says how far the list was read.
create table bulk_jobs (
  id text collate "C" primary key,
  account_id bigint not null references accounts (id) on delete cascade,
  action text collate "C" not null,
  group_id text collate "C",
  filter text collate "C" not null,
  reason text collate "C" not null,
  state text collate "C" not null,
  accounts bigint not null,
  done bigint not null,
  refused bigint not null,
  place_key text collate "C",
  place_id bigint,
  undo_of text collate "C",
  created_at timestamptz not null,
  finished_at timestamptz
);

create index bulk_jobs_created on bulk_jobs (created_at);

-- The accounts of it; the outcome is empty until it is their turn.
create table bulk_items (
  job_id text collate "C" not null references bulk_jobs (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  outcome text collate "C" not null,
  primary key (job_id, account_id)
);

create index bulk_items_waiting on bulk_items (job_id, outcome, account_id);
create index bulk_items_account on bulk_items (account_id);
