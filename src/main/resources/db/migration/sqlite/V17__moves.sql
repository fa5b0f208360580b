-- Where the data is while it moves to another database, and until that is confirmed: at most one row. The other place is
-- sealed by the master key, since it holds a password.
create table moves (
  slot integer primary key check (slot = 1),
  id text not null,
  state text not null check (state in ('leaving', 'fenced', 'gone', 'arriving', 'arrived', 'closed')),
  former text not null,
  round integer not null default 0,
  other blob not null,
  other_name text not null,
  began_at text not null,
  changed_at text not null,
  seen_at text not null
);

-- Which rows changed since they were copied; triggers write it, while a move is under way.
create table move_changes (
  seq integer primary key autoincrement,
  table_name text not null,
  row_key text not null
);
