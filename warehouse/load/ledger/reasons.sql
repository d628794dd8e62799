-- What a run did not bring.

-- query: why records of its archives are missing, most frequent first
select
    reason,
    count(*) as rejects
from rejects
where archive_id in (select archive_id from run_files where run_id = $run_id)
group by reason
order by
    rejects desc,
    reason
