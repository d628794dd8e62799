-- Layout 6: articles say whether a paywall cuts them, how much of their page they hold, and which
-- date was stated and not understood. Old rows keep what was known: none was cut to the code that read
-- them, and the rest is unknown until their archives are read again.
alter table article_records add column is_truncated boolean default false;
alter table articles add column is_truncated boolean default false;
alter table article_records add column text_share double;
alter table articles add column text_share double;
alter table article_records add column published_stated varchar;
alter table articles add column published_stated varchar;
