-- Handles are followed to further claims, round by round. Of claims that stand together only those
-- are followed of which one may say all that the other does: who joins nobody changes nothing. Where
-- so many wordings stand that none are compared, nothing is followed; where so many claims stand
-- that it may be so, or have been so, all are.

-- step: asked_handles | list the handles that turned claims had or have
create temp table asked_handles as
select
    handle,
    word_bits
from old_handles
union all
select
    handle,
    word_bits
from new_handles;

-- step: met_handles | list the other claims that share a handle of turned claims
create temp table met_handles as
select
    claim_hash,
    handle,
    word_bits
from claim_handles
where handle in (select handle from asked_handles)
    and claim_hash not in (select claim_hash from turned_claims);

-- step: reached_claims | begin with the changed claims, and all that a handle leads to
create temp table reached_claims as
with crowds as (
    select
        handle,
        count(*) as holders,
        count(distinct word_bits) filter (where is_met) as wordings
    from (
        select
            handle,
            word_bits,
            true as is_met
        from met_handles
        union all
        select
            handle,
            word_bits,
            false
        from asked_handles
    )
    group by handle
)
select
    claim_hash,
    0 as round_no
from turned_claims
union all
select distinct
    m.claim_hash,
    1
from met_handles m
join crowds c using (handle)
where c.wordings <= (select most_holders from claim_tuning)
    and (
        c.holders > (select most_holders from claim_tuning)
        or exists (
            from asked_handles a
            where a.handle = m.handle
                and (a.word_bits & m.word_bits) in (a.word_bits, m.word_bits)
        )
    );

-- loop: reached_claims | gather the claims that a handle of the last round leads to
insert into reached_claims
with last_claims as (
    select claim_hash
    from reached_claims
    where round_no = (select max(round_no) from reached_claims where round_no > 0)
),
asked as (
    select
        handle,
        word_bits
    from claim_handles
    where claim_hash in (select claim_hash from last_claims)
),
met as (
    select
        claim_hash,
        handle,
        word_bits
    from claim_handles
    where handle in (select handle from asked)
),
crowds as (
    select
        handle,
        count(*) as holders,
        count(distinct word_bits) as wordings
    from met
    group by handle
)
select distinct
    m.claim_hash,
    (select max(round_no) + 1 from reached_claims)
from met m
join crowds c using (handle)
where c.wordings <= (select most_holders from claim_tuning)
    and m.claim_hash not in (select claim_hash from reached_claims)
    and (
        c.holders > (select most_holders from claim_tuning)
        or exists (
            from asked a
            where a.handle = m.handle
                and (a.word_bits & m.word_bits) in (a.word_bits, m.word_bits)
        )
    );
