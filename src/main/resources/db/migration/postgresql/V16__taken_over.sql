-- What came from another system with its accounts, so that its tokens and links go on working.

create table imported_accounts (
  account_id bigint primary key references accounts (id) on delete cascade,
  source text collate "C" not null,
  source_id text collate "C" not null,
  -- What access tokens of there belong to, which name no session by themselves.
  session_id text collate "C",
  -- Links of there are signed over these two as they stood.
  email text collate "C",
  unusable text collate "C",
  imported_at timestamptz not null,
  unique (source, source_id)
);

create table imported_keys (
  source text collate "C" primary key,
  sealed bytea not null,
  imported_at timestamptz not null
);

-- Stored tokens that are handed out again at each sign-in.
create table imported_tokens (
  session_id text collate "C" primary key references sessions (id) on delete cascade,
  sealed bytea not null
);

create table imported_second_factors (
  account_id bigint not null references accounts (id) on delete cascade,
  source_id text collate "C" not null,
  sealed bytea not null,
  imported_at timestamptz not null,
  primary key (account_id, source_id)
);
