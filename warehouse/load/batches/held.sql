-- What the warehouse has of batches that are to be loaded.

-- query: digests of batches
select
    batch_id,
    digest
from batches
where batch_id in (select unnest($ids));

-- query: counts of batches that a run has loaded
select
    batch_id,
    stage,
    archive_id,
    seen,
    new,
    corrected,
    unchanged,
    rejected,
    skipped,
    annotated,
    mentions,
    quotes,
    quotes_with_speaker,
    claims
from batches
where
    run_id = $run_id
    and batch_id in (select unnest($ids));

-- query: articles of earlier loads
-- the articles of which there are records from batches of these ids
select
    batch_id,
    list(distinct article_id)
from article_records
where batch_id in (
    select batch_id
    from batches
    where batch_id in (select unnest($ids))
)
group by batch_id;
