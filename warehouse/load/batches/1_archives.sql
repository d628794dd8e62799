-- Where batches are from. In all files of this folder a bare name is a staged table, which holds the
-- rows of some batches that have no article, version or reject in common; `loading` has a row for
-- each of these batches, and `kept.` stands for the tables of the warehouse file.

-- step: archives | note where the batches are from
-- the flow says more about an archive once all its batches are loaded
insert into kept.archives (archive_id, first_seen_at, status, run_id)
select distinct
    l.archive_id,
    coalesce(r.started_at, l.loaded_at),
    'seen',
    l.run_id
from loading l
left join kept.runs r using (run_id)
on conflict do nothing;
