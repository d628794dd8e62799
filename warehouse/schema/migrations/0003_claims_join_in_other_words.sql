-- Layout 3: a claim may be in the cluster of another's words. Old clusters hold the claims of the
-- same subject, predicate and object, until the next run joins others to them. What depends on all
-- articles is brought up to date only where it changed: the tables that remember what was counted
-- begin empty, so that the next run counts all of it.
create table claim_cluster_members as
select
    m.claim_id,
    m.claim_cluster_id,
    'same' as match_kind
from claims m
semi join claim_clusters k on k.claim_cluster_id = m.claim_cluster_id
join article_versions v on v.version_id = m.version_id and v.valid_to is null
join articles a on a.article_id = v.article_id and a.status <> 'retracted';
