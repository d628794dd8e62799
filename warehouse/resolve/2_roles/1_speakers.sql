-- The quotes whose roles may be others than before.

-- step: recounted_speakers | find the speakers whose roles may be others
create temp table recounted_speakers as
select speaker_id
from stale_speakers
union
select speaker_id
from version_speakers
semi join touched_versions using (version_id);

-- step: spoken_for | list the quotes of these speakers
create temp table spoken_for as
select
    q.quote_id,
    q.version_id,
    q.speaker_id,
    c.published_on
from quotes q
semi join recounted_speakers using (speaker_id)
left join standing_versions c using (version_id);
