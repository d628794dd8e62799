-- Entities and aliases merged anew from all versions that name them.

-- step: touched_rows | list what versions say of the touched entities
create temp table touched_rows as
select
    e.entity_id,
    coalesce(e.found_entity_id, e.entity_id) as found_entity_id,
    e.canonical_name,
    e.entity_type,
    e.country_code,
    e.version_id,
    e.run_id,
    e.method,
    e.confidence,
    v.article_id,
    v.valid_from,
    v.is_counted
from version_entities e
semi join touched_entities using (entity_id)
join dated_versions v using (version_id);

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
        count(*) filter (where e.is_counted) as current_votes,
        count(*) as votes,
        min_by(
            {
                'version_id': e.version_id,
                'run_id': e.run_id,
                'method': e.method,
                'confidence': e.confidence
            },
            (e.valid_from, e.version_id)
        ) as first_row
    from touched_rows e
    group by
        e.entity_id,
        e.canonical_name,
        e.entity_type,
        e.country_code
),
chosen as (
    select
        entity_id,
        min_by(
            {
                'canonical_name': canonical_name,
                'entity_type': entity_type,
                'country_code': country_code,
                'first_row': first_row
            },
            (
                -- an acronym or an initial only where nobody spells the name out
                regexp_full_match(canonical_name, '[A-Z&.]{2,8}s?|[A-Z]\.? .*'),
                -current_votes,
                -votes,
                -length(canonical_name),
                canonical_name,
                entity_type,
                country_code is null,
                country_code
            )
        ) as best
    from named
    group by entity_id
),
mentioned_in as (
    select
        m.entity_id,
        c.article_id,
        any_value(c.published_on) as published_on,
        count(*) as mentions
    from entity_mentions m
    semi join touched_entities using (entity_id)
    join dated_versions c using (version_id)
    where c.is_counted
    group by
        m.entity_id,
        c.article_id
),
mentioned as (
    select
        entity_id,
        min(published_on) as first_seen_on,
        max(published_on) as last_seen_on,
        count(*) as article_count,
        sum(mentions) as mention_count
    from mentioned_in
    group by entity_id
)
select
    n.entity_id,
    n.best.canonical_name as canonical_name,
    n.best.entity_type as entity_type,
    n.best.country_code as country_code,
    n.best.first_row.version_id as version_id,
    n.best.first_row.run_id as run_id,
    n.best.first_row.method as method,
    n.best.first_row.confidence as confidence,
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
        1 as rank,
        v.article_id,
        v.valid_from,
        v.is_counted
    from version_entity_aliases a
    semi join touched_entities using (entity_id)
    join dated_versions v using (version_id)
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
        case when o.found_entity_id is null and j.why is null then 2 else 0 end,
        e.article_id,
        e.valid_from,
        e.is_counted
    from touched_rows e
    join entities n using (entity_id)
    left join entity_joins j using (entity_id, found_entity_id)
    left join (select distinct entity_id, found_entity_id from overridden) o
        using (entity_id, found_entity_id)
    where e.canonical_name <> n.canonical_name
),
joined as (
    select
        a.entity_id,
        a.alias,
        a.why,
        min(a.rank) as rank,
        count(*) filter (where a.is_counted) as current_votes,
        count(*) as votes,
        min_by(
            {
                'version_id': a.version_id,
                'run_id': a.run_id,
                'method': a.method,
                'confidence': a.confidence
            },
            (a.valid_from, a.version_id)
        ) as first_row
    from told a
    group by
        a.entity_id,
        a.alias,
        a.why
),
counted as (
    select
        entity_id,
        alias,
        count(distinct article_id) as article_count
    from told
    where is_counted
    group by
        entity_id,
        alias
),
chosen as (
    select
        entity_id,
        alias,
        min_by(
            {
                'why': why,
                'first_row': first_row
            },
            (rank, -current_votes, -votes, why)
        ) as best
    from joined
    group by
        entity_id,
        alias
)
select
    c.entity_id,
    c.alias,
    c.best.why as why,
    c.best.first_row.version_id as version_id,
    c.best.first_row.run_id as run_id,
    c.best.first_row.method as method,
    c.best.first_row.confidence as confidence,
    coalesce(n.article_count, 0) as article_count
from chosen c
left join counted n using (entity_id, alias);
