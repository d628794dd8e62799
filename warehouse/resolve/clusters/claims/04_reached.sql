-- A round of following handles to further claims; run until no handle is fresh.

-- step: fresh_claims | find the claims that have one of the fresh handles
create or replace temp table fresh_claims as
select distinct claim_hash
from claim_handles
semi join fresh_handles using (handle)
anti join reached_claims using (claim_hash);

-- step: reached_claims | gather these claims, too
insert into reached_claims
select claim_hash
from fresh_claims;

-- step: fresh_handles | leave the handles that were followed now
delete from fresh_handles;

-- step: fresh_handles | go on with the other handles of these claims
insert into fresh_handles
select distinct handle
from claim_handles
semi join fresh_claims using (claim_hash)
anti join followed_handles using (handle);

-- step: followed_handles | note that these handles are followed
insert into followed_handles
select handle
from fresh_handles;
