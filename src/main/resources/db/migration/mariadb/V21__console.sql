-- Lists of accounts that an administrator keeps under a name: the query of the console's page.
create table saved_views (
  id varchar(255) primary key,
  account_id bigint not null,
  name varchar(255) not null,
  query text not null,
  created_at datetime(6) not null,
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index saved_views_account on saved_views (account_id);

-- Links that make the first superuser; of the link the hash is kept. None is good once there is one.
create table setup_links (
  digest varchar(255) primary key,
  expires_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- Something that is done with many accounts. While it is collected, the place says how far the list was read.
create table bulk_jobs (
  id varchar(255) primary key,
  account_id bigint not null,
  action varchar(255) not null,
  group_id varchar(255),
  filter text not null,
  reason text not null,
  state varchar(255) not null,
  accounts bigint not null,
  done bigint not null,
  refused bigint not null,
  place_key varchar(255),
  place_id bigint,
  undo_of varchar(255),
  created_at datetime(6) not null,
  finished_at datetime(6),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index bulk_jobs_created on bulk_jobs (created_at);

-- The accounts of it; the outcome is empty until it is their turn.
create table bulk_items (
  job_id varchar(255) not null,
  account_id bigint not null,
  outcome varchar(255) not null,
  primary key (job_id, account_id),
  foreign key (job_id) references bulk_jobs (id) on delete cascade,
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create index bulk_items_waiting on bulk_items (job_id, outcome, account_id);
create index bulk_items_account on bulk_items (account_id);
