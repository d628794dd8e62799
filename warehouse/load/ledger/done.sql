-- What a later run can leave alone.

-- query: versions as some annotators made them
select a.version_id
from annotations a
join batches b using (batch_id)
where b.versions in (select unnest($made::varchar[]));

-- query: archives loaded whole
select archive_id
from archives
where status = 'loaded'
    and ingest_versions = $ingest
    and annotate_versions = $annotate;
