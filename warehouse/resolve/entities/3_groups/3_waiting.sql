-- Articles that are in no unit, each given to the group that it fits.

-- step: waiting_pairs | pair each waiting article with the groups of its name
create temp table waiting_pairs as
select
    w.g as a,
    p.g as b,
    case when f.kind = 'place' then place_name else same_name end as prior,
    case when f.kind = 'place' then place_country else same_country end as for_country,
    case when f.kind = 'place' then other_place_country else other_country end as against_country
from waiting_articles w
join (select distinct found_entity_id, g from placed_articles) p using (found_entity_id)
join (
    select
        found_entity_id,
        any_value(kind) as kind
    from facets
    group by found_entity_id
) f using (found_entity_id)
cross join entity_tuning;

-- step: waiting_features | gather what waiting articles and groups are known by
create temp table waiting_features as
select distinct
    l.label as g,
    f.kind,
    f.value
from unit_features f
join unit_labels l on l.node = f.g
union all
select distinct
    w.g,
    u.kind,
    u.value
from waiting_articles w
join facets f using (found_entity_id, article_id)
cross join lateral (
    select unnest(['line', 'affiliation', 'country']) as kind,
        unnest([f.line, f.affiliation, f.country]) as value
) u
where u.value is not null
union all
select distinct
    w.g,
    'context',
    x.context
from waiting_articles w
join article_context x using (article_id)
join scope s on s.found_entity_id = w.found_entity_id
where x.context <> s.beside_as;

-- step: waiting_scores | weigh what speaks for each of these pairs
create temp table waiting_scores as
from weigh_pairs('waiting_pairs', 'waiting_features');

-- step: assigned_articles | give each waiting article to the group that fits, if one stands out
create temp table assigned_articles as
with ranked as (
    select
        a,
        b,
        score,
        row_number() over best as place,
        count(*) over (partition by a) as takers,
        lead(score) over best as next_score
    from waiting_scores
    window best as (partition by a order by score desc, b)
)
select
    a,
    b,
    score
from ranked
cross join entity_tuning
where place = 1
    and case
        when takers = 1 then score >= assign_alone
        else score >= assign_at and score - next_score >= margin
    end;

-- step: placed_articles | put waiting articles in groups, alone where none stands out
insert into placed_articles
select
    w.found_entity_id,
    w.article_id,
    coalesce(a.b, w.g),
    a.b is not null
from waiting_articles w
left join assigned_articles a on a.a = w.g;

-- step: near_groups | note the doubts about waiting articles
insert into near_groups
select
    a,
    b,
    score
from waiting_scores
anti join assigned_articles using (a);
