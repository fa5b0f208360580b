-- The number as its owner wrote it, beside the one in E.164 that is compared.
alter table accounts add column telephone_entered text;
