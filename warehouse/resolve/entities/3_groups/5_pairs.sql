-- Pairs of groups of two names that may be one.

-- step: paired_groups | list the groups of names that have a pair
create temp table paired_groups as
select
    n.found_entity_id,
    n.g,
    s.beside_as
from name_groups n
join scope s using (found_entity_id)
cross join entity_tuning
where n.place <= most_groups
    and n.found_entity_id in (select short_id from name_pairs union select long_id from name_pairs);

-- step: beside_groups | count the names beside each group
create temp table beside_groups as
select
    p.g,
    x.context,
    count(*) as articles
from placed_articles p
join paired_groups n using (found_entity_id, g)
join article_context x using (article_id)
where x.context <> n.beside_as
group by
    p.g,
    x.context;

-- step: crowded_groups | find the groups that have too many names beside
create temp table crowded_groups as
select g
from beside_groups
group by g
having count(*) > (select most_unit_contexts from entity_tuning);

-- step: group_features | gather what groups are known by
create temp table group_features as
with described as (
    select
        p.g,
        p.article_id,
        f.line,
        f.affiliation,
        f.country
    from placed_articles p
    join paired_groups n using (found_entity_id, g)
    join facets f using (found_entity_id, article_id)
),
ranked as (
    select
        *,
        row_number() over (
            partition by g
            order by
                articles desc,
                context
        ) as place
    from beside_groups
    semi join crowded_groups using (g)
)
select distinct g, 'line' as kind, line as value
from described
where line is not null
union all
select distinct g, 'affiliation', affiliation
from described
where affiliation is not null
union all
select distinct g, 'country', country
from described
where country is not null
union all
select g, 'context', context
from beside_groups
anti join crowded_groups using (g)
union all
select g, 'context', context
from ranked
cross join entity_tuning
where place <= most_unit_contexts;

-- step: group_features | note the country that articles on a body are about
insert into group_features
select distinct
    n.g,
    'country',
    c.country
from name_groups n
join placed_articles p using (found_entity_id, g)
join article_countries c using (article_id)
where n.g > 1000000000;

-- step: group_pairs | pair the groups of names that may be one
create temp table group_pairs as
select
    s.g as a,
    l.g as b,
    case p.why
        when 'initials' then initials
        when 'middle name' then middle_name
        when 'double name' then double_name
        when 'name order' then name_order
        when 'spelling' then case when s.g > 1000000000 then legal_form else spelling end
        when 'suffix' then suffix
        when 'legal form' then legal_form
        when 'acronym' then acronym
        when 'short form' then short_form
    end as prior,
    same_country as for_country,
    case when s.g > 1000000000 then -same_country else other_country end as against_country,
    p.why,
    s.found_entity_id as short_id,
    l.found_entity_id as long_id
from name_pairs p
cross join entity_tuning
join name_groups s on s.found_entity_id = p.short_id and s.place <= most_groups
join name_groups l on l.found_entity_id = p.long_id and l.place <= most_groups;

-- step: group_scores | weigh what speaks for each of these pairs
create temp table group_scores as
from weigh_pairs('group_pairs', 'group_features');

-- step: open_pairs | keep the pairs that are near enough
create temp table open_pairs as
select
    p.a,
    p.b,
    p.why,
    p.short_id,
    c.score
from group_pairs p
join group_scores c using (a, b)
cross join entity_tuning
where c.score >= join_at
    -- "Alan Roe" and "Alan Roe Jr." of one article are father and son
    and not (
        p.why = 'suffix'
        and exists (
            from name_articles s
            join name_articles l using (article_id)
            where s.found_entity_id = p.short_id
                and l.found_entity_id = p.long_id
        )
    );
