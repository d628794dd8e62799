-- What speaks for two groups being one; `pairs_name` and `features_name` are tables.

-- macro: weigh_pairs | weigh what speaks for each pair
create temp macro weigh_pairs(pairs_name, features_name) as table
with lines as (
    select
        p.a,
        p.b,
        max(case
            when x.value = y.value then same_line
            when n.line is not null then near_line
            else far_line
        end) as worth
    from query_table(pairs_name) p
    join query_table(features_name) x on x.g = p.a and x.kind = 'line'
    join query_table(features_name) y on y.g = p.b and y.kind = 'line'
    left join near_lines n on n.line = x.value and n.other = y.value
    cross join entity_tuning
    group by
        p.a,
        p.b
),
affiliations as (
    select
        p.a,
        p.b,
        max(case when x.value = y.value then same_affiliation else other_affiliation end) as worth
    from query_table(pairs_name) p
    join query_table(features_name) x on x.g = p.a and x.kind = 'affiliation'
    join query_table(features_name) y on y.g = p.b and y.kind = 'affiliation'
    cross join entity_tuning
    group by
        p.a,
        p.b
),
countries as (
    select
        p.a,
        p.b,
        max(case when x.value = y.value then p.for_country else p.against_country end) as worth
    from query_table(pairs_name) p
    join query_table(features_name) x on x.g = p.a and x.kind = 'country'
    join query_table(features_name) y on y.g = p.b and y.kind = 'country'
    group by
        p.a,
        p.b
),
contexts as (
    select
        p.a,
        p.b,
        count(*) as shared
    from query_table(pairs_name) p
    join query_table(features_name) x on x.g = p.a and x.kind = 'context'
    join query_table(features_name) y on y.g = p.b and y.kind = 'context' and y.value = x.value
    group by
        p.a,
        p.b
)
select
    p.a,
    p.b,
    round(p.prior
        + coalesce(l.worth, 0)
        + coalesce(f.worth, 0)
        + coalesce(c.worth, 0)
        + shared_context * least(coalesce(k.shared, 0), most_contexts), 3) as score
from query_table(pairs_name) p
left join lines l using (a, b)
left join affiliations f using (a, b)
left join countries c using (a, b)
left join contexts k using (a, b)
cross join entity_tuning;
