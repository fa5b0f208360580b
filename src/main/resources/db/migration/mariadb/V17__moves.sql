-- Where the data is while it moves to another database, and until that is confirmed: at most one row. The other place is
-- sealed by the master key, since it holds a password.
create table moves (
  slot integer primary key check (slot = 1),
  id varchar(255) not null,
  state varchar(16) not null check (state in ('leaving', 'fenced', 'gone', 'arriving', 'arrived', 'closed')),
  former varchar(16) not null,
  round integer not null default 0,
  other mediumblob not null,
  other_name text not null,
  began_at datetime(6) not null,
  changed_at datetime(6) not null,
  seen_at datetime(6) not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;

-- Which rows changed since they were copied; triggers write it, while a move is under way.
create table move_changes (
  seq bigint not null auto_increment primary key,
  table_name varchar(64) not null,
  row_key text not null
) engine = InnoDB, character set utf8mb4, collate utf8mb4_nopad_bin;
