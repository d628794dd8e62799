-- Which versions of an ingest batch the warehouse has already.

-- step: known_versions | list the versions that the warehouse has
create temp table known_versions as
select
    version_id,
    rowid as kept_row
from kept.article_versions
where version_id in (select version_id from article_versions);
