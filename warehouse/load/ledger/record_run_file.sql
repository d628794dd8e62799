-- Where an archive's records went in a run; said twice, the last counts.

-- step: run_files | take out what was said before
delete from run_files
where run_id = $run_id
    and archive_id = $archive_id
    and uri = $uri;

-- step: run_files | note where the records went
insert into run_files
values (
    $run_id,
    $archive_id,
    $uri,
    $status,
    $seen,
    $loaded,
    $unchanged,
    $rejected,
    $skipped,
    $skipped_reasons
);
