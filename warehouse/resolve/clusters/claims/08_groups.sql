-- Groups of claims in nearly the same words: those of one person, one story or a few days.

-- step: joining_claims | leave out units of claims with other figures
-- claims of one subject, predicate and object may go on in other words; with other figures they
-- would take those along
create temp table joining_claims as
with figures as (
    select
        a.unit
    from (select distinct unit, words_id from claims_alike where words_id is not null) a
    join bounded_claims w using (words_id)
    group by a.unit
    having count(distinct list_filter(
        string_split(w.words, ' '),
        lambda x: regexp_matches(x, '[0-9]')
    )) > 1
)
select *
from claims_alike
anti join figures using (unit);

-- step: claim_links | link what one person, one story or the same days say in these words
create temp table claim_links as
with timed as (
    select
        *,
        coalesce(
            published_on - lag(published_on) over days > (select near_days from claim_tuning),
            true
        ) as is_first
    from joining_claims
    where published_on is not null
        and is_anchored
    window days as (partition by saying order by published_on, claim_id)
),
linked as (
    select
        unit,
        hash(saying, hash('person'), hash(named_id)) as link
    from joining_claims
    where named_id is not null
    union
    select
        unit,
        hash(saying, hash('story'), hash(story_id))
    from joining_claims
    union
    select
        unit,
        hash(
            saying,
            hash('days'),
            hash(sum(is_first::integer) over (partition by saying order by published_on, claim_id))
        )
    from timed
)
select
    unit,
    link
from linked;

-- step: grouped_units | follow the links to the first unit of each group
create temp table grouped_units as
with recursive pairs as (
    select distinct
        a.unit,
        b.unit as other
    from claim_links a
    join claim_links b using (link)
    where a.unit <> b.unit
),
reached (unit, root) using key (unit) as (
    select
        unit,
        min(least(unit, other)) as root
    from pairs
    group by unit
    union
    select
        p.unit,
        min(r.root) as root
    from reached r
    join pairs p on p.other = r.unit
    join recurring.reached k on k.unit = p.unit
    where r.root < k.root
    group by p.unit
)
select
    unit,
    root
from reached;

-- step: claim_groups | name each group
-- by the id that most of its claims have, or by its first claim where none has one
insert into claim_groups
with counted as (
    select
        g.root,
        t.words_id,
        count(*) as claims,
        min_by(
            t.claim_id,
            (coalesce(t.published_at, timestamp 'infinity'), t.article_id, t.char_start, t.claim_id)
        ) as first_claim_id
    from grouped_units g
    join stated_claims t on coalesce(t.words_id, t.claim_id) = g.unit
    group by
        g.root,
        t.words_id
),
named as (
    select
        root,
        coalesce(
            min_by(words_id, (-claims, words_id)) filter (where words_id is not null),
            min(first_claim_id)
        ) as claim_cluster_id
    from counted
    group by root
)
select
    g.unit,
    n.claim_cluster_id
from grouped_units g
join named n using (root);
