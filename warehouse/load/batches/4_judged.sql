-- What each record of an ingest batch is, and which articles it changes.

-- step: judged | judge each record
-- the first record of an unknown version is new or a correction, all others are unchanged
create temp table judged as
with firsts as (
    select
        batch_id,
        article_id,
        version_id,
        min(record_no) as record_no
    from article_records
    anti join known_versions using (version_id)
    group by
        batch_id,
        article_id,
        version_id
)
select
    f.batch_id,
    a.article_id is null
        and f.record_no = min(f.record_no) over (partition by f.article_id) as is_new
from firsts f
left join kept.articles a using (article_id);

-- step: touched_articles | note the articles to work out again
insert into touched_articles
select distinct article_id
from article_records;
