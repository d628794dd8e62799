-- check: run_file_adds_up [publish]
-- each record seen was loaded, unchanged, rejected or skipped
select
    run_id,
    archive_id,
    uri,
    seen,
    loaded,
    unchanged,
    rejected,
    skipped
from run_files
where seen <> loaded + unchanged + rejected + skipped;

-- check: batch_adds_up [publish]
-- each record of a loaded ingest batch is a stored record, a reject or skipped
select
    b.batch_id,
    b.archive_id,
    b.seen,
    b.rejected,
    b.skipped,
    count(r.batch_id) as records
from batches b
left join article_records r using (batch_id)
where b.stage = 'ingest'
group by all
having b.seen <> count(r.batch_id) + b.rejected + b.skipped;

-- check: skipped_records_have_reasons [publish]
-- the reasons for skipping are from the closed list and add up to what was skipped
select
    f.run_id,
    f.archive_id,
    f.uri,
    f.skipped,
    f.skipped_reasons
from run_files f
left join lateral (
    select
        sum((f.skipped_reasons ->> ('$."' || reason || '"'))::integer) as records,
        count(*) filter (where v.word is null) as unknown_reasons
    from (select unnest(json_keys(f.skipped_reasons)) as reason) r
    left join vocabularies v on v.vocabulary = 'skipped_reason' and v.word = r.reason
) s on true
where f.skipped <> coalesce(s.records, 0)
    or s.unknown_reasons > 0;

-- check: rejected_records_are_kept [publish]
-- each record that the last run rejected is a row of rejects
select
    b.batch_id,
    b.archive_id,
    b.rejected,
    count(r.reject_id) as rows
from batches b
left join rejects r using (batch_id)
where b.stage = 'ingest'
    and b.run_id = (select max(run_id) from runs)
group by all
having b.rejected <> count(r.reject_id);

-- check: reject_is_unique [ingest annotate publish]
select
    reject_id,
    count(*) as copies
from rejects
group by reject_id
having count(*) > 1;
