-- What counts now is remembered for the next night.

-- step: unchecked_versions | note the versions to check
insert into unchecked_versions
select version_id
from touched_versions;

-- step: counted_versions | take out the versions that counted otherwise
delete from counted_versions
where version_id in (select version_id from touched_versions);

-- step: counted_versions | remember the versions that count now
insert into counted_versions by name
select
    version_id,
    article_id,
    source,
    language,
    published_at,
    story_id,
    status
from standing_versions
semi join touched_versions using (version_id);

-- step: stale_versions | no version is stale any more
delete from stale_versions;

-- step: stale_speakers | no speaker is stale any more
delete from stale_speakers;

-- step: stale_entities | no entity is stale any more
delete from stale_entities;
