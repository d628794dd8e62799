-- check: dimension_is_complete [publish]
-- resolve has merged every entity and speaker that a version names
select
    'entities' as dimension,
    v.entity_id as id
from version_entities v
anti join entities e using (entity_id)
union
select 'speakers', v.speaker_id
from version_speakers v
anti join speakers s using (speaker_id)
union
select 'entity_aliases', v.entity_id || ' ' || v.alias
from version_entity_aliases v
anti join entity_aliases a using (entity_id, alias);

-- check: resolution_is_unique [publish]
-- a name has one row, and in an article one entity
select
    'entity_names' as found_in,
    found_entity_id as id,
    count(*) as copies
from entity_names
group by found_entity_id
having count(*) > 1
union all
select 'entity_moves', found_entity_id || ' in ' || article_id, count(*)
from entity_moves
group by
    found_entity_id,
    article_id
having count(*) > 1;
