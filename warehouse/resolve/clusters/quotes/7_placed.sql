-- Which cluster each quote belongs to.

-- step: placed_quotes | place each quote
create temp table placed_quotes as
with said as (
    select
        s.quote_id,
        s.version_id,
        coalesce(j.quote_cluster_id, s.words_id) as quote_cluster_id,
        coalesce(j.match_kind, 'same') as match_kind
    from reached_quotes s
    left join joined_quotes j
        on j.words_key = s.words_key and j.named_id is not distinct from s.named_id
),
repeated as (
    select quote_cluster_id
    from said
    where quote_cluster_id is not null
    group by quote_cluster_id
    having count(*) > 1
)
select *
from said
semi join repeated using (quote_cluster_id);

-- step: touched_clusters | find the clusters that are not as they were
create temp table touched_clusters as
with before as (
    select m.*
    from quote_cluster_members m
    semi join said_quotes using (quote_id)
)
select unnest([p.quote_cluster_id, m.quote_cluster_id]) as quote_cluster_id
from placed_quotes p
full join before m using (quote_id)
where (p.quote_cluster_id, p.match_kind) is distinct from (m.quote_cluster_id, m.match_kind)
union
select quote_cluster_id
from placed_quotes
semi join touched_versions using (version_id);
