-- The clusters of claims, written anew where they are not as they were.

-- step: claim_cluster_members | take out the members that these clusters have no longer
delete from claim_cluster_members
where rowid in (
    select m.rowid
    from claim_cluster_members m
    semi join old_claim_clusters using (claim_cluster_id)
    anti join new_claim_members using (claim_id, claim_cluster_id, match_kind)
);

-- step: claim_cluster_members | keep the members that these clusters have now
insert into claim_cluster_members by name
from new_claim_members
anti join claim_cluster_members using (claim_id, claim_cluster_id, match_kind);

-- step: new_claim_clusters | say when, where and by whom each cluster was first made
-- a part leaves out some of the words, so that it turns over nothing
create temp table new_claim_clusters as
with copies as (
    select
        m.claim_cluster_id,
        m.match_kind,
        s.*
    from new_claim_members m
    join stated_claims s using (claim_id)
),
counted as (
    select
        claim_cluster_id,
        min_by(
            {
                'text': text,
                'claim_id': claim_id,
                'article_id': article_id,
                'source': source,
                'published_at': published_at,
                'speaker_id': speaker_id
            },
            (published_at is null, published_at, article_id, char_start, claim_id)
        ) as first_claim,
        count(*) as occurrences,
        count(distinct story_id) as stories,
        count(distinct article_id) as articles,
        count(distinct source) as outlets,
        count(distinct speaker_id) as speakers,
        count(*) filter (where polarity = 'affirmative') as affirmative_count,
        count(*) filter (where polarity = 'negative') as negative_count,
        count(distinct polarity) filter (where match_kind <> 'part') > 1 as has_flip,
        count(distinct modality) filter (where match_kind <> 'part') as modalities
    from copies
    group by claim_cluster_id
)
select
    claim_cluster_id,
    first_claim.text as text,
    first_claim.claim_id as first_claim_id,
    first_claim.article_id as first_article_id,
    first_claim.source as first_source,
    first_claim.published_at as first_published_at,
    first_claim.speaker_id as first_speaker_id,
    * exclude (claim_cluster_id, first_claim)
from counted;

-- step: same_claim_clusters | find the clusters that are as they were
create temp table same_claim_clusters as
select claim_cluster_id
from (
    from claim_clusters
    semi join old_claim_clusters using (claim_cluster_id)
    intersect
    from new_claim_clusters
);

-- step: claim_clusters | take out the clusters that are not as they were
delete from claim_clusters
where claim_cluster_id in (select claim_cluster_id from old_claim_clusters)
    and claim_cluster_id not in (select claim_cluster_id from same_claim_clusters);

-- step: claim_clusters | keep the clusters as they are now
insert into claim_clusters by name
from new_claim_clusters
anti join same_claim_clusters using (claim_cluster_id);
