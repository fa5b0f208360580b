-- Times are text in UTC with microseconds, so that their order is time's order and people can read them.

create table wrapped_keys (
  name text primary key,
  wrapped blob not null,
  created_at text not null
);

create table accounts (
  id integer primary key autoincrement,
  uuid text not null unique,
  username text not null unique,
  email text,
  email_key text unique,
  telephone text unique,
  full_name text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  status text not null check (status in ('pending', 'active', 'deactivated')),
  email_verified_at text,
  telephone_verified_at text,
  is_staff integer not null default 0,
  is_superuser integer not null default 0,
  password_hash text,
  locale text not null default 'en',
  avatar text,
  joined_at text not null,
  last_sign_in_at text,
  updated_at text not null,
  version integer not null default 1
);

create index accounts_joined on accounts (joined_at);

-- A session is one sign-in: a family of refresh tokens, or one stored token.
create table sessions (
  id text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  kind text not null,
  token_hash text unique,
  created_at text not null,
  last_used_at text not null,
  expires_at text,
  ended_at text,
  end_reason text,
  address text,
  user_agent text
);

create index sessions_account on sessions (account_id);
create index sessions_expiry on sessions (expires_at);

-- One row per refresh token that was handed out; a revoked one stays until it expires.
create table refresh_tokens (
  id text primary key,
  session_id text not null references sessions (id) on delete cascade,
  issued_at text not null,
  expires_at text not null,
  revoked_at text
);

create index refresh_tokens_session on refresh_tokens (session_id);
create index refresh_tokens_expiry on refresh_tokens (expires_at);

create table signing_keys (
  id text primary key,
  algorithm text not null,
  public_key text not null,
  private_key blob not null,
  created_at text not null,
  signs_from text not null,
  retired_at text
);

create table one_time_links (
  secret_hash text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  purpose text not null,
  created_at text not null,
  expires_at text not null,
  used_at text
);

create index one_time_links_account on one_time_links (account_id, purpose);
create index one_time_links_expiry on one_time_links (expires_at);

create table avatars (
  name text primary key,
  account_id integer not null references accounts (id) on delete cascade,
  content_type text not null,
  content blob not null,
  created_at text not null
);

create index avatars_account on avatars (account_id);
