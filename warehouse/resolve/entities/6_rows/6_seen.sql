-- What tonight's resolution has seen.

-- step: resolved_versions | take out the versions of dirty articles as they were
delete from resolved_versions
where version_id in (
    select version_id from seen_versions semi join dirty_articles using (article_id)
);

-- step: resolved_versions | remember the versions of dirty articles as they are
insert into resolved_versions by name
select *
from seen_versions
semi join dirty_articles using (article_id);
