-- The steps that write down which claims are one, and what is known of each such claim. They read
-- what `claim_words.sql`, `claim_near.sql` and `claim_parts.sql` made.

-- gather: list the members of each cluster
-- where no claim of a cluster has an id of its own words, the first one's words are those of the
-- rest
create temp table new_claim_members as
with placed as (
    select
        t.claim_id,
        t.words_id,
        t.text,
        coalesce(j.whole, g.claim_cluster_id, t.words_id) as claim_cluster_id,
        j.whole is not null as is_part
    from stated t
    left join near_groups g on g.unit = coalesce(t.words_id, t.claim_id)
    left join joined_claims j on j.part = coalesce(g.claim_cluster_id, t.words_id, t.claim_id)
    union
    select
        t.claim_id,
        t.words_id,
        t.text,
        t.claim_id,
        false
    from stated t
    semi join joined_claims j on j.whole = t.claim_id
    anti join near_groups g on g.unit = t.claim_id
    where t.words_id is null
),
repeated as (
    select claim_cluster_id
    from placed
    where claim_cluster_id is not null
    group by claim_cluster_id
    having count(*) > 1
)
select
    p.claim_id,
    p.claim_cluster_id,
    case
        when p.is_part then 'part'
        when p.words_id = p.claim_cluster_id or p.claim_id = p.claim_cluster_id then 'same'
        when f.text is not null
            and regexp_replace(lower(p.text), '[^\pL\pN]+', '', 'g')
                = regexp_replace(lower(f.text), '[^\pL\pN]+', '', 'g')
            then 'same'
        else 'near'
    end as match_kind
from placed p
semi join repeated using (claim_cluster_id)
left join stated f on f.claim_id = p.claim_cluster_id;

-- gather: forget the members that these clusters have no longer
delete from claim_cluster_members
where rowid in (
    select m.rowid
    from claim_cluster_members m
    semi join old_claim_clusters using (claim_cluster_id)
    anti join new_claim_members using (claim_id, claim_cluster_id, match_kind)
);

-- gather: keep those that they have now
insert into claim_cluster_members by name
from new_claim_members
anti join claim_cluster_members using (claim_id, claim_cluster_id, match_kind);

-- gather: say of each claim cluster when, where and by whom it was first made
-- a part leaves out some of the words, so that it turns over nothing
create temp table new_claim_clusters as
with copies as (
    select
        m.claim_cluster_id,
        m.match_kind,
        s.*,
        row_number() over (
            partition by m.claim_cluster_id
            order by
                s.published_at nulls last,
                s.article_id,
                s.char_start,
                s.claim_id
        ) as place
    from new_claim_members m
    join stated s using (claim_id)
)
select
    claim_cluster_id,
    max(text) filter (where place = 1) as text,
    max(claim_id) filter (where place = 1) as first_claim_id,
    max(article_id) filter (where place = 1) as first_article_id,
    max(source) filter (where place = 1) as first_source,
    max(published_at) filter (where place = 1) as first_published_at,
    max(speaker_id) filter (where place = 1) as first_speaker_id,
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
group by claim_cluster_id;

-- gather: find the clusters that are as they were
create temp table same_claim_clusters as
select claim_cluster_id
from (
    from claim_clusters
    semi join old_claim_clusters using (claim_cluster_id)
    intersect
    from new_claim_clusters
);

-- gather: forget the others
delete from claim_clusters
where claim_cluster_id in (select claim_cluster_id from old_claim_clusters)
    and claim_cluster_id not in (select claim_cluster_id from same_claim_clusters);

-- gather: keep them as they are now
insert into claim_clusters by name
from new_claim_clusters
anti join same_claim_clusters using (claim_cluster_id);
