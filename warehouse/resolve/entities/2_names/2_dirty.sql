-- The articles that are new or changed since the last resolution.

-- step: dirty_articles | note the articles that are new or not as they were
create temp table dirty_articles as
select distinct s.article_id
from seen_versions s
left join resolved_versions r using (version_id)
where r.version_id is null
    or r.state <> s.state;

-- query: share of articles that are dirty
select (select count(*) from dirty_articles) / greatest((select count(*) from articles), 1);
