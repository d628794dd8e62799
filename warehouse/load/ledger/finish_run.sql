-- A run ends.

-- step: runs | close the run with the sums of its work
-- from `run_files`, `batches` and what stands loaded: quotes and claims are counted where they stand,
-- for two batches of a run may hold one version; what an earlier run annotated and brought was counted
-- then, and stands here in a batch that was made again for an article of it that failed
with brought as (
    select version_id
    from annotations
    join batches using (batch_id)
    where batches.run_id = $run_id
        and annotations.run_id not in (
            select run_id
            from runs
            where status = 'completed'
                and run_id <> $run_id
        )
)
update runs
set
    status = $status,
    detail = $detail,
    finished_at = greatest($finished_at::timestamp, started_at),
    seconds = epoch(greatest($finished_at::timestamp, started_at) - started_at),
    archive_count = files.archives,
    record_count = files.seen,
    new_count = loaded.new,
    corrected_count = loaded.corrected,
    unchanged_count = files.unchanged,
    rejected_count = files.rejected,
    skipped_count = files.skipped,
    quote_count = said.quotes,
    quote_with_speaker_count = said.quotes_with_speaker,
    claim_count = claimed.claims
from (
    select
        count(*) as archives,
        coalesce(sum(seen), 0) as seen,
        coalesce(sum(unchanged), 0) as unchanged,
        coalesce(sum(rejected), 0) as rejected,
        coalesce(sum(skipped), 0) as skipped
    from run_files
    where run_id = $run_id
) files,
(
    select
        coalesce(sum(new), 0) as new,
        coalesce(sum(corrected), 0) as corrected
    from batches
    where run_id = $run_id
) loaded,
(
    select
        count(*) as quotes,
        count(speaker_id) as quotes_with_speaker
    from quotes
    where presentation = 'speech'
        and version_id in (from brought)
) said,
(
    select count(*) as claims
    from claims
    where version_id in (from brought)
) claimed
where run_id = $run_id;
