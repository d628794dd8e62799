-- Groups of texts that are alike, one with the next.

-- step: alike_texts | keep the pairs that are alike
-- most of the longer text stands in the shorter, or nearly all of the shorter in the longer. A
-- short piece stands in every update of a running story, and joins only the one nearest to it
create temp table alike_texts as
select
    one,
    other
from text_likeness
cross join syndication_tuning t
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
    cross join syndication_tuning t
    where has_same_figures
        and share_of_shorter >= t.min_contained
)
where place = 1;

-- step: neighbours | look both ways
create temp table neighbours as
select
    one,
    other
from alike_texts
union
select
    other,
    one
from alike_texts;

-- step: text_labels | start each article in a group of its own
create temp table text_labels as
select distinct
    one as article_id,
    one as label
from neighbours;

-- loop: text_labels | take the smallest label next door
update text_labels as l
set label = n.label
from (
    select
        p.one,
        min(o.label) as label
    from neighbours p
    join text_labels o on o.article_id = p.other
    group by p.one
) n
where l.article_id = n.one
    and n.label < l.label;

-- step: named_texts | find the first article of each group
-- by publication, else by the first sight of it; of two on one day the one whose hour is known.
-- What was withdrawn is first of none that still stands, or its copies would count nowhere
create temp table named_texts as
with dated as (
    select
        l.article_id,
        l.label,
        a.status = 'retracted' as is_retracted,
        a.published_precision is not distinct from 'day' as is_day_only,
        coalesce(a.published_at, p.valid_from) as known_since
    from text_labels l
    semi join compared using (article_id)
    join articles a using (article_id)
    join article_periods p on p.article_id = l.article_id and p.period_no = 1
)
select
    article_id,
    first_value(article_id) over (
        partition by label
        order by
            is_retracted,
            known_since::date,
            is_day_only,
            known_since,
            article_id
    ) as syndication_id
from dated;

-- step: articles | name the groups
update articles as a
set syndication_id = n.syndication_id
from (
    select
        a.article_id,
        g.syndication_id
    from articles a
    left join named_texts g using (article_id)
    where a.syndication_id is distinct from g.syndication_id
) n
where a.article_id = n.article_id;
