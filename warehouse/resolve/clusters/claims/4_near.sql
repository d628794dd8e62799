-- The steps that group claims in nearly the same words: those of one person, one story or a few
-- days. They read what `claim_words.sql`, `claim_reach.sql` and `claim_apart.sql` made.

-- gather: list how the claims to gather are cut, and what bounds their joins
-- also those that join nothing, for their figures: only the others have handles
create temp table bounded_claims as
select
    k.*,
    t.words_id,
    t.predicate_lemma,
    t.polarity,
    t.modality,
    t.is_conditional,
    t.named_id,
    t.story_id,
    t.published_on
from claim_cuts k
join stated t using (claim_id);

-- gather: list claims of the same words
-- and the figures in order
create temp table claims_alike as
with bagged as (
    select
        n.claim_id,
        h.handle as bag
    from claim_handles h
    join near_claims n using (claim_hash)
    where h.kind = 'words'
),
repeated as (
    select g.bag
    from bagged g
    join stated t using (claim_id)
    group by g.bag
    having count(*) between 2 and (select most_holders from claim_tuning)
        and count(distinct coalesce(t.words_id, t.claim_id)) > 1
)
select
    b.claim_id,
    b.words_id,
    coalesce(b.words_id, b.claim_id) as unit,
    hash(
        g.bag,
        list_filter(string_split(b.words, ' '), lambda w: regexp_matches(w, '[0-9]'))
    ) as saying,
    b.named_id,
    b.story_id,
    b.published_on,
    b.is_anchored
from bagged g
semi join repeated using (bag)
join bounded_claims b using (claim_id);

-- gather: leave out units of claims with other figures
-- claims of one subject, predicate and object may go on in other words; with other figures they
-- would take those along
create temp table joining as
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

-- gather: link what one person, one story or the same days say in these words
create temp table links as
with timed as (
    select
        *,
        coalesce(
            published_on - lag(published_on) over days > (select near_days from claim_tuning),
            true
        ) as is_first
    from joining
    where published_on is not null
        and is_anchored
    window days as (partition by saying order by published_on, claim_id)
),
linked as (
    select
        unit,
        hash(saying, hash('person'), hash(named_id)) as link
    from joining
    where named_id is not null
    union
    select
        unit,
        hash(saying, hash('story'), hash(story_id))
    from joining
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

-- gather: follow the links to the first unit of each group
create temp table grouped as
with recursive pairs as (
    select distinct
        a.unit,
        b.unit as other
    from links a
    join links b using (link)
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

-- gather: name each group
-- by the id that most of its claims have, or by its first claim where none has one
create temp table near_groups as
with counted as (
    select
        g.root,
        t.words_id,
        count(*) as claims,
        min_by(
            t.claim_id,
            (coalesce(t.published_at, timestamp 'infinity'), t.article_id, t.char_start, t.claim_id)
        ) as first_claim_id
    from grouped g
    join stated t on coalesce(t.words_id, t.claim_id) = g.unit
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
from grouped g
join named n using (root);
