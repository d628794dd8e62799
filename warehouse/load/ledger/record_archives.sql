-- Archives as a run found them; `ledger_rows` has a row for each.

-- step: archives | note the archives, and leave their first sight as the first run said
insert into archives (
    archive_id,
    uri,
    format,
    size_bytes,
    first_seen_at,
    status,
    ingest_versions,
    annotate_versions,
    run_id
)
select
    archive_id,
    uri,
    format,
    size_bytes,
    first_seen_at,
    status,
    ingest_versions,
    annotate_versions,
    run_id
from ledger_rows
on conflict do update set
    uri = excluded.uri,
    format = excluded.format,
    size_bytes = excluded.size_bytes,
    status = excluded.status,
    ingest_versions = coalesce(excluded.ingest_versions, ingest_versions),
    annotate_versions = coalesce(excluded.annotate_versions, annotate_versions),
    run_id = excluded.run_id;
