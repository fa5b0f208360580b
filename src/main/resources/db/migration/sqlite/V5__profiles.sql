-- One row for each profile field that an account has a value of. Fields are declared in the configuration, so that a
-- new one needs no migration. A value is text in one form only, or sealed where its field is declared encrypted.
create table profile_values (
  account_id integer not null references accounts (id) on delete cascade,
  field text not null,
  value text,
  sealed blob,
  unique_key text unique,
  updated_at text not null,
  primary key (account_id, field),
  check ((value is null) <> (sealed is null))
);

create index profile_values_value on profile_values (field, value) where value is not null;

-- Beside its avatar an account may have a picture for each profile field of type image.
alter table avatars add column field text not null default 'avatar';
drop index avatars_account;
create unique index avatars_field on avatars (account_id, field);
