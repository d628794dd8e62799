-- All annotated versions as they are tonight.

-- step: seen_versions | list the annotated versions as they are now
create temp table seen_versions as
select
    v.version_id,
    v.article_id,
    b.digest,
    md5(concat_ws('|', v.valid_from, v.valid_to is null, a.published_at, a.section)) as state
from annotations n
join batches b using (batch_id)
join article_versions v using (version_id)
join articles a on a.article_id = v.article_id;

-- query: versions that are gone or annotated anew
select count(*)
from resolved_versions r
left join seen_versions s using (version_id)
where s.digest is distinct from r.digest;
