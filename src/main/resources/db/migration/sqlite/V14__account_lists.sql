-- What administrators sort and search accounts by, in one case and never null, so that every database pages through it in
-- the same order by an index. The store fills name_key, username_key and the words; it knows more letters than lower().
-- A username_key that is null tells that an account has none of them yet.
alter table accounts add column username_key text;
alter table accounts add column name_key text not null default '';
alter table accounts add column email_order text not null default '';
-- When a session of the account was started or used last, to the minute; empty for never.
alter table accounts add column last_seen text not null default '';

update accounts set email_order = email_key where email_key is not null;
update accounts set last_seen = last_sign_in_at where last_sign_in_at is not null;
update accounts set last_seen = coalesce((select max(last_used_at) from sessions where account_id = accounts.id), '')
  where last_seen < coalesce((select max(last_used_at) from sessions where account_id = accounts.id), '');

drop index accounts_joined;
create index accounts_by_joined on accounts (joined_at, id);
create index accounts_by_username on accounts (username_key, id);
create index accounts_by_email on accounts (email_order, id);
create index accounts_by_name on accounts (name_key, id);
create index accounts_by_last_seen on accounts (last_seen, id);
create index accounts_by_status on accounts (status, is_superuser);
create index accounts_by_staff on accounts (is_staff);
create index accounts_by_superuser on accounts (is_superuser);
create index accounts_by_email_proof on accounts (email_verified_at);
create index accounts_by_telephone_proof on accounts (telephone_verified_at);

-- What an account is found by: its names, address and numbers in one case, and a name from each of its words on.
create table account_words (
  word text not null,
  account_id integer not null references accounts (id) on delete cascade,
  primary key (word, account_id)
) without rowid;

create index account_words_account on account_words (account_id, word);
