-- What newer code says of versions that the warehouse has already.

-- step: stored | fetch the versions that come again
-- by row number, so that only the row groups that hold them are read
create temp table stored as
select
    rowid as kept_row,
    version_id,
    article_id,
    text,
    signature
from kept.article_versions
where rowid in (select kept_row from known_versions);

-- step: compared_texts | let texts with other signatures be compared again
delete from kept.compared_texts
where version_id in (
    select version_id
    from stored s
    join article_versions v using (version_id)
    where s.signature is distinct from v.signature
);

-- step: article_versions | refresh signatures
-- a known version has the same words, but may come from newer code
update kept.article_versions as k
set signature = n.signature
from (
    select
        s.kept_row,
        v.signature
    from stored s
    join article_versions v using (version_id)
    where s.signature is distinct from v.signature
) n
where k.rowid = n.kept_row;

-- step: sections | make room for the sections of these versions
delete from kept.sections
where version_id in (select version_id from known_versions);

-- query: versions of other words
-- which must not be: the id of a version is a hash of its content
select v.version_id
from stored s
join article_versions v using (version_id)
where s.text <> v.text
    or s.article_id <> v.article_id
limit 1;
