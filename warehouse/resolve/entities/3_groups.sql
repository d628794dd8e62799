-- Which articles mean one and the same by a name, and which names mean the same. A group is a set
-- of articles with one name; its features are lines of work, affiliations, countries and the names
-- that stand beside it.

-- group: list the articles of the names
create temp table members as
select distinct
    s.found_entity_id,
    s.entity_type,
    v.article_id
from version_entities e
join article_versions v using (version_id)
join scope s on s.found_entity_id = coalesce(e.found_entity_id, e.entity_id);

-- group: list all that these articles name
create temp table article_names as
with member_versions as (
    select
        version_id,
        article_id
    from article_versions
    where article_id in (select article_id from members)
)
select distinct
    v.article_id,
    coalesce(e.found_entity_id, e.entity_id) as found_entity_id,
    e.country_code
from version_entities e
join member_versions v using (version_id);

-- group: find the country that an article is about
-- the one that most of its places lie in; none if two have as many
create temp table article_countries as
with coded as (
    select
        article_id,
        country_code,
        count(*) as places
    from article_names
    where country_code is not null
    group by
        article_id,
        country_code
),
topped as (
    select
        *,
        max(places) over (partition by article_id) as most
    from coded
)
select
    article_id,
    min(country_code) as country
from topped
where places = most
group by article_id
having count(*) = 1;

-- group: find the line of work that a section tells
create temp table article_lines as
with sections as (
    select distinct section
    from articles
    where section is not null
),
worded as (
    select
        section,
        unnest(string_split_regex(lower(section), '[^a-zà-ÿ]+')) as word
    from sections
),
lined as (
    select
        w.section,
        min(l.line) as line
    from worded w
    join section_lines l on l.section = w.word
    group by w.section
    having count(distinct l.line) = 1
)
select
    a.article_id,
    l.line
from articles a
join lined l using (section)
where a.article_id in (select article_id from members);

-- group: read the stated roles
create temp table stated_roles as
with told as (
    select distinct
        coalesce(s.found_entity_id, s.entity_id) as found_entity_id,
        r.article_id,
        r.title,
        r.affiliation
    from speaker_roles r
    join version_speakers s
        on s.version_id = r.version_id
        and coalesce(s.found_speaker_id, s.speaker_id)
            = coalesce(r.found_speaker_id, r.speaker_id)
    semi join scope c
        on c.found_entity_id = coalesce(s.found_entity_id, s.entity_id)
        and c.entity_type = 'person'
),
titles as (
    select
        title,
        unnest(words) as word,
        unnest(range(len(words))) as place
    from (
        select distinct
            title,
            string_split_regex(fold(title), '[^\w]+') as words
        from told
        where title is not null
    )
),
-- the last word says it: "minister" of "prime minister", "biologist" of "marine biologist"
lined as (
    select
        t.title,
        max_by(w.line, t.place) as line
    from titles t
    join title_words w using (word)
    group by t.title
)
select
    t.found_entity_id,
    t.article_id,
    l.line,
    core_of(fold(t.affiliation)) as affiliation
from told t
left join lined l using (title)
where l.line is not null
    or t.affiliation is not null
    or t.title is not null;

-- group: put together what each article says of each name
-- several rows for several roles; `is_told` tells a role or a place's code from mere surroundings
create temp table facets as
with generic as (
    select found_entity_id
    from scope
    where entity_type = 'organization'
        and list_has_all(
            (select list(word) from generic_words), string_split(name_key, ' ')
        )
),
coded as (
    select
        found_entity_id,
        article_id,
        country_code
    from article_names
    join scope s using (found_entity_id)
    where s.entity_type = 'place'
        and country_code is not null
)
select
    m.found_entity_id,
    m.article_id,
    'person' as kind,
    coalesce(r.line, l.line) as line,
    r.affiliation,
    c.country,
    r.found_entity_id is not null
        and (r.affiliation is not null or coalesce(r.line, l.line) is not null) as is_told
from members m
left join stated_roles r using (found_entity_id, article_id)
left join article_lines l on l.article_id = m.article_id
left join article_countries c on c.article_id = m.article_id
where m.entity_type = 'person'
union
select
    m.found_entity_id,
    m.article_id,
    'place',
    null,
    null,
    c.country,
    c.country is not null
from members m
semi join generic using (found_entity_id)
left join article_countries c using (article_id)
union
select
    m.found_entity_id,
    m.article_id,
    'place',
    null,
    null,
    coalesce(k.country_code, c.country),
    k.country_code is not null
from members m
left join coded k using (found_entity_id, article_id)
left join article_countries c on c.article_id = m.article_id
where m.entity_type = 'place';

