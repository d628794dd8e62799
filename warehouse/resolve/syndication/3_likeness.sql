-- How alike the texts of a pair are.

-- step: text_likeness | measure the pairs
-- hashes up to the smaller of the two last ones are a fair sample of both texts; a list that is not
-- full holds every hash of its text
insert into text_likeness by name
with told as (
    select
        c.article_id,
        v.content_hash,
        list_filter(v.signature, lambda h: h < 2147483648) as shingles,
        list_filter(v.signature, lambda h: h >= 2147483648) as figures
    from compared c
    join article_versions v on v.rowid = c.row_no
    where c.article_id in (select one from candidate_pairs union select other from candidate_pairs)
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
    from candidate_pairs p
    join told a on a.article_id = p.one
    join told b on b.article_id = p.other
    cross join syndication_tuning t
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
    cross join syndication_tuning t
)
select m.*
from measured m
cross join syndication_tuning t
where is_equal
    or (
        has_same_figures
        and (share_of_longer >= t.min_shared or share_of_shorter >= t.min_contained)
    );
