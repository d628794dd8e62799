-- Entities and the items of a knowledge base that have their name and type.

-- step: item_keys | key the items
create temp table item_keys as
select distinct
    wikidata_id,
    type as entity_type,
    fold(name) as name_key
from (
    select
        wikidata_id,
        type,
        unnest(list_append(coalesce(aliases, []), name)) as name
    from given_items
)
where fold(name) <> '';

-- step: entity_keys | key the entities
-- a surname or an acronym is too many people's; a longer name of the same entity is not
create temp table entity_keys as
select
    entity_id,
    entity_type,
    fold(canonical_name) as name_key
from entities
where entity_type <> 'person'
    or contains(fold(canonical_name), ' ')
union
select
    a.entity_id,
    e.entity_type,
    fold(a.alias)
from entity_aliases a
join entities e using (entity_id)
where a.why not in ('surname', 'given name', 'short form', 'acronym', 'initials')
    and (e.entity_type <> 'person' or contains(fold(a.alias), ' '))
    and exists (from item_keys);

-- step: item_candidates | find who may be which item
create temp table item_candidates as
select distinct
    k.entity_id,
    i.wikidata_id,
    coalesce(e.country_code = g.country_code, false) as is_in_country
from entity_keys k
join item_keys i using (entity_type, name_key)
join given_items g using (wikidata_id)
join entities e using (entity_id)
where not coalesce(e.country_code <> g.country_code, false);

-- step: candidate_lines | read lines of work on both sides
-- a fit of 3 is the same line or country, 2 a near line, 1 nothing told, 0 a line far from it
create temp table candidate_lines as
with described as (
    select distinct
        g.wikidata_id,
        w.line
    from (
        select
            wikidata_id,
            unnest(string_split_regex(fold(description), '[^\w]+')) as word
        from given_items
        where wikidata_id in (select wikidata_id from item_candidates)
    ) g
    join title_words w using (word)
),
titled as (
    select distinct
        s.entity_id,
        w.line
    from (
        select
            s.entity_id,
            unnest(string_split_regex(fold(r.title), '[^\w]+')) as word
        from speaker_roles r
        join speakers s using (speaker_id)
        where s.entity_id in (select entity_id from item_candidates)
    ) s
    join title_words w using (word)
)
select
    c.entity_id,
    c.wikidata_id,
    max(case
        when c.is_in_country then 3
        when t.line is null or d.line is null then 1
        when t.line = d.line then 3
        when n.line is not null then 2
        else 0
    end) as fit
from item_candidates c
left join titled t using (entity_id)
left join described d using (wikidata_id)
left join near_lines n on n.line = t.line and n.other = d.line
group by
    c.entity_id,
    c.wikidata_id;

-- step: decided_items | decide where one item fits and no other does
-- of an entity with namesakes in the news an equal name alone says nothing
create temp table decided_items as
with namesakes as (
    select entity_id
    from entity_doubts
    union
    select other_entity_id
    from entity_doubts
),
counted as (
    select
        entity_id,
        list(wikidata_id order by fit desc, wikidata_id) as wikidata_candidates,
        count(*) filter (where fit > 0) as fitting,
        count(*) filter (where fit = 3) as alike,
        max(fit) as best
    from candidate_lines
    group by entity_id
)
select
    entity_id,
    wikidata_candidates,
    case
        when alike = 1 then wikidata_candidates[1]
        when fitting = 1
            and (best > 1 or entity_id not in (select entity_id from namesakes))
            then wikidata_candidates[1]
    end as wikidata_id
from counted;

-- step: entities | give the entities their items
update entities as e
set
    wikidata_id = d.wikidata_id,
    wikidata_candidates = d.wikidata_candidates
from (
    select
        e.entity_id,
        d.wikidata_id,
        d.wikidata_candidates
    from entities e
    left join decided_items d using (entity_id)
) d
where d.entity_id = e.entity_id
    and (d.wikidata_id, d.wikidata_candidates)
        is distinct from (e.wikidata_id, e.wikidata_candidates);
