-- Layout 10: entities that are counted again tell whether they are called otherwise, too; there are none
-- in a published file. Wordings tell their size and a hash of how they read; they are worked out anew.
alter table if exists stale_entities add column is_renamed boolean default true;
drop table if exists quote_wordings;
