-- The steps that group claims in nearly the same words: those of one person, one story or a few
-- days. They read what `claim_words.sql` made.

-- gather: list claims of the same words
-- in the same order, be it in other forms ("the rate rises", "the rates rose"), or in another order
-- with the same subject and object, and the figures in order; whatever their polarity and modality,
-- for nothing else may differ. Names have one form: "Williams" is not "William"
create temp table claims_alike as
with listed as (
    select
        *,
        list_filter(string_split(words, ' '), lambda w: w not in ('and', '')) as plain
    from bounded_claims
),
keyed as (
    select
        * exclude (plain),
        plain,
        unnest([
            hash(list_sort(plain), subject, object),
            hash(list_transform(plain, lambda w: if(
                list_contains(names, w),
                w,
                stem_of(w)
            )), stem_of(split_part(rtrim(subject), ' ', -1)))
        ]) as words_hash
    from listed
),
bagged as (
    select
        *,
        hash(words_hash, predicate_lemma, is_conditional) as bag
    from keyed
),
repeated as (
    select bag
    from bagged
    group by bag
    having count(*) between 2 and (select most_holders from claim_tuning)
        and count(distinct coalesce(words_id, claim_id)) > 1
)
select
    claim_id,
    words_id,
    coalesce(words_id, claim_id) as unit,
    hash(bag, list_filter(plain, lambda w: regexp_matches(w, '[0-9]'))) as saying,
    named_id,
    story_id,
    published_on,
    is_anchored
from bagged
semi join repeated using (bag);

-- gather: leave out units of claims with other figures
-- claims of one subject, predicate and object may go on in other words; with other figures they
-- would take those along
create temp table joining as
with figures as (
    select
        a.unit
    from (select distinct unit, words_id from claims_alike where words_id is not null) a
    join claim_words w on true
    join stated t on t.claim_id = w.claim_id and t.words_id = a.words_id
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
