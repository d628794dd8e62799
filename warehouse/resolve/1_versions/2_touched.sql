-- Which versions count, and which count otherwise than before. In this folder each step works out
-- anew the rows that what changed has a part in, as it was counted before or as it counts now; so
-- nothing depends on the order in which batches came, and a night costs what it brings.

-- step: touched_versions | find the versions that count otherwise than before
create temp table touched_versions as
select coalesce(s.version_id, k.version_id) as version_id
from standing_versions s
full join counted_versions k using (version_id)
where (s.article_id, s.source, s.language, s.published_at, s.story_id, s.status)
    is distinct from (k.article_id, k.source, k.language, k.published_at, k.story_id, k.status)
union
select version_id
from stale_versions
union
select version_id
from quotes
where speaker_id in (select speaker_id from stale_speakers where is_renamed)
union
select version_id
from claims
where speaker_id in (select speaker_id from stale_speakers where is_renamed);
