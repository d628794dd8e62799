-- Entities that people call otherwise than the articles do.

-- step: entity_aliases | take out aliases that are an entity's new name
delete from entity_aliases as a
where exists (
    from renamed r
    where r.entity_id = a.entity_id
        and r.name = a.alias
);

-- step: entity_aliases | keep the former name of an entity as an alias
insert into entity_aliases by name
select
    e.entity_id,
    e.canonical_name as alias,
    'override' as why,
    e.version_id,
    e.run_id,
    'override' as method,
    1 as confidence,
    e.article_count
from entities e
join renamed r using (entity_id)
where r.name <> e.canonical_name
    and not exists (
        from entity_aliases a
        where a.entity_id = e.entity_id
            and a.alias = e.canonical_name
    );

-- step: entities | give entities their new names
update entities as e
set canonical_name = r.name
from renamed r
where r.entity_id = e.entity_id;

-- step: speakers | give speakers the new names of their entities
update speakers as s
set display_name = r.name
from renamed r
where r.entity_id = s.entity_id;
