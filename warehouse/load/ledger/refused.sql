-- Archives that were refused whole, and what lies in their places now.

-- query: rejects of archives that were never loaded
select
    r.reject_id,
    r.archive_id,
    a.uri,
    r.detail
from rejects r
join archives a using (archive_id)
where r.batch_id is null
    and a.status <> 'loaded'
order by r.reject_id;

-- step: rejects | take out those of what has another content now
delete from rejects
where reject_id in (select unnest($reject_ids::varchar[]));
