-- The names that some line means.

-- step: override_pool | take the names of all entities that a line means
create temp table override_pool as
with named as (
    select distinct
        coalesce(found_entity_id, entity_id) as found_entity_id,
        entity_type,
        canonical_name
    from version_entities
),
keyed as (
    select
        found_entity_id,
        min(entity_type) as entity_type,
        fold(min(canonical_name)) as name_key
    from named
    group by found_entity_id
),
standing as (
    select distinct
        v.article_id,
        coalesce(e.found_entity_id, e.entity_id) as found_entity_id,
        coalesce(m.entity_id, e.found_entity_id, e.entity_id) as entity_id
    from version_entities e
    join article_versions v using (version_id)
    left join final_moves m
        on m.article_id = v.article_id
        and m.found_entity_id = coalesce(e.found_entity_id, e.entity_id)
),
meant as (
    select distinct s.entity_id
    from standing s
    join keyed using (found_entity_id)
    semi join referred r
        on r.entity_type = keyed.entity_type
        and r.name_key = keyed.name_key
)
select
    s.article_id,
    s.found_entity_id,
    s.entity_id,
    s.entity_id as entity_id_before,
    k.entity_type,
    k.name_key
from standing s
semi join meant using (entity_id)
join keyed k using (found_entity_id);

-- query: entities of a name
-- and whether an article that the line names has that name
select distinct
    entity_id,
    article_id = $article as is_there
from override_pool
where entity_type = $type
    and name_key = fold($name);
