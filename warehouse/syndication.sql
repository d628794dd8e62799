-- The steps that group articles printing the same text. `tuning` holds the numbers.

-- syndicate: list the texts to compare
create temp table compared as
select
    v.article_id,
    v.signature,
    v.content_hash,
    a.status = 'retracted' as is_retracted,
    a.published_precision is not distinct from 'day' as is_day_only,
    coalesce(a.published_at, p.valid_from) as known_since
from article_versions v
join articles a using (article_id)
join article_periods p on p.article_id = v.article_id and p.period_no = 1
where v.valid_to is null
    and v.word_count >= (select min_words from tuning);

-- syndicate: put texts that may be alike in one bucket
-- texts that share a band of MinHash values, or all their content, meet in a bucket
create temp table bucketed as
select
    c.article_id,
    b.band,
    hash(
        list_slice(
            c.signature,
            b.band * t.rows_a_band + 1,
            (b.band + 1) * t.rows_a_band
        )
    ) as bucket
from compared c
cross join tuning t
cross join range(64) as b(band)
where b.band < t.bands
    and len(c.signature) >= t.bands * t.rows_a_band
union all
select
    article_id,
    -1,
    hash(content_hash)
from compared;

-- syndicate: number the members of each shared bucket
create temp table members as
select
    *,
    row_number() over (partition by band, bucket order by article_id) as place,
    count(*) over (partition by band, bucket) as size
from bucketed
semi join (
    select
        band,
        bucket
    from bucketed
    group by
        band,
        bucket
    having count(*) > 1
) shared using (band, bucket);

-- syndicate: pair the members
-- in a crowded bucket each meets only the first and the next, so that a text found on every page
-- of a site costs a line, not a square
create temp table candidates as
select
    one.article_id as one,
    other.article_id as other
from members one
join members other using (band, bucket)
where one.size <= (select bucket_cap from tuning)
    and one.place < other.place
union
select
    one.article_id,
    other.article_id
from members one
join members other
    on other.band = one.band and other.bucket = one.bucket and other.place = one.place + 1
where one.size > (select bucket_cap from tuning)
union
select
    one.article_id,
    other.article_id
from members other
join members one
    on other.band = one.band and other.bucket = one.bucket and one.place = 1
where other.size > (select bucket_cap from tuning)
    and other.place > 1;

-- syndicate: keep the pairs that are alike
-- the share of equal MinHash values estimates the share of words in common
create temp table alike as
select
    p.one,
    p.other
from candidates p
join compared a on a.article_id = p.one
join compared b on b.article_id = p.other
where a.content_hash = b.content_hash
    or (
        len(a.signature) > 0
        and len(a.signature) = len(b.signature)
        and list_sum(
            list_transform(
                list_zip(a.signature, b.signature),
                lambda pair: (pair[1] = pair[2])::integer
            )
        ) >= (select min_similarity from tuning) * len(a.signature)
    );

-- syndicate: look both ways
create temp table neighbours as
select
    one,
    other
from alike
union
select
    other,
    one
from alike;

-- syndicate: start each article in a group of its own
create temp table labels as
select distinct
    one as article_id,
    one as label
from neighbours;

-- spread: take the smallest label next door
update labels as l
set label = n.label
from (
    select
        p.one,
        min(o.label) as label
    from neighbours p
    join labels o on o.article_id = p.other
    group by p.one
) n
where l.article_id = n.one
    and n.label < l.label;

-- name: find the first article of each group
-- by publication, else by the first sight of it; of two on one day the one whose hour is known.
-- What was withdrawn is first of none that still stands, or its copies would count nowhere
create temp table named as
select
    l.article_id,
    first_value(l.article_id) over (
        partition by l.label
        order by
            c.is_retracted,
            c.known_since::date,
            c.is_day_only,
            c.known_since,
            l.article_id
    ) as syndication_id
from labels l
join compared c using (article_id);

-- name: name the groups
update articles as a
set syndication_id = n.syndication_id
from (
    select
        a.article_id,
        g.syndication_id
    from articles a
    left join named g using (article_id)
    where a.syndication_id is distinct from g.syndication_id
) n
where a.article_id = n.article_id;
