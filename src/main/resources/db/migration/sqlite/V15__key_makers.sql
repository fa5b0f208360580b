-- Who made a service's key stays known when the account is gone: account, key or operator, and its UUID.
alter table api_keys add column maker_kind text not null default 'operator';
alter table api_keys add column maker_id text;
