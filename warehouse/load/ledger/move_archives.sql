-- Archives that need not be read again; `ledger_rows` has their places.

-- step: archives | note where known archives were found this time
update archives
set uri = l.uri
from ledger_rows l
where archives.archive_id = l.archive_id
    and archives.uri is distinct from l.uri;
