-- What people say of entities, laid over what was worked out: the last word on `final_moves`.

-- begin: note nothing yet
create temp table overridden (
    entity_id varchar,
    found_entity_id varchar
);

-- begin: rename nothing yet
create temp table renamed (
    entity_id varchar primary key,
    name varchar
);

-- begin: refer to nothing yet
create temp table referred (
    entity_type varchar,
    name_key varchar
);

-- begin: forget what came of the lines
delete from entity_overrides;

-- pool: take the names of all entities that a line means
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

-- merge: put all under the first
update override_pool
set entity_id = $kept
where list_contains($others, entity_id)
returning 1;

-- split: put some under an id of their own
update override_pool as p
set entity_id = $new_id
where p.entity_id = $entity_id
    and (
        list_contains($articles, p.article_id)
        or exists (
            from speaker_roles r
            join version_speakers s
                on s.version_id = r.version_id
                and coalesce(s.found_speaker_id, s.speaker_id)
                    = coalesce(r.found_speaker_id, r.speaker_id)
            where r.article_id = p.article_id
                and coalesce(s.found_entity_id, s.entity_id) = p.found_entity_id
                and (
                    contains(' ' || fold(coalesce(r.title, '')) || ' ', ' ' || fold($role) || ' ')
                    or fold(r.affiliation) = fold($role)
                )
        )
    )
returning 1;

-- settle: note the names that came to another entity
insert into overridden
select distinct
    p.entity_id,
    p.found_entity_id
from override_pool p
where p.entity_id <> p.entity_id_before
    and p.entity_id in (select entity_id_before from override_pool);

-- settle: forget where they were
delete from final_moves as m
where exists (
    from override_pool p
    where p.article_id = m.article_id
        and p.found_entity_id = m.found_entity_id
);

-- settle: and say where they are
insert into final_moves
select
    article_id,
    found_entity_id,
    entity_id
from override_pool
where entity_id <> found_entity_id;

-- touch: look anew at what is renamed
insert into touched_entities
select entity_id
from renamed
union
select entity_id
from overridden;

-- touch: and at who speaks
insert into touched_speakers
select speaker_id
from version_speakers
where entity_id in (
    select entity_id from renamed
    union
    select entity_id from entity_aliases where why = 'override'
);

-- rename: the new name is no alias
delete from entity_aliases as a
where exists (
    from renamed r
    where r.entity_id = a.entity_id
        and r.name = a.alias
);

-- rename: the old one is
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

-- rename: give it
update entities as e
set canonical_name = r.name
from renamed r
where r.entity_id = e.entity_id;

-- rename: also to those who speak
update speakers as s
set display_name = r.name
from renamed r
where r.entity_id = s.entity_id;
