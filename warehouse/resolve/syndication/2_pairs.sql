-- Pairs of texts that may be alike, of which one is new, changed or gone or met such a one.

-- step: turned_buckets | note the buckets where changed texts met others
create temp table turned_buckets as
select distinct
    kind,
    bucket
from text_buckets
semi join turned_texts using (article_id);

-- step: text_buckets | take changed texts out of their buckets
delete from text_buckets
where article_id in (select article_id from turned_texts);

-- step: compared_texts | take out changed texts as they were
delete from compared_texts
where article_id in (select article_id from turned_texts);

-- step: compared_texts | remember changed texts as they are
insert into compared_texts by name
select
    article_id,
    version_id
from compared
semi join turned_texts using (article_id);

-- step: text_buckets | put texts that may be alike in one bucket
-- a signature is the smallest hashes of the text's shingles in order, then those of its figures,
-- which have the top bit set. A text asks for its few smallest hashes and is found under all that
-- are small at all: whatever a cut copy asks for, the whole story has. Texts of equal content meet
-- in a bucket of their own
insert into text_buckets by name
with turned as (
    select
        c.article_id,
        v.content_hash,
        list_filter(v.signature, lambda h: h < 2147483648) as shingles
    from compared c
    semi join turned_texts using (article_id)
    join article_versions v on v.rowid = c.row_no
)
select
    article_id,
    0 as kind,
    hash::ubigint as bucket,
    bool_or(place <= (select probes from syndication_tuning)) as is_asked
from (
    select
        article_id,
        unnest(shingles) as hash,
        generate_subscripts(shingles, 1) as place
    from turned
)
where place <= (select probes from syndication_tuning)
    or hash < (select indexed_below from syndication_tuning)
group by
    article_id,
    hash
union all
select
    article_id,
    1,
    hash(content_hash),
    true
from turned;

-- step: turned_buckets | note the buckets where changed texts meet others now
insert into turned_buckets
select distinct
    kind,
    bucket
from text_buckets
semi join turned_texts using (article_id);

-- step: near_texts | find the texts whose pairs may be others
-- who shares a bucket with one of them: that may be too crowded now, or no more
create temp table near_texts as
select article_id
from text_buckets
semi join turned_buckets using (kind, bucket)
union
select article_id
from turned_texts;

-- step: bucket_members | number the members of each bucket that some of these texts share
create temp table bucket_members as
select
    *,
    row_number() over (partition by kind, bucket order by article_id) as place,
    count(*) over (partition by kind, bucket) as size
from text_buckets
semi join (
    select
        kind,
        bucket
    from text_buckets
    semi join near_texts using (article_id)
    group by
        kind,
        bucket
    having count(*) > 1
) shared using (kind, bucket);

-- step: candidate_pairs | pair the members of a bucket
-- in a crowded bucket each meets only the first and the next, so that a text found on every page
-- of a site costs a line, not a square
create temp table candidate_pairs as
with paired as (
    select
        one.article_id as one,
        other.article_id as other
    from bucket_members one
    join bucket_members other using (kind, bucket)
    where one.size <= (select bucket_cap from syndication_tuning)
        and one.place < other.place
        and (one.is_asked or other.is_asked)
    union
    select
        one.article_id,
        other.article_id
    from bucket_members one
    join bucket_members other
        on other.kind = one.kind and other.bucket = one.bucket and other.place = one.place + 1
    where one.size > (select bucket_cap from syndication_tuning)
    union
    select
        one.article_id,
        other.article_id
    from bucket_members other
    join bucket_members one
        on other.kind = one.kind and other.bucket = one.bucket and one.place = 1
    where other.size > (select bucket_cap from syndication_tuning)
        and other.place > 1
)
select
    one,
    other
from paired
where one in (select article_id from near_texts)
    and other in (select article_id from near_texts);

-- step: text_likeness | take out how alike the pairs were
delete from text_likeness
where one in (select article_id from near_texts)
    and other in (select article_id from near_texts);
