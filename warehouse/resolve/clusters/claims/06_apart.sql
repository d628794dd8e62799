-- Claims that only seem to be the same: of one subject, predicate and object, but of other figures,
-- names or hedges.

-- step: told_apart | tell apart claims that go on with other figures, names or hedges
-- "the offer was raised to 40 dlrs from 35" and "... from 38" have one subject, predicate and
-- object. Where one claim of a group has all the figures and names, the others say less and no
-- other thing. Most claims of a group keep its id, others go by the first of them
insert into told_apart
with several as (
    select
        m.claim_id,
        m.claim_cluster_id,
        m.is_conditional,
        list_claim_words(
            if(
                m.polarity = 'negative',
                regexp_replace(m.text, '(?i)n.t\b|\bnot\b|\bnever\b', ''),
                m.text
            )
        ) as words,
        list_claim_words(concat(c.subject_text, ' ', c.object_text)) as ends
    from near_claims m
    semi join diverging_clusters r on r.claim_cluster_id = m.claim_cluster_id
    join claims c on c.rowid = m.row_no
),
names as (
    select
        x.claim_id,
        flatten(list(list_claim_words(e.canonical_name))) as names
    from claim_entities x
    semi join several using (claim_id)
    join entities e using (entity_id)
    group by x.claim_id
),
marked as (
    select
        s.claim_id,
        s.claim_cluster_id,
        hash(
            s.is_conditional,
            list_sort(list_distinct(
                list_filter(s.words, lambda w: list_contains(list_hedges(), w))
            ))
        ) as hedges,
        list_filter(s.words, lambda w:
            regexp_matches(w, '[0-9]')
            or (list_contains(n.names, w) and not list_contains(s.ends, w))
        ) as marks
    from several s
    left join names n using (claim_id)
),
fullest as (
    select
        claim_cluster_id,
        hedges,
        max_by(marks, (len(list_distinct(marks)), marks)) as marks
    from marked
    group by
        claim_cluster_id,
        hedges
),
at_odds as (
    select distinct
        m.claim_cluster_id,
        m.hedges
    from marked m
    join fullest f using (claim_cluster_id, hedges)
    where not list_has_all(f.marks, m.marks)
),
signed as (
    select
        m.claim_id,
        m.claim_cluster_id,
        hash(m.hedges, if(o.hedges is null, [], m.marks)) as signature
    from marked m
    left join at_odds o using (claim_cluster_id, hedges)
),
counted as (
    select
        claim_cluster_id,
        signature,
        min(claim_id) as first_claim_id,
        row_number() over (
            partition by claim_cluster_id
            order by
                count(*) desc,
                min(claim_id)
        ) as place
    from signed
    group by
        claim_cluster_id,
        signature
)
select
    s.claim_id,
    c.first_claim_id as words_id
from signed s
join counted c using (claim_cluster_id, signature)
where c.place > 1;