-- group: find the names that need a look
-- all others are one entity, whose id is the name's
create temp table hard_names as
select found_entity_id
from facets
group by found_entity_id
having count(distinct (line, affiliation, country, is_told)) > 1
union
select short_id
from name_pairs
union
select long_id
from name_pairs;

-- group: make units of articles that say the same
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

-- group: say which articles are in which unit
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

-- group: list the names beside
-- a person as two words in any order, so that "Anna Berg-Lind" beside is "Anna Berg" beside
create temp table article_context as
select distinct
    a.article_id,
    n.beside_as as context
from article_names a
join entity_names n using (found_entity_id)
cross join entity_tuning
where n.entity_type in ('person', 'organization')
    and n.article_count < hub_articles
    and a.article_id in (
        select m.article_id
        from members m
        semi join hard_names using (found_entity_id)
    );

-- group: count the names beside each unit
create temp table beside as
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

-- group: find the units that have too many
create temp table crowded_groups as
select g
from beside
group by g
having count(*) > (select most_unit_contexts from entity_tuning);

-- group: gather what units are known by
create temp table features as
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
from beside
anti join crowded_groups using (g)
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
    from beside
    semi join crowded_groups using (g)
)
cross join entity_tuning
where place <= most_unit_contexts;

-- group: pair the units of a name
create temp table pairs as
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

