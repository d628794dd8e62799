-- From groups to ids. The eldest group of a name keeps the name's own id, so that a name with one
-- bearer has the id that the annotator gave it.

-- step: named_groups | find the first article of each group of a name
create temp table named_groups as
with first_articles as (
    select
        p.found_entity_id,
        p.g,
        p.is_sure,
        min((a.published_at is null, a.published_at, p.article_id)) as anchor
    from placed_articles p
    join articles a using (article_id)
    group by
        p.found_entity_id,
        p.g,
        p.is_sure
)
select
    *,
    case
        when is_sure
            and row_number() over (
                partition by found_entity_id
                order by
                    not is_sure,
                    anchor
            ) = 1 then found_entity_id
        else left(sha256(concat_ws(chr(31), 'entity', found_entity_id, anchor[3])), 20)
    end as own_id
from first_articles;

-- step: group_ids | name joined groups after the eldest
create temp table group_ids as
select
    n.found_entity_id,
    n.g,
    n.is_sure,
    coalesce(
        -- two names may come first in one article
        min_by(n.own_id, (n.anchor, n.found_entity_id)) over (partition by m.label),
        n.own_id
    ) as entity_id,
    m.label
from named_groups n
join merged_groups m using (found_entity_id, g)
union all
select
    found_entity_id,
    g,
    is_sure,
    own_id,
    null
from named_groups
where not is_sure;

-- step: entity_joins | keep the joins
insert into entity_joins by name
with told as (
    select a as g, why, score from taken_pairs
    union all
    select b, why, score from taken_pairs
),
named as (
    select
        i.entity_id,
        i.found_entity_id,
        max_by(t.why, (t.score, t.why)) as why,
        max(t.score) as score
    from group_ids i
    join told t using (g)
    where i.is_sure
    group by
        i.entity_id,
        i.found_entity_id
)
select
    entity_id,
    found_entity_id,
    why,
    round(1 / (1 + exp(-2 * score)), 3)::double as confidence
from named;

-- step: entity_moves | keep the moves
insert into entity_moves by name
select
    p.article_id,
    p.found_entity_id,
    i.entity_id,
    coalesce(
        case when not p.is_sure then 'undecided' end,
        j.why,
        'namesake'
    ) as why,
    coalesce(
        case when not p.is_sure then undecided_confidence end,
        j.confidence,
        namesake_confidence
    )::double as confidence
from placed_articles p
join group_ids i using (found_entity_id, g)
left join entity_joins j using (entity_id, found_entity_id)
cross join entity_tuning
where i.entity_id <> p.found_entity_id;

-- step: entity_doubts | keep the doubts
insert into entity_doubts by name
select
    least(x.entity_id, y.entity_id) as entity_id,
    greatest(x.entity_id, y.entity_id) as other_entity_id,
    case
        when bool_or(x.found_entity_id <> y.found_entity_id) then coalesce(
            max(p.why) filter (where x.found_entity_id <> y.found_entity_id), 'namesake'
        )
        when bool_or(not x.is_sure or not y.is_sure) then 'undecided'
        else 'namesake'
    end as why,
    max(n.score)::double as score
from near_groups n
join group_ids x on x.g = n.a
join group_ids y on y.g = n.b
left join name_pairs p
    on p.short_id = x.found_entity_id
    and p.long_id = y.found_entity_id
where x.entity_id <> y.entity_id
group by
    least(x.entity_id, y.entity_id),
    greatest(x.entity_id, y.entity_id);
