-- The claims that were reached.

-- step: near_claims | list the reached claims that count
-- the row numbers come first, so that of the rest only what lies there is read
create temp table near_claims as
select
    m.rowid as row_no,
    m.claim_id,
    hash(m.claim_id) as claim_hash,
    m.claim_cluster_id,
    m.polarity,
    m.modality,
    m.is_conditional,
    m.predicate_lemma,
    m.speaker_id,
    if(s.speaker_kind in ('unnamed_person', 'unnamed_group', 'document'), null, m.speaker_id) as named_id,
    c.article_id,
    c.source,
    c.story_id,
    c.published_at,
    c.published_on,
    m.char_start,
    m.text
from claims m
join current_versions c using (version_id)
left join speakers s using (speaker_id)
where m.rowid in (
    select k.rowid
    from claims k
    where hash(k.claim_id) in (select claim_hash from reached_claims)
);

-- step: old_claim_clusters | find the clusters that reached claims are in
create temp table old_claim_clusters as
select distinct claim_cluster_id
from claim_cluster_members
where hash(claim_id) in (select claim_hash from reached_claims);

-- step: told_apart | make room for claims that only seem to be the same
create temp table told_apart (
    claim_id varchar,
    words_id varchar
);

-- step: diverging_clusters | find the groups of one subject, predicate and object that go on in other words
create temp table diverging_clusters as
select claim_cluster_id
from near_claims
where claim_cluster_id is not null
group by claim_cluster_id
having count(distinct (lower(text), is_conditional)) > 1;
