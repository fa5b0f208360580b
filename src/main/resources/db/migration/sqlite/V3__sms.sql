-- Text messages wait in the outbox beside mails, with the same promises. SQLite cannot change a check, so the table is
-- made anew; nothing refers to it. message_id is a mail's Message-ID and a text message's own identifier.
create table outbox_with_sms (
  id text primary key,
  channel text not null check (channel in ('mail', 'sms')),
  event text not null,
  account_id integer references accounts (id) on delete set null,
  recipient text not null,
  language text not null,
  content blob,
  message_id text not null unique,
  state text not null check (state in ('queued', 'sent', 'failed', 'expired')),
  attempts integer not null default 0,
  last_error text,
  created_at text not null,
  next_at text,
  sent_at text,
  expires_at text
);

insert into outbox_with_sms (
  id, channel, event, account_id, recipient, language, content, message_id, state, attempts, last_error, created_at,
  next_at, sent_at, expires_at
)
select
  id, channel, event, account_id, recipient, language, content, message_id, state, attempts, last_error, created_at,
  next_at, sent_at, expires_at
from outbox
order by rowid;

drop table outbox;
alter table outbox_with_sms rename to outbox;

create index outbox_state on outbox (state, created_at);
create index outbox_account on outbox (account_id);

-- What a message in the development inbox is; text messages have neither subject nor HTML.
alter table inbox_messages add column channel text not null default 'mail' check (channel in ('mail', 'sms'));
