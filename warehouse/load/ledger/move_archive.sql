-- An archive that need not be read again.

-- step: archives | note where a known archive was found this time
update archives
set uri = $uri
where archive_id = $archive_id
    and uri is distinct from $uri;
