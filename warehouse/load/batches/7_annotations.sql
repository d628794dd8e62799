-- Which versions an annotate batch changes.

-- step: settled | note the versions that stay as they are
-- of two batches by the same code the one with the smaller id counts, whichever came first: a page
-- crawled twice may bear two dates, and the dates of its roles must not hang on the order of loading.
-- "slice" among the versions names the ingest batch, so no two batches have it in common
create temp table settled as
select version_id
from annotations n
join loading l using (batch_id)
join kept.annotations a using (version_id)
join kept.batches b on b.batch_id = a.batch_id
where json_merge_patch(b.versions, '{"slice": null}')
        = json_merge_patch(l.versions, '{"slice": null}')
    and b.batch_id < l.batch_id;

-- step: replaced | note the versions to replace
create temp table replaced as
select version_id
from kept.annotations
where version_id in (select version_id from annotations)
    and version_id not in (select version_id from settled);

-- step: unchecked_versions | note the versions to check
insert into kept.unchecked_versions
select version_id
from annotations
where version_id not in (select version_id from settled);
