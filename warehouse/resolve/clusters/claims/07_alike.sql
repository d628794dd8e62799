-- Claims of nearly the same words.

-- step: stated_claims | say whose words each claim is counted under
create temp view stated_claims as
select
    n.*,
    coalesce(o.words_id, n.claim_cluster_id) as words_id
from near_claims n
left join told_apart o using (claim_id);

-- step: bounded_claims | list how the claims to gather are cut, and what bounds their joins
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
join stated_claims t using (claim_id);

-- step: claims_alike | list claims of the same words
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
    join stated_claims t using (claim_id)
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

-- step: claim_groups | make room for groups of claims
create temp table claim_groups (
    unit varchar,
    claim_cluster_id varchar
);
