-- Who is counted or called otherwise than before.

-- step: stale_speakers | note the speakers to count again
insert into stale_speakers
select
    coalesce(n.speaker_id, b.speaker_id),
    (n.display_name, n.speaker_kind, n.entity_id, n.entity_type)
        is distinct from (b.display_name, b.speaker_kind, b.entity_id, b.entity_type)
from (
    select
        s.speaker_id,
        s.display_name,
        s.speaker_kind,
        s.entity_id,
        e.entity_type
    from speakers s
    left join entities e using (entity_id)
    where s.speaker_id in (select speaker_id from touched_speakers)
        or s.entity_id in (select entity_id from touched_entities)
) n
full join speakers_before b using (speaker_id);

-- step: stale_entities | note the entities that are called otherwise, or that some row had
insert into stale_entities
select
    b.entity_id,
    true
from entities_before b
left join entities e using (entity_id)
where (e.canonical_name, e.entity_type) is distinct from (b.canonical_name, b.entity_type)
union
select
    old_id,
    false
from changed_entities;
