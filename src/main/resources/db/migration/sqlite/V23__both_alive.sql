-- What an account was, there and here, when both were last held against each other: digests (SHA-256) of its names and
-- rights, and of the two hashes of its password. Empty for accounts that came before.
alter table imported_accounts add column seen_there text;
alter table imported_accounts add column seen_here text;
alter table imported_accounts add column password_there text;
alter table imported_accounts add column password_here text;
