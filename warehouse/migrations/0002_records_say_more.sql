-- Layout 2: records say more of themselves (publisher, summary, time zone, whether they withdraw
-- the article). Only what a new column holds in old rows stands here; where it stands, its comment
-- and its constraints come from schema.sql. Old rows keep what was known: nothing was a retraction
-- to the code that read them, and the next run reads their archives again.
alter table article_records add column is_retraction boolean default false;
alter table articles add column is_retraction boolean default false;

-- Figures of old runs stopped nothing.
alter table quality add column is_blocking boolean default false;
