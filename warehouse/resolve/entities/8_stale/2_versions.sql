-- Which versions are counted again.

-- step: stale_versions | note the versions to count again
insert into stale_versions
select v.version_id
from article_versions v
where v.article_id in (
    select article_id from dirty_articles
    union
    select article_id from changed_articles
    union
    select article_id from changed_speakers
);
