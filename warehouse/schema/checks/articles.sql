-- check: record_has_version [ingest publish]
-- every record names a stored version of the same article
select
    r.article_id,
    r.version_id,
    r.position
from article_records r
left join article_versions v
    on v.version_id = r.version_id and v.article_id = r.article_id
where v.version_id is null;

-- check: version_has_record [ingest publish]
-- every version was held by some record
select
    v.version_id,
    v.article_id
from article_versions v
anti join article_records r using (version_id);

-- check: version_is_unique [ingest publish]
select
    version_id,
    count(*) as copies
from article_versions
group by version_id
having count(*) > 1;

-- check: section_is_unique [ingest]
select
    section_id,
    count(*) as copies
from sections
group by section_id
having count(*) > 1;

-- check: section_in_text [ingest]
-- a section lies inside the text of a stored version
with sized as materialized (
    select
        version_id,
        length(text) as text_length
    from article_versions
)
select
    s.section_id,
    s.version_id,
    s.char_start,
    s.char_end,
    v.text_length
from sections s
left join sized v using (version_id)
where v.version_id is null
    or s.char_start < 0
    or s.char_end < s.char_start
    or s.char_end > v.text_length;

-- check: article_has_one_current_version [publish]
-- exactly one version of an article stands, and articles names it
select
    a.article_id,
    a.current_version_id,
    count(v.version_id) as current_versions
from articles a
left join article_versions v
    on v.article_id = a.article_id and v.valid_to is null
group by
    a.article_id,
    a.current_version_id
having count(v.version_id) <> 1
    or min(v.version_id) <> a.current_version_id;

-- check: version_has_article [publish]
select
    v.version_id,
    v.article_id
from article_versions v
anti join articles a using (article_id);

-- check: versions_follow [publish]
-- versions of an article are numbered from 1 and each ends before the next begins
select
    article_id,
    version_id,
    version_no,
    valid_from,
    valid_to
from (
    select
        *,
        row_number() over chain as expected_no,
        lead(valid_from) over chain as next_from
    from article_versions
    window chain as (partition by article_id order by version_no)
)
where version_no <> expected_no
    or (valid_to is null) <> (next_from is null)
    or valid_to > next_from
    or valid_to < valid_from;

-- check: periods_follow [publish]
-- each stretch of an article ends where the next begins, and the last is the current version's
select
    article_id,
    period_no,
    version_id,
    valid_from,
    valid_to
from (
    select
        p.*,
        a.current_version_id,
        row_number() over chain as expected_no,
        lead(p.valid_from) over chain as next_from
    from article_periods p
    left join articles a using (article_id)
    window chain as (partition by article_id order by period_no)
)
where period_no <> expected_no
    or valid_to is distinct from next_from
    or valid_to < valid_from
    or (valid_to is null and version_id is distinct from current_version_id);

-- check: syndication_leads_to_article [publish]
-- the article that names a syndicated group is in the group
select
    a.article_id,
    a.syndication_id
from articles a
left join articles o on o.article_id = a.syndication_id
where a.syndication_id is not null
    and o.syndication_id is distinct from a.syndication_id;
