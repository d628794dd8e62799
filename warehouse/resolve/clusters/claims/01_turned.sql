-- Claims of one content, in files that run in this order. `touched_versions` count otherwise than
-- before, `current_versions` count. A claim is cut by itself, and what was cut is kept, so that a
-- night cuts what is new, counts otherwise or names somebody who is called otherwise.

-- step: claim_tuning | lay down what makes two claims one, and how hard to look
create temp table claim_tuning as
select
    $min_words::integer as min_words,
    $min_named_words::integer as min_named_words,
    $min_part_words::integer as min_part_words,
    $near_days::integer as near_days,
    $most_holders::integer as most_holders;

-- step: turned_claims | find the claims that count, or are said, otherwise than before
create temp table turned_claims as
with turned as (
    select
        rowid as row_no,
        claim_id
    from claims
    where version_id in (select version_id from touched_versions)
    union
    select
        rowid,
        claim_id
    from claims
    where claim_id in (
        select claim_id
        from claim_entities
        where entity_id in (select entity_id from stale_entities where is_renamed)
    )
)
select
    *,
    hash(claim_id) as claim_hash
from turned;
