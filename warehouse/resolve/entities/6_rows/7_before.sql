-- Entities and speakers as they were merged before.

-- step: dated_versions | list the versions with their days, and whether they count
create temp table dated_versions as
select
    v.version_id,
    v.article_id,
    v.valid_from,
    a.published_at::date as published_on,
    v.valid_to is null and a.status <> 'retracted' as is_counted
from article_versions v
join articles a using (article_id);

-- step: speakers_before | remember how the speakers were counted
create temp table speakers_before as
select
    s.speaker_id,
    s.display_name,
    s.speaker_kind,
    s.entity_id,
    e.entity_type
from speakers s
left join entities e using (entity_id)
where s.speaker_id in (select speaker_id from touched_speakers)
    or s.entity_id in (select entity_id from touched_entities);

-- step: entities_before | remember how the entities were called
create temp table entities_before as
select
    entity_id,
    canonical_name,
    entity_type
from entities
semi join touched_entities using (entity_id);
