-- What came of a batch, for its row in the ledger.

-- query: records of each batch
select
    batch_id,
    count(*) filter (where is_new) as new,
    count(*) filter (where not is_new) as corrected
from judged
group by batch_id;

-- query: annotations of each batch
with mentioned as (
    select
        version_id,
        count(*) as mentions
    from entity_mentions
    group by version_id
),
quoted as (
    select
        version_id,
        count(*) as quotes,
        count(speaker_id) as quotes_with_speaker
    from quotes
    where presentation = 'speech'
    group by version_id
),
claimed as (
    select
        version_id,
        count(*) as claims
    from claims
    group by version_id
)
select
    a.batch_id,
    count(*) as annotated,
    coalesce(sum(m.mentions), 0)::bigint as mentions,
    coalesce(sum(q.quotes), 0)::bigint as quotes,
    coalesce(sum(q.quotes_with_speaker), 0)::bigint as quotes_with_speaker,
    coalesce(sum(c.claims), 0)::bigint as claims
from annotations a
anti join settled using (version_id)
left join mentioned m using (version_id)
left join quoted q using (version_id)
left join claimed c using (version_id)
group by a.batch_id;