-- score: weigh what speaks for each pair
create or replace temp table scores as
with lines as (
    select
        p.a,
        p.b,
        max(case
            when x.value = y.value then same_line
            when n.line is not null then near_line
            else far_line
        end) as worth
    from pairs p
    join features x on x.g = p.a and x.kind = 'line'
    join features y on y.g = p.b and y.kind = 'line'
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
    from pairs p
    join features x on x.g = p.a and x.kind = 'affiliation'
    join features y on y.g = p.b and y.kind = 'affiliation'
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
    from pairs p
    join features x on x.g = p.a and x.kind = 'country'
    join features y on y.g = p.b and y.kind = 'country'
    group by
        p.a,
        p.b
),
contexts as (
    select
        p.a,
        p.b,
        count(*) as shared
    from pairs p
    join features x on x.g = p.a and x.kind = 'context'
    join features y on y.g = p.b and y.kind = 'context' and y.value = x.value
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
from pairs p
left join lines l using (a, b)
left join affiliations f using (a, b)
left join countries c using (a, b)
left join contexts k using (a, b)
cross join entity_tuning;

-- join: link the units that are one
-- also those of one article, where a minister is called a former mayor
create temp table links as
select
    a,
    b
from scores
cross join entity_tuning
where score >= join_at
union
select
    min(unit) over one,
    unit
from unit_members
window one as (partition by found_entity_id, article_id);

-- join: label each unit with itself
create temp table labels as
select
    unit as node,
    unit as label
from units;

-- spread: take the smallest label beside
update labels as l
set label = n.label
from (
    select
        e.node,
        min(o.label) as label
    from (
        select a as node, b as other from links
        union all
        select b, a from links
    ) e
    join labels o on o.node = e.other
    group by e.node
) n
where n.node = l.node
    and n.label < l.label
returning 1;

-- place: say which articles each group has
create temp table placed as
select distinct
    m.found_entity_id,
    m.article_id,
    l.label as g,
    true as is_sure
from unit_members m
join labels l on l.node = m.unit;

-- place: note how near groups of a name came
create temp table near_groups as
select
    least(x.label, y.label) as a,
    greatest(x.label, y.label) as b,
    max(s.score) as score
from scores s
join labels x on x.node = s.a
join labels y on y.node = s.b
where x.label <> y.label
group by
    least(x.label, y.label),
    greatest(x.label, y.label);

-- place: number the articles that wait
-- below zero, so that they are no units
create temp table waiting as
select
    -row_number() over (order by m.found_entity_id, m.article_id) as g,
    m.found_entity_id,
    m.article_id
from members m
semi join hard_names using (found_entity_id)
semi join facets f
    on f.found_entity_id = m.found_entity_id
    and f.article_id = m.article_id
anti join placed p
    on p.found_entity_id = m.found_entity_id
    and p.article_id = m.article_id;

-- place: pair them with the groups of their name
create or replace temp table pairs as
select
    w.g as a,
    p.g as b,
    case when f.kind = 'place' then place_name else same_name end as prior,
    case when f.kind = 'place' then place_country else same_country end as for_country,
    case when f.kind = 'place' then other_place_country else other_country end as against_country
from waiting w
join (select distinct found_entity_id, g from placed) p using (found_entity_id)
join (
    select
        found_entity_id,
        any_value(kind) as kind
    from facets
    group by found_entity_id
) f using (found_entity_id)
cross join entity_tuning;

-- place: gather what both are known by
create or replace temp table features as
select distinct
    l.label as g,
    f.kind,
    f.value
from features f
join labels l on l.node = f.g
union all
select distinct
    w.g,
    u.kind,
    u.value
from waiting w
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
from waiting w
join article_context x using (article_id)
join scope s on s.found_entity_id = w.found_entity_id
where x.context <> s.beside_as;

-- assign: give each waiting article to the group that it fits, if one stands out
create temp table assigned as
with ranked as (
    select
        a,
        b,
        score,
        row_number() over best as place,
        count(*) over (partition by a) as takers,
        lead(score) over best as next_score
    from scores
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

-- assign: put them there
insert into placed
select
    w.found_entity_id,
    w.article_id,
    coalesce(a.b, w.g),
    a.b is not null
from waiting w
left join assigned a on a.a = w.g;

-- assign: note the doubts
insert into near_groups
select
    a,
    b,
    score
from scores
anti join assigned using (a);

-- name: number the groups of names without units
-- an organisation of a name that no other body has, a person of whom nothing is told
insert into placed
select
    m.found_entity_id,
    m.article_id,
    1000000000 + dense_rank() over (order by m.found_entity_id),
    true
from members m
semi join hard_names using (found_entity_id)
anti join (select distinct found_entity_id from facets) f using (found_entity_id);

-- name: take the largest groups of each name that has a pair
create temp table name_groups as
with sized as (
    select
        found_entity_id,
        g,
        count(*) as articles,
        min((a.published_at is null, a.published_at, p.article_id)) as anchor
    from placed p
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

-- name: list the groups of names that have a pair
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

-- name: count the names beside each group
create or replace temp table beside as
select
    p.g,
    x.context,
    count(*) as articles
from placed p
join paired_groups n using (found_entity_id, g)
join article_context x using (article_id)
where x.context <> n.beside_as
group by
    p.g,
    x.context;

-- name: find the groups that have too many
create or replace temp table crowded_groups as
select g
from beside
group by g
having count(*) > (select most_unit_contexts from entity_tuning);

-- name: gather what groups are known by
create or replace temp table features as
with described as (
    select
        p.g,
        p.article_id,
        f.line,
        f.affiliation,
        f.country
    from placed p
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
    from beside
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
from beside
anti join crowded_groups using (g)
union all
select g, 'context', context
from ranked
cross join entity_tuning
where place <= most_unit_contexts;

-- name: note the country that articles on a body are about
insert into features
select distinct
    n.g,
    'country',
    c.country
from name_groups n
join placed p using (found_entity_id, g)
join article_countries c using (article_id)
where n.g > 1000000000;

-- name: pair the groups of names that may be one
create or replace temp table pairs as
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

-- merge: keep the pairs that are near enough
create temp table open_pairs as
select
    p.a,
    p.b,
    p.why,
    p.short_id,
    c.score
from pairs p
join scores c using (a, b)
cross join entity_tuning
where c.score >= join_at;

-- merge: begin with each group by itself
create temp table merged as
select
    g,
    found_entity_id,
    g as label
from name_groups;

-- merge: keep what was joined
create temp table taken (
    a bigint,
    b bigint,
    why varchar,
    score double
);

-- pick: find the one taker of each group
-- an acronym of two bodies is neither's, however near one of them is
create or replace temp table picked as
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
    join merged m on m.g = p.b
    join merged s on s.g = p.a
    where p.a not in (select a from taken)
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
        from merged x
        join merged y on y.found_entity_id = x.found_entity_id
        left join near_groups n
            on n.a = least(x.g, y.g)
            and n.b = greatest(x.g, y.g)
        where x.label = r.own
            and y.label = r.label
            and coalesce(n.score, 0) < bridge_at
    )
qualify row_number() over (partition by short_id, label order by score desc, a) = 1;

-- pick: keep the picks
insert into taken
select
    a,
    b,
    why,
    score
from picked
returning 1;

-- follow: note the labels that meet
create or replace temp table met_labels as
select
    unnest([own, label]) as node,
    unnest([label, own]) as other
from picked;

-- follow: begin with each label by itself
create or replace temp table new_labels as
select distinct
    node,
    node as label
from met_labels;

-- chase: take the smallest label that is met
update new_labels as m
set label = n.label
from (
    select
        e.node,
        min(o.label) as label
    from met_labels e
    join new_labels o on o.node = e.other
    group by e.node
) n
where n.node = m.node
    and n.label < m.label
returning 1;

-- settle: give all of a joined group the smaller label
update merged as m
set label = n.label
from new_labels n
where n.node = m.label
    and n.label < m.label;

-- doubt: note names that had several takers
insert into near_groups
select
    p.a,
    p.b,
    max(p.score)
from open_pairs p
join merged x on x.g = p.a
join merged y on y.g = p.b
where x.label <> y.label
group by
    p.a,
    p.b;
