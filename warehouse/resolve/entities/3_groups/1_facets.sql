-- What the articles of each name say of it, and which names may mean several. A group, in this
-- folder, is a set of articles with one name; its features are lines of work, affiliations,
-- countries and the names that stand beside it.

-- step: name_articles | list the articles of the names in scope
create temp table name_articles as
select distinct
    s.found_entity_id,
    s.entity_type,
    v.article_id
from version_entities e
join article_versions v using (version_id)
join scope s on s.found_entity_id = coalesce(e.found_entity_id, e.entity_id);

-- step: article_places | list the places that these articles name
create temp table article_places as
with member_versions as (
    select
        version_id,
        article_id
    from article_versions
    where article_id in (select article_id from name_articles)
)
select distinct
    v.article_id,
    coalesce(e.found_entity_id, e.entity_id) as found_entity_id,
    e.country_code
from version_entities e
join member_versions v using (version_id)
where e.country_code is not null;

-- step: article_countries | find the country that an article is about
-- the one that most of its places lie in; none if two have as many
create temp table article_countries as
with coded as (
    select
        article_id,
        country_code,
        count(*) as places
    from article_places
    group by
        article_id,
        country_code
),
topped as (
    select
        article_id,
        max(places, 2) as most,
        max_by(country_code, places) as country
    from coded
    group by article_id
)
select
    article_id,
    country
from topped
where most[1] is distinct from most[2];

-- step: article_lines | find the line of work that a section tells
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
where a.article_id in (select article_id from name_articles);

-- step: stated_roles | read the stated roles
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

-- step: facets | put together what each article says of each name
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
    from article_places
    join scope s using (found_entity_id)
    where s.entity_type = 'place'
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
from name_articles m
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
from name_articles m
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
from name_articles m
left join coded k using (found_entity_id, article_id)
left join article_countries c on c.article_id = m.article_id
where m.entity_type = 'place';

-- step: hard_names | find the names that need a look
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
