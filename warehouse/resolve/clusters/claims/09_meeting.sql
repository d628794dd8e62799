-- Claims that may say a part of another's.

-- step: sayings | put each claim that may say more or less than another with those of its words
create temp view sayings as
select
    coalesce(g.claim_cluster_id, b.words_id, b.claim_id) as saying,
    b.*
from bounded_claims b
left join claim_groups g on g.unit = coalesce(b.words_id, b.claim_id)
where b.is_joinable;

-- step: meeting_claims | find the claims that stand where another saying does
create temp table meeting_claims as
with standing as (
    select
        s.claim_id,
        s.saying,
        h.handle
    from claim_handles h
    join near_claims n using (claim_hash)
    join sayings s using (claim_id)
    where h.kind = 'stand'
),
shared as (
    select handle
    from standing
    group by handle
    having min(saying) <> max(saying)
)
select distinct claim_id
from standing
semi join shared using (handle);

-- step: joined_claims | make room for parts that join a whole
create temp table joined_claims (
    part varchar,
    whole varchar
);
