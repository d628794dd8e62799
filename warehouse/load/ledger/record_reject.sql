-- An archive that was refused before any batch.

-- step: rejects | note the reject unless known
insert into rejects (
    reject_id,
    archive_id,
    stage,
    position,
    source_record,
    url,
    reason,
    detail,
    run_id
)
select
    $reject_id,
    $archive_id,
    $stage,
    $position,
    $source_record,
    $url,
    $reason,
    $detail,
    $run_id
where not exists (from rejects where reject_id = $reject_id);
