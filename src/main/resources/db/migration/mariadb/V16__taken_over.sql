-- What came from another system with its accounts, so that its tokens and links go on working.

create table imported_accounts (
  account_id bigint primary key,
  source varchar(255) not null,
  source_id varchar(255) not null,
  -- What access tokens of there belong to, which name no session by themselves.
  session_id varchar(255),
  -- Links of there are signed over these two as they stood.
  email text,
  unusable text,
  imported_at datetime(6) not null,
  unique (source, source_id),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table imported_keys (
  source varchar(255) primary key,
  sealed mediumblob not null,
  imported_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- Stored tokens that are handed out again at each sign-in.
create table imported_tokens (
  session_id varchar(255) primary key,
  sealed mediumblob not null,
  foreign key (session_id) references sessions (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

create table imported_second_factors (
  account_id bigint not null,
  source_id varchar(255) not null,
  sealed mediumblob not null,
  imported_at datetime(6) not null,
  primary key (account_id, source_id),
  foreign key (account_id) references accounts (id) on delete cascade
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;
