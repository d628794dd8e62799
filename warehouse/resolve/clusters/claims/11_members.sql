-- Which claims are one.

-- step: new_claim_members | list the members of each cluster
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
    from stated_claims t
    left join claim_groups g on g.unit = coalesce(t.words_id, t.claim_id)
    left join joined_claims j on j.part = coalesce(g.claim_cluster_id, t.words_id, t.claim_id)
    union
    select
        t.claim_id,
        t.words_id,
        t.text,
        t.claim_id,
        false
    from stated_claims t
    semi join joined_claims j on j.whole = t.claim_id
    anti join claim_groups g on g.unit = t.claim_id
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
left join stated_claims f on f.claim_id = p.claim_cluster_id;
