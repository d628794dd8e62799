-- Whose merged rows may be others than before.

-- step: touched_entities | note entities that dirty articles name, and entities that people renamed before
insert into touched_entities
select e.entity_id
from version_entities e
join article_versions v using (version_id)
semi join dirty_articles d on d.article_id = v.article_id
union
select entity_id
from entity_aliases
where why = 'override';

-- step: touched_speakers | note speakers that dirty articles quote
insert into touched_speakers
select s.speaker_id
from version_speakers s
join article_versions v using (version_id)
semi join dirty_articles d on d.article_id = v.article_id;

-- step: touched_entities | note entities that people rename or move names to
insert into touched_entities
select entity_id
from renamed
union
select entity_id
from overridden;

-- step: touched_speakers | note speakers whose entities people rename
insert into touched_speakers
select speaker_id
from version_speakers
where entity_id in (
    select entity_id from renamed
    union
    select entity_id from entity_aliases where why = 'override'
);
