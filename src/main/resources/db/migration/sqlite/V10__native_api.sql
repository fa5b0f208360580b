-- What a session is good for; null for everything its account may do.
alter table sessions add column scope text;

-- The sealed pair that a rotated token was answered with, for a retry within seconds; null afterwards.
alter table refresh_tokens add column successor blob;
create index refresh_tokens_successor on refresh_tokens (revoked_at) where successor is not null;

-- Requests that were sent with an Idempotency-Key, by a keyed hash of it; the fingerprint is one of the request.
-- Without an answer a request is still under way. Answers hold tokens, so they are sealed.
create table idempotency_keys (
  id text primary key,
  fingerprint text not null,
  created_at text not null,
  answer blob
);

create index idempotency_keys_age on idempotency_keys (created_at);
