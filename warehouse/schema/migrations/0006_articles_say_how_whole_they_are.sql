-- Layout 6: articles say whether a paywall cuts them, and how much of their page they hold. Old rows
-- keep what was known: none was cut to the code that read them, and how much of a page was kept is
-- unknown until its archive is read again.
alter table article_records add column is_truncated boolean default false;
alter table articles add column is_truncated boolean default false;
alter table article_records add column text_share double;
alter table articles add column text_share double;
