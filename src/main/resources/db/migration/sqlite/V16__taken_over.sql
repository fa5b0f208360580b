-- What came from another system with its accounts, so that its tokens and links go on working.

create table imported_accounts (
  account_id integer primary key references accounts (id) on delete cascade,
  source text not null,
  source_id text not null,
  -- What access tokens of there belong to, which name no session by themselves.
  session_id text,
  -- Links of there are signed over these two as they stood.
  email text,
  unusable text,
  imported_at text not null,
  unique (source, source_id)
);

create table imported_keys (
  source text primary key,
  sealed blob not null,
  imported_at text not null
);

-- Stored tokens that are handed out again at each sign-in.
create table imported_tokens (
  session_id text primary key references sessions (id) on delete cascade,
  sealed blob not null
);

create table imported_second_factors (
  account_id integer not null references accounts (id) on delete cascade,
  source_id text not null,
  sealed blob not null,
  imported_at text not null,
  primary key (account_id, source_id)
);
