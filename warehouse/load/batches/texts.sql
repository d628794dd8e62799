-- For the checks of an annotate batch, which run beside the load on a cursor of their own.

-- step: article_versions | fetch the texts that rows are cut from
-- the row numbers come first: a batch lies in a few row groups, and only their text is read
create temp table article_versions as
select
    version_id,
    article_id,
    text
from kept.article_versions
where rowid in (
    select v.rowid
    from kept.article_versions v
    semi join annotations using (version_id)
);
