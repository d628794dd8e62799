-- Entities for a person who wants to say something of them.

-- query: by id
select entity_id
from entities
where entity_id = lower($words);

-- query: by name
select entity_id
from entities
where fold(canonical_name) = fold($words)
union
select entity_id
from entity_aliases
where fold(alias) = fold($words)
    and why not in ('surname', 'given name', 'short form');

-- query: by words in a name
select entity_id
from entities
where contains(fold(canonical_name), fold($words))
union
select entity_id
from entity_aliases
where contains(fold(alias), fold($words));

-- query: kept apart from another
select entity_id
from entity_doubts
union
select other_entity_id
from entity_doubts;

-- query: what tells entities apart
with wanted as (
    select
        e.*
    from entities e
    where list_contains($ids, e.entity_id)
    order by
        e.article_count desc,
        e.canonical_name,
        e.entity_id
    limit $most
),
stated as (
    select
        s.entity_id,
        concat_ws(', ', r.title, r.affiliation) as role,
        count(*) as times
    from speakers s
    join speaker_roles r using (speaker_id)
    semi join wanted using (entity_id)
    group by
        s.entity_id,
        concat_ws(', ', r.title, r.affiliation)
),
roles as (
    select
        entity_id,
        list(role order by times desc, role)[:4] as roles
    from stated
    where role <> ''
    group by entity_id
),
others as (
    select
        a.entity_id,
        list(a.alias order by a.article_count desc, a.alias)[:4] as other_names
    from entity_aliases a
    semi join wanted using (entity_id)
    group by a.entity_id
),
doubts as (
    select
        entity_id,
        count(*) as doubts
    from (
        select entity_id
        from entity_doubts
        union all
        select other_entity_id
        from entity_doubts
    )
    group by entity_id
),
anchors as (
    select
        e.entity_id,
        min_by(
            (e.canonical_name, v.article_id),
            (v.valid_from, v.article_id, e.canonical_name)
        ) as anchor
    from version_entities e
    join article_versions v using (version_id)
    semi join wanted using (entity_id)
    group by e.entity_id
)
select
    w.entity_id,
    w.canonical_name,
    w.entity_type,
    w.country_code,
    coalesce(r.roles, []) as roles,
    coalesce(o.other_names, []) as other_names,
    w.article_count,
    w.first_seen_on,
    coalesce(d.doubts, 0) as doubts,
    w.wikidata_id,
    a.anchor[1] as name,
    a.anchor[2] as article_id
from wanted w
join anchors a using (entity_id)
left join roles r using (entity_id)
left join others o using (entity_id)
left join doubts d using (entity_id)
order by
    w.article_count desc,
    w.canonical_name,
    w.entity_id;
