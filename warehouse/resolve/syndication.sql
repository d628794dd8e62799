-- The steps that group articles printing the same text. `tuning` holds the numbers. Only pairs that
-- a new or changed text may be of, or may part, are looked at again.

-- syndicate: list the texts to compare
create temp table compared as
select
    v.version_id,
    v.article_id,
    v.content_hash,
    a.status = 'retracted' as is_retracted,
    a.published_precision is not distinct from 'day' as is_day_only,
    coalesce(a.published_at, p.valid_from) as known_since
from article_versions v
join articles a using (article_id)
join article_periods p on p.article_id = v.article_id and p.period_no = 1
where v.valid_to is null
    and v.word_count >= (select min_words from tuning);

-- syndicate: find those that are not as they were
create temp table turned_texts as
select coalesce(c.article_id, k.article_id) as article_id
from compared c
full join compared_texts k using (article_id)
where c.version_id is distinct from k.version_id;

-- syndicate: note where they met others
create temp table turned_buckets as
select distinct
    kind,
    bucket
from text_buckets
semi join turned_texts using (article_id);

-- syndicate: forget where they met others
delete from text_buckets
where article_id in (select article_id from turned_texts);

-- syndicate: forget them
delete from compared_texts
where article_id in (select article_id from turned_texts);

-- syndicate: remember them as they are
insert into compared_texts by name
select
    article_id,
    version_id
from compared
semi join turned_texts using (article_id);

-- syndicate: put texts that may be alike in one bucket
-- a signature is the smallest hashes of the text's shingles in order, then those of its figures,
-- which have the top bit set. A text asks for its few smallest hashes and is found under all that
-- are small at all: whatever a cut copy asks for, the whole story has. Texts of equal content meet
-- in a bucket of their own
insert into text_buckets by name
with turned as (
    select
        c.article_id,
        c.content_hash,
        list_filter(v.signature, lambda h: h < 2147483648) as shingles
    from compared c
    semi join turned_texts using (article_id)
    join article_versions v using (version_id)
)
select
    article_id,
    0 as kind,
    hash::ubigint as bucket,
    bool_or(place <= (select probes from tuning)) as is_asked
from (
    select
        article_id,
        unnest(shingles) as hash,
        generate_subscripts(shingles, 1) as place
    from turned
)
where place <= (select probes from tuning)
    or hash < (select indexed_below from tuning)
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

-- syndicate: note where they meet others now
insert into turned_buckets
select distinct
    kind,
    bucket
from text_buckets
semi join turned_texts using (article_id);

-- syndicate: find whose pairs may be others
-- who shares a bucket with one of them: that may be too crowded now, or no more
create temp table near_texts as
select article_id
from text_buckets
semi join turned_buckets using (kind, bucket)
union
select article_id
from turned_texts;

-- syndicate: number the members of each bucket that some of these share
create temp table members as
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

-- syndicate: pair the members
-- in a crowded bucket each meets only the first and the next, so that a text found on every page
-- of a site costs a line, not a square
create temp table candidates as
with paired as (
    select
        one.article_id as one,
        other.article_id as other
    from members one
    join members other using (kind, bucket)
    where one.size <= (select bucket_cap from tuning)
        and one.place < other.place
        and (one.is_asked or other.is_asked)
    union
    select
        one.article_id,
        other.article_id
    from members one
    join members other
        on other.kind = one.kind and other.bucket = one.bucket and other.place = one.place + 1
    where one.size > (select bucket_cap from tuning)
    union
    select
        one.article_id,
        other.article_id
    from members other
    join members one
        on other.kind = one.kind and other.bucket = one.bucket and one.place = 1
    where other.size > (select bucket_cap from tuning)
        and other.place > 1
)
select
    one,
    other
from paired
where one in (select article_id from near_texts)
    and other in (select article_id from near_texts);

-- syndicate: forget how alike they were
delete from text_likeness
where one in (select article_id from near_texts)
    and other in (select article_id from near_texts);

-- syndicate: measure the pairs
-- hashes up to the smaller of the two last ones are a fair sample of both texts; a list that is not
-- full holds every hash of its text
insert into text_likeness by name
with told as (
    select
        c.article_id,
        c.content_hash,
        list_filter(v.signature, lambda h: h < 2147483648) as shingles,
        list_filter(v.signature, lambda h: h >= 2147483648) as figures
    from compared c
    join article_versions v using (version_id)
    where c.article_id in (select one from candidates union select other from candidates)
),
paired as (
    select
        p.one,
        p.other,
        a.content_hash = b.content_hash as is_equal,
        a.shingles as one_shingles,
        b.shingles as other_shingles,
        a.figures as one_figures,
        b.figures as other_figures,
        least(
            if(len(a.shingles) < t.most_shingles, 2147483648, a.shingles[-1]),
            if(len(b.shingles) < t.most_shingles, 2147483648, b.shingles[-1])
        ) as last_hash
    from candidates p
    join told a on a.article_id = p.one
    join told b on b.article_id = p.other
    cross join tuning t
),
sampled as (
    select
        *,
        len(list_filter(one_shingles, lambda h: h <= last_hash)) as one_size,
        len(list_filter(other_shingles, lambda h: h <= last_hash)) as other_size,
        len(list_intersect(one_shingles, other_shingles)) as shared,
        least(len(one_figures), len(other_figures)) as few_figures,
        len(list_intersect(one_figures, other_figures)) as shared_figures
    from paired
),
measured as (
    select
        one,
        other,
        is_equal,
        shared / nullif(greatest(one_size, other_size), 0) as share_of_longer,
        shared / nullif(least(one_size, other_size), 0) as share_of_shorter,
        if(one_size < other_size, one, other) as shorter,
        few_figures < 2 or shared_figures >= t.min_figures_shared * few_figures as has_same_figures
    from sampled
    cross join tuning t
)
select m.*
from measured m
cross join tuning t
where is_equal
    or (
        has_same_figures
        and (share_of_longer >= t.min_shared or share_of_shorter >= t.min_contained)
    );

-- syndicate: keep the pairs that are alike
-- most of the longer text stands in the shorter, or nearly all of the shorter in the longer. A
-- short piece stands in every update of a running story, and joins only the one nearest to it
create temp table alike as
select
    one,
    other
from text_likeness
cross join tuning t
where is_equal
    or (has_same_figures and share_of_longer >= t.min_shared)
    or (
        has_same_figures
        and share_of_shorter >= t.min_contained
        and share_of_longer >= t.min_part
    )
union
select
    one,
    other
from (
    select
        *,
        row_number() over (
            partition by shorter
            order by
                share_of_longer desc,
                one,
                other
        ) as place
    from text_likeness
    cross join tuning t
    where has_same_figures
        and share_of_shorter >= t.min_contained
)
where place = 1;

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
