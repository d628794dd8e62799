-- Handles are followed to further claims, round by round.

-- step: reached_claims | begin with the changed claims, and all that share a handle
create temp table reached_claims as
select
    claim_hash,
    0 as round_no
from turned_claims
union all
select distinct
    claim_hash,
    1
from claim_handles
where handle in (select handle from old_handles union all select handle from new_handles)
    and claim_hash not in (select claim_hash from turned_claims);

-- loop: reached_claims | gather the claims that share a handle with those of the last round
insert into reached_claims
with last_claims as (
    select claim_hash
    from reached_claims
    where round_no = (select max(round_no) from reached_claims)
)
select distinct
    claim_hash,
    (select max(round_no) + 1 from reached_claims)
from claim_handles
where handle in (
        select handle
        from claim_handles
        where claim_hash in (select claim_hash from last_claims)
    )
    and claim_hash not in (select claim_hash from reached_claims);
