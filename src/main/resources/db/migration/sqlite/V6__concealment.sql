-- A row that keeps a username and a number for a registration whose address or telephone belongs to somebody: nobody
-- can sign in with it, and no list shows it.
alter table accounts add column decoy integer not null default 0;

-- What a link is about when its account does not tell: the new address of a change.
alter table one_time_links add column subject text;

-- What somebody asked for whose answer must not depend on the accounts there are: looked up later, by a job. The content
-- holds an address, so it is sealed.
create table deferred_requests (
  id text primary key,
  kind text not null,
  content blob not null,
  created_at text not null
);

create index deferred_requests_created on deferred_requests (created_at);
