-- A round of joins begins: which group goes to which taker.

-- step: picked_pairs | find the one taker of each group
-- an acronym of two bodies is neither's, however near one of them is
create or replace temp table picked_pairs as
with open as (
    select
        p.a,
        m.label,
        s.label as own,
        max_by(p.b, (p.score, -p.b)) as b,
        max(p.why) as why,
        any_value(p.short_id) as short_id,
        max(p.score) as score
    from open_pairs p
    join merged_groups m on m.g = p.b
    join merged_groups s on s.g = p.a
    where p.a not in (select a from taken_pairs)
    group by
        p.a,
        m.label,
        s.label
),
ranked as (
    select
        *,
        row_number() over best as place,
        lead(score) over best as next_score
    from open
    window best as (partition by a order by score desc, label)
)
select
    a,
    b,
    why,
    score,
    own,
    label
from ranked r
cross join entity_tuning
where place = 1
    and label <> own
    and (next_score is null or (score - next_score >= margin and why <> 'acronym'))
    -- two groups of one name meet only if nothing much spoke against it before
    and not exists (
        from merged_groups x
        join merged_groups y on y.found_entity_id = x.found_entity_id
        left join near_groups n
            on n.a = least(x.g, y.g)
            and n.b = greatest(x.g, y.g)
        where x.label = r.own
            and y.label = r.label
            and coalesce(n.score, 0) < bridge_at
    )
qualify row_number() over (partition by short_id, label order by score desc, a) = 1;

-- step: taken_pairs | keep the picks
insert into taken_pairs
select
    a,
    b,
    why,
    score
from picked_pairs;
