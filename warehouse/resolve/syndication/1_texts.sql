-- Articles printing the same text, in files that run in this order. Only pairs that a new or changed
-- text may be of, or may part, are looked at again.

-- step: syndication_tuning | lay down how alike two texts must be, and how hard to look
create temp table syndication_tuning as
select
    $min_shared::float as min_shared,
    $min_contained::float as min_contained,
    $min_part::float as min_part,
    $min_figures_shared::float as min_figures_shared,
    $probes::integer as probes,
    $indexed_below::bigint as indexed_below,
    $bucket_cap::integer as bucket_cap,
    $min_words::integer as min_words,
    $most_shingles::integer as most_shingles;

-- step: compared | list the texts to compare
create temp table compared as
select
    rowid as row_no,
    version_id,
    article_id
from article_versions
where valid_to is null
    and word_count >= (select min_words from syndication_tuning);

-- step: turned_texts | find the texts that are not as they were
create temp table turned_texts as
select coalesce(c.article_id, k.article_id) as article_id
from compared c
full join compared_texts k using (article_id)
where c.version_id is distinct from k.version_id;
