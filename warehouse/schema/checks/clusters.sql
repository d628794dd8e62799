-- check: quote_has_one_cluster [publish]
-- a quote is in one cluster, which has as many members as it says
select
    'quote' as found_in,
    quote_id as id,
    count(*) as found
from quote_cluster_members
group by quote_id
having count(*) > 1
union all
select
    'cluster',
    coalesce(k.quote_cluster_id, m.quote_cluster_id),
    m.members
from quote_clusters k
full join (
    select
        quote_cluster_id,
        count(*) as members
    from quote_cluster_members
    group by quote_cluster_id
) m using (quote_cluster_id)
where k.occurrences is distinct from m.members;

-- check: claim_has_one_cluster [publish]
-- a claim is in one cluster, which has as many members as it says
select
    'claim' as found_in,
    claim_id as id,
    count(*) as found
from claim_cluster_members
group by claim_id
having count(*) > 1
union all
select
    'cluster',
    coalesce(k.claim_cluster_id, m.claim_cluster_id),
    m.members
from claim_clusters k
full join (
    select
        claim_cluster_id,
        count(*) as members
    from claim_cluster_members
    group by claim_cluster_id
) m using (claim_cluster_id)
where k.occurrences is distinct from m.members;
