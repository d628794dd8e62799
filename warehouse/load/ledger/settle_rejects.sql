-- What no longer holds, once archives are loaded whole.

-- step: rejects | take out what earlier readings of these archives could not do
-- what an earlier annotator could not do stands as long as a version of its batch does
delete from rejects
where archive_id in (select unnest($archive_ids::varchar[]))
    and (batch_id is null or batch_id not in (select unnest($batch_ids::varchar[])))
    and (
        batch_id is null
        or stage <> 'annotate'
        or batch_id not in (
            select batch_id
            from annotations
            where annotation_status = 'failed'
        )
    );
