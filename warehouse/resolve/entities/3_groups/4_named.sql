-- The groups of all names, each still by itself.

-- step: placed_articles | number the groups of names without units
-- an organisation of a name that no other body has, a person of whom nothing is told
insert into placed_articles
select
    m.found_entity_id,
    m.article_id,
    1000000000 + dense_rank() over (order by m.found_entity_id),
    true
from name_articles m
semi join hard_names using (found_entity_id)
anti join (select distinct found_entity_id from facets) f using (found_entity_id);

-- step: name_groups | rank the groups of each name by their size
create temp table name_groups as
with sized as (
    select
        found_entity_id,
        g,
        count(*) as articles,
        min((a.published_at is null, a.published_at, p.article_id)) as anchor
    from placed_articles p
    join articles a using (article_id)
    where is_sure
    group by
        found_entity_id,
        g
)
select
    *,
    row_number() over (partition by found_entity_id order by articles desc, anchor) as place
from sized;

-- step: merged_groups | begin with each group by itself
create temp table merged_groups as
select
    g,
    found_entity_id,
    g as label
from name_groups;

-- step: taken_pairs | make room for pairs of groups that were joined
create temp table taken_pairs (
    a bigint,
    b bigint,
    why varchar,
    score double
);
