-- Which versions count.

-- step: standing_versions | list the current versions
-- those of retracted articles are apart: what was withdrawn is kept and named, and counts nowhere
create temp table standing_versions as
select
    v.version_id,
    v.article_id,
    a.source,
    a.language,
    a.published_at,
    a.published_at::date as published_on,
    coalesce(a.syndication_id, a.article_id) as story_id,
    a.status
from article_versions v
join articles a using (article_id)
where v.valid_to is null;

-- step: current_versions | list the current versions that count
create temp view current_versions as
select *
from standing_versions
where status <> 'retracted';
