-- An account that is to be deleted waits, shut, and can be kept until then. It holds what it was before, for whoever
-- takes the deletion back, and whether its owner may do so: not when the team deletes it.
alter table accounts add column deletion_due_at text;
alter table accounts add column deletion_former_status text;
alter table accounts add column deletion_by_owner integer not null default 0;

create index accounts_deletion_due on accounts (deletion_due_at) where deletion_due_at is not null;
