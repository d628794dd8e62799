-- The rows of an ingest batch.

-- step: article_records | keep the records
insert into kept.article_records by name
select
    r.*,
    v.modified_at,
    v.observed_at
from article_records r
join article_versions v using (version_id);

-- step: article_versions | keep the new versions
-- their place among the versions of the article is worked out afterwards
insert into kept.article_versions by name
select
    v.*,
    0 as version_no,
    timestamp 'epoch' as valid_from,
    null as valid_to
from article_versions v
anti join known_versions using (version_id);

-- step: sections | keep the sections
insert into kept.sections by name
select *
from sections;
