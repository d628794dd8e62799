-- What a later run can leave alone.

-- query: batches to make again
-- an article of theirs failed, by no limit of ours, or they were read around records on which their
-- reader died, and not in as many runs as that is tried in
select
    b.batch_id,
    b.archive_id
from batches b
where (
        b.batch_id in (
            select batch_id
            from annotations
            where annotation_status = 'failed'
        )
        and b.batch_id in (
            select batch_id
            from rejects
            where stage = 'annotate'
                and reason <> 'too_large'
        )
        or b.stage = 'ingest'
        and json_exists(b.versions, '$.avoided')
        and b.batch_id in (select batch_id from rejects)
    )
    and (
        select count(*)
        from run_files f
        join runs r using (run_id)
        where f.archive_id = b.archive_id
            and f.status = 'loaded'
            and r.status = 'completed'
            and r.model = $annotate
    ) < $tries;

-- query: versions as some annotators made them
select a.version_id
from annotations a
join batches b using (batch_id)
where b.versions in (select unnest($made::varchar[]))
    and a.batch_id not in (select unnest($again::varchar[]));

-- query: archives loaded whole
select archive_id
from archives
where status = 'loaded'
    and ingest_versions = $ingest
    and annotate_versions = $annotate
    and archive_id not in (select unnest($again::varchar[]));
