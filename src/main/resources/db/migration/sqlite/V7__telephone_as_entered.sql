-- The number as its owner wrote it, beside the one in E.164 that is compared; and one that becomes the account's once a
-- code has proven it, while the existence of accounts is concealed.
alter table accounts add column telephone_entered text;
alter table accounts add column telephone_wanted text;
