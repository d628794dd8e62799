-- Entities and aliases merged anew from all versions that name them.

-- step: entities | take out the touched entities
delete from entities
where entity_id in (select entity_id from touched_entities);

-- step: entities | merge the entities
-- an old version's name counts only where no current version names the entity
insert into entities by name
with named as (
    select
        e.entity_id,
        e.canonical_name,
        e.entity_type,
        e.country_code,
        count(*) filter (where v.is_counted) as current_votes,
        count(*) as votes,
        min_by(
            {
                'version_id': e.version_id,
                'run_id': e.run_id,
                'method': e.method,
                'confidence': e.confidence
            },
            (v.valid_from, e.version_id)
        ) as first_row
    from version_entities e
    semi join touched_entities using (entity_id)
    join dated_versions v using (version_id)
    group by
        e.entity_id,
        e.canonical_name,
        e.entity_type,
        e.country_code
),
chosen as (
    select *
    from named
    qualify row_number() over (
        partition by entity_id
        order by
            -- an acronym or an initial only where nobody spells the name out
            regexp_full_match(canonical_name, '[A-Z&.]{2,8}s?|[A-Z]\.? .*'),
            current_votes desc,
            votes desc,
            length(canonical_name) desc,
            canonical_name,
            entity_type,
            country_code
    ) = 1
),
mentioned as (
    select
        m.entity_id,
        min(c.published_on) as first_seen_on,
        max(c.published_on) as last_seen_on,
        count(distinct c.article_id) as article_count,
        count(*) as mention_count
    from entity_mentions m
    semi join touched_entities using (entity_id)
    join dated_versions c using (version_id)
    where c.is_counted
    group by m.entity_id
)
select
    n.entity_id,
    n.canonical_name,
    n.entity_type,
    n.country_code,
    n.first_row.version_id as version_id,
    n.first_row.run_id as run_id,
    n.first_row.method as method,
    n.first_row.confidence as confidence,
    m.first_seen_on,
    m.last_seen_on,
    coalesce(m.article_count, 0) as article_count,
    coalesce(m.mention_count, 0) as mention_count
from chosen n
left join mentioned m using (entity_id);

-- step: entity_aliases | take out the aliases of touched entities
delete from entity_aliases
where entity_id in (select entity_id from touched_entities);

-- step: entity_aliases | merge the aliases
insert into entity_aliases by name
with told as (
    select
        a.entity_id,
        a.alias,
        a.why,
        a.version_id,
        a.run_id,
        a.method,
        a.confidence,
        1 as rank
    from version_entity_aliases a
    semi join touched_entities using (entity_id)
    union all
    -- names that some article has for it and that is not the one it goes by
    select
        e.entity_id,
        e.canonical_name,
        case
            when o.found_entity_id is not null then 'override'
            when j.why is not null then j.why
            when lower(e.canonical_name) = lower(n.canonical_name) then 'same words'
            else 'spelling'
        end,
        e.version_id,
        e.run_id,
        case when o.found_entity_id is null and j.why is null then e.method else 'resolve' end,
        case when o.found_entity_id is null then coalesce(j.confidence, e.confidence) else 1 end,
        case when o.found_entity_id is null and j.why is null then 2 else 0 end
    from version_entities e
    semi join touched_entities using (entity_id)
    join entities n using (entity_id)
    left join entity_joins j
        on j.entity_id = e.entity_id
        and j.found_entity_id = coalesce(e.found_entity_id, e.entity_id)
    left join (select distinct entity_id, found_entity_id from overridden) o
        on o.entity_id = e.entity_id
        and o.found_entity_id = coalesce(e.found_entity_id, e.entity_id)
    where e.canonical_name <> n.canonical_name
),
joined as (
    select
        a.entity_id,
        a.alias,
        a.why,
        min(a.rank) as rank,
        count(*) filter (where v.is_counted) as current_votes,
        count(*) as votes,
        min_by(
            {
                'version_id': a.version_id,
                'run_id': a.run_id,
                'method': a.method,
                'confidence': a.confidence
            },
            (v.valid_from, a.version_id)
        ) as first_row
    from told a
    join dated_versions v using (version_id)
    group by
        a.entity_id,
        a.alias,
        a.why
),
counted as (
    select
        a.entity_id,
        a.alias,
        count(distinct c.article_id) as article_count
    from told a
    join dated_versions c using (version_id)
    where c.is_counted
    group by
        a.entity_id,
        a.alias
)
select
    j.entity_id,
    j.alias,
    j.why,
    j.first_row.version_id as version_id,
    j.first_row.run_id as run_id,
    j.first_row.method as method,
    j.first_row.confidence as confidence,
    coalesce(n.article_count, 0) as article_count
from joined j
left join counted n using (entity_id, alias)
qualify row_number() over (
    partition by
        j.entity_id,
        j.alias
    order by
        j.rank,
        j.current_votes desc,
        j.votes desc,
        j.why
) = 1;
