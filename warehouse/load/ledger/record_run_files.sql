-- Where the records of archives went in a run; said twice, the last counts. `ledger_rows` has a row
-- for each archive.

-- step: run_files | take out what was said before
delete from run_files
using ledger_rows l
where run_files.run_id = l.run_id
    and run_files.archive_id = l.archive_id
    and run_files.uri = l.uri;

-- step: run_files | note where the records went
insert into run_files by name
select *
from ledger_rows;
