-- Layout 2: records say more of themselves (publisher, summary, time zone, whether they withdraw
-- the article). Only what a new column holds in old rows stands here; where it stands, its comment
-- and its constraints come from the tables. Old rows keep what was known: nothing was a retraction
-- to the code that read them, and the next run reads their archives again.
alter table article_records add column is_retraction boolean default false;
alter table articles add column is_retraction boolean default false;

-- Figures of old runs stopped nothing.
alter table quality add column is_blocking boolean default false;

-- A version stood once, as far as old rows tell.
create table article_periods as
select
    article_id,
    version_no as period_no,
    version_id,
    valid_from,
    valid_to
from article_versions;

alter table mart_source_daily add column copies integer default 0;
update mart_source_daily
set copies = c.copies
from (
    select
        published_at::date as published_on,
        source,
        count(*) as copies
    from articles
    where syndication_id <> article_id
    group by all
) c
where c.source = mart_source_daily.source
    and c.published_on is not distinct from mart_source_daily.published_on;
