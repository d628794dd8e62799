-- What older code made of an archive goes, once newer code has read all of it.

-- query: batches of other versions
-- whose archive was wholly loaded with versions that are not theirs, or of which the last reading
-- left out other records, or none
with avoided as (
    select
        archive_id,
        max_by(coalesce(versions ->> '$.avoided', ''), loaded_at) as avoided
    from batches
    where stage = 'ingest'
        and archive_id in (
            select archive_id
            from batches
            where contains(versions, '"avoided"')
        )
    group by archive_id
)
select
    b.batch_id,
    b.versions,
    case b.stage
        when 'ingest' then a.ingest_versions
        else a.annotate_versions
    end as wanted,
    b.stage = 'ingest' and coalesce(b.versions ->> '$.avoided' <> v.avoided, false) as is_reread
from batches b
join archives a using (archive_id)
left join avoided v using (archive_id)
where a.status = 'loaded'
    and wanted is not null
    and wanted <> b.versions
order by b.batch_id;

-- step: retired_batches | list the batches to retire
create temp table retired_batches as
select unnest($batch_ids::varchar[]) as batch_id;

-- step: touched_articles | note the articles to work out again
insert into touched_articles
select distinct article_id
from article_records
semi join retired_batches using (batch_id);

-- step: article_records | take out the records of retired batches
delete from article_records
where batch_id in (select batch_id from retired_batches);

-- step: rejects | take out the rejects of retired batches
delete from rejects
where batch_id in (select batch_id from retired_batches);

-- step: batches | take retired batches out of the ledger
delete from batches
where batch_id in (select batch_id from retired_batches);

-- step: unheld_versions | list the versions that no record holds any more
create temp table unheld_versions as
select version_id
from article_versions
anti join article_records using (version_id);

-- step: batches | take annotate batches of unheld versions out of the ledger
-- they must load again if older code is put back
delete from batches
where batch_id in (
    select batch_id
    from annotations
    semi join unheld_versions using (version_id)
);
