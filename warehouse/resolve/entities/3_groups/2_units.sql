-- Articles that say the same of a name are a unit, and units that are one make a group.

-- step: units | make units of articles that say the same
-- surroundings alone make units only where no article tells more; rare units wait to be placed
create temp table units as
with weighed as (
    select
        f.found_entity_id,
        any_value(f.kind) as kind,
        f.line,
        f.affiliation,
        f.country,
        f.is_told,
        count(distinct f.article_id) as articles
    from facets f
    semi join hard_names using (found_entity_id)
    group by
        f.found_entity_id,
        f.line,
        f.affiliation,
        f.country,
        f.is_told
),
strongest as (
    select
        *,
        max(is_told) over (partition by found_entity_id) as some_told
    from weighed
),
ranked as (
    select
        *,
        row_number() over (
            partition by found_entity_id
            order by
                articles desc,
                line,
                affiliation,
                country
        ) as place
    from strongest
    where is_told = some_told
)
select
    row_number() over (order by found_entity_id, place) as unit,
    found_entity_id,
    kind,
    line,
    affiliation,
    country,
    is_told
from ranked
cross join entity_tuning
where place <= most_units;

-- step: unit_members | say which articles are in which unit
create temp table unit_members as
select
    u.unit,
    f.found_entity_id,
    f.article_id
from facets f
join units u
    on u.found_entity_id = f.found_entity_id
    and u.line is not distinct from f.line
    and u.affiliation is not distinct from f.affiliation
    and u.country is not distinct from f.country
    and u.is_told = f.is_told;

-- step: article_context | list the names beside each article
-- a person as two words in any order, so that "Anna Berg-Lind" beside is "Anna Berg" beside
create temp table article_context as
with hard_versions as (
    select
        version_id,
        article_id
    from article_versions
    where article_id in (
        select m.article_id
        from name_articles m
        semi join hard_names using (found_entity_id)
    )
)
select distinct
    v.article_id,
    n.beside_as as context
from version_entities e
join hard_versions v using (version_id)
join entity_names n on n.found_entity_id = coalesce(e.found_entity_id, e.entity_id)
cross join entity_tuning
where n.entity_type in ('person', 'organization')
    and n.article_count < hub_articles;

-- step: beside_units | count the names beside each unit
create temp table beside_units as
select
    u.unit as g,
    x.context,
    count(*) as articles
from unit_members u
join article_context x using (article_id)
join scope s on s.found_entity_id = u.found_entity_id
where x.context <> s.beside_as
group by
    u.unit,
    x.context;

-- step: crowded_units | find the units that have too many names beside
create temp table crowded_units as
select g
from beside_units
group by g
having count(*) > (select most_unit_contexts from entity_tuning);

-- step: unit_features | gather what units are known by
create temp table unit_features as
select unit as g, 'line' as kind, line as value
from units
where line is not null
union all
select unit, 'affiliation', affiliation
from units
where affiliation is not null
union all
select unit, 'country', country
from units
where country is not null
union all
select g, 'context', context
from beside_units
anti join crowded_units using (g)
union all
select g, 'context', context
from (
    select
        *,
        row_number() over (
            partition by g
            order by
                articles desc,
                context
        ) as place
    from beside_units
    semi join crowded_units using (g)
)
cross join entity_tuning
where place <= most_unit_contexts;

-- step: unit_pairs | pair the units of a name
create temp table unit_pairs as
select
    a.unit as a,
    b.unit as b,
    case
        when a.kind = 'place' then place_name
        when a.is_told then same_name
        else bare_name
    end as prior,
    case when a.kind = 'place' then place_country else same_country end as for_country,
    case when a.kind = 'place' then other_place_country else other_country end as against_country
from units a
join units b
    on b.found_entity_id = a.found_entity_id
    and b.unit > a.unit
cross join entity_tuning;

-- step: unit_scores | weigh what speaks for each of these pairs
create temp table unit_scores as
from weigh_pairs('unit_pairs', 'unit_features');

-- step: unit_links | link the units that are one
-- also those of one article, where a minister is called a former mayor
create temp table unit_links as
select
    a,
    b
from unit_scores
cross join entity_tuning
where score >= join_at
union
select
    min(unit) over one,
    unit
from unit_members
window one as (partition by found_entity_id, article_id);

-- step: unit_labels | label each unit with its own number
create temp table unit_labels as
select
    unit as node,
    unit as label
from units;

-- loop: unit_labels | take the smallest label of linked units
update unit_labels as l
set label = n.label
from (
    select
        e.node,
        min(o.label) as label
    from (
        select a as node, b as other from unit_links
        union all
        select b, a from unit_links
    ) e
    join unit_labels o on o.node = e.other
    group by e.node
) n
where n.node = l.node
    and n.label < l.label;

-- step: placed_articles | say which articles each group has
create temp table placed_articles as
select distinct
    m.found_entity_id,
    m.article_id,
    l.label as g,
    true as is_sure
from unit_members m
join unit_labels l on l.node = m.unit;

-- step: near_groups | note how near groups of a name came
create temp table near_groups as
select
    least(x.label, y.label) as a,
    greatest(x.label, y.label) as b,
    max(s.score) as score
from unit_scores s
join unit_labels x on x.node = s.a
join unit_labels y on y.node = s.b
where x.label <> y.label
group by
    least(x.label, y.label),
    greatest(x.label, y.label);

-- step: waiting_articles | number the articles that wait
-- below zero, so that they are no units
create temp table waiting_articles as
select
    -row_number() over (order by m.found_entity_id, m.article_id) as g,
    m.found_entity_id,
    m.article_id
from name_articles m
semi join hard_names using (found_entity_id)
semi join facets f
    on f.found_entity_id = m.found_entity_id
    and f.article_id = m.article_id
anti join placed_articles p
    on p.found_entity_id = m.found_entity_id
    and p.article_id = m.article_id;
