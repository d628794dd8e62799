-- Claims that say a part of another's, and the whole that each belongs to.

-- step: claim_wordings | list the wordings of meeting claims
create temp table claim_wordings as
select
    row_number() over () as wording_no,
    *
from (
    select distinct
        saying,
        subject,
        predicate_lemma,
        object,
        words,
        content_size,
        last_word,
        polarity,
        modality,
        is_conditional,
        names,
        has_name,
        is_anchored
    from sayings
    semi join meeting_claims using (claim_id)
);

-- step: wording_stands | let each wording stand where longer ones may be looked for
create temp table wording_stands as
select
    wording_no,
    saying,
    length(words) as size,
    unnest(list_stands(
        subject, predicate_lemma, object, last_word, polarity, modality, is_conditional
    )) as stand
from claim_wordings;

-- step: met_wordings | find the wordings that stand where a longer one does
-- of those that stand in a crowd not all were reached
create temp table met_wordings as
with busy as (
    select stand
    from wording_stands
    group by stand
    having count(*) between 2 and (select most_holders from claim_tuning)
        and min(saying) <> max(saying)
),
crowded as (
    select handle as stand
    from claim_handles
    where handle in (select stand from busy)
    group by handle
    having count(distinct word_bits) > (select most_holders from claim_tuning)
)
select distinct
    p.wording_no as part_no,
    w.wording_no as whole_no
from busy b
anti join crowded using (stand)
join wording_stands p using (stand)
join wording_stands w using (stand)
where p.saying <> w.saying
    and p.size < w.size;

-- step: more_said | find the wordings that say all of another, and more
-- every word in its order. A short claim needs a name, the same object, and a whole that goes on
-- with a preposition or the like: "the army captured Bakhmut" is no part of "the army captured
-- Bakhmut officials". Spaces are doubled so that two words may stand side by side
create temp table more_said as
with pairs as (
    select
        p.saying as part,
        w.saying as whole,
        p.words as part_words,
        w.words as whole_words,
        p.subject as part_subject,
        w.subject as whole_subject,
        p.object as part_object,
        w.object as whole_object,
        w.names,
        p.polarity,
        p.modality,
        p.has_name,
        p.content_size >= (select min_part_words from claim_tuning) as is_long,
        if(
            p.object = '  ',
            ' ' || lower(split_part(p.predicate_lemma, ' ', 1)) || ' ',
            p.object
        ) as hinge,
        list_filter(
            string_split(trim(w.words), ' '),
            lambda x: not contains(p.words, ' ' || x || ' ')
        ) as extra
    from met_wordings m
    join claim_wordings p on p.wording_no = m.part_no
    join claim_wordings w on w.wording_no = m.whole_no
    where w.content_size > p.content_size
        and (p.has_name or (p.is_anchored and not w.has_name))
        and ' ' || replace(trim(w.words), ' ', '  ') || ' '
            like '% ' || replace(trim(p.words), ' ', ' % ') || ' %'
),
set_out as (
    select
        *,
        split_part(ltrim(split_part(whole_words, hinge, 2)), ' ', 1) as next_word,
        split_part(ltrim(split_part(part_words, hinge, 2)), ' ', 1) as part_next_word,
        split_part(ltrim(whole_words), ' ', 1) as first_word,
        split_part(ltrim(part_words), ' ', 1) as part_first_word,
        list_filter(
            string_split(trim(whole_subject), ' '),
            lambda x: not contains(part_subject, ' ' || x || ' ')
        ) as extra_subject
    from pairs
)
select
    part,
    whole,
    part_words,
    polarity,
    modality
from set_out
where not list_has_any(extra, list_concat(list_hedges(), [
        'less', 'fewer', 'least', 'or', 'despite', 'than', 'against', 'whether', 'instead', 'rather'
    ]))
    and (has_name or len(list_filter(extra, lambda x: regexp_matches(x, '[0-9]'))) = 0)
    and ends_with(whole_subject, part_subject)
    and list_has_all(
        list_concat(names, [
            'president', 'minister', 'prime', 'senator', 'sen', 'chancellor', 'secretary',
            'general', 'gen', 'governor', 'gov', 'sir', 'lord', 'lady', 'dr', 'king', 'queen', 'pope', 'judge',
            'justice', 'mayor', 'professor', 'rep', 'chairman', 'chief', 'executive', 'former',
            'leader', 'foreign', 'state'
        ]),
        extra_subject
    )
    and (
        first_word = part_first_word
        or starts_with(whole_words, whole_subject)
        or first_word in (
            'on', 'in', 'at', 'after', 'before', 'during', 'under', 'with', 'for', 'as', 'while',
            'when', 'since', 'following', 'yesterday', 'today', 'last', 'this', 'late', 'early',
            'amid'
        )
    )
    and (
        is_long
        or (
            (starts_with(whole_object, part_object) or starts_with(part_object, whole_object))
            and (part_object = '  ' or contains(whole_words, part_object))
            and (whole_object = '  ') = (part_object = '  ')
            and (
                next_word = part_next_word
                or next_word in (
                    '', 'on', 'in', 'at', 'after', 'before', 'during', 'with', 'for', 'to', 'from',
                    'by', 'as', 'while', 'when', 'since', 'because', 'following', 'and', 'which',
                    'who', 'yesterday', 'today', 'tomorrow', 'monday', 'tuesday', 'wednesday',
                    'thursday', 'friday', 'saturday', 'sunday', 'last', 'next', 'this', 'late',
                    'early', 'through', 'over', 'under', 'amid', 'until', 'where', 'again',
                    'earlier', 'later'
                )
            )
        )
    );

-- step: told_sayings | tell when, where and by whom each saying that may join is said
create temp table told_sayings as
select
    coalesce(g.claim_cluster_id, t.words_id, t.claim_id) as saying,
    t.claim_id,
    t.named_id,
    t.story_id,
    t.published_on
from stated_claims t
left join claim_groups g on g.unit = coalesce(t.words_id, t.claim_id)
semi join (
    select part as saying from more_said
    union
    select whole from more_said
) m on m.saying = coalesce(g.claim_cluster_id, t.words_id, t.claim_id);

-- step: joinable_claims | keep the pairs that are one saying
-- all of a part is in the whole; one person says both, or one story, or both are said within days
create temp table joinable_claims as
with spans as (
    select
        saying,
        count(*) as claims,
        min(published_on) as first_on,
        max(published_on) as last_on,
        count(*) = count(published_on) as is_dated,
        case
            when count(named_id) = count(*) and count(distinct named_id) = 1 then min(named_id)
        end as named_id
    from told_sayings
    group by saying
),
held as (
    select
        m.part,
        m.whole,
        count(distinct s.claim_id) as claims
    from more_said m
    join sayings s
        on s.saying = m.part
        and s.words = m.part_words
        and s.polarity = m.polarity
        and s.modality = m.modality
    group by
        m.part,
        m.whole
)
select
    h.part,
    h.whole
from held h
join spans p on p.saying = h.part
join spans w on w.saying = h.whole
where h.claims = p.claims
    and (
        (
            p.is_dated
            and w.is_dated
            and greatest(p.last_on, w.last_on) - least(p.first_on, w.first_on)
                <= (select near_days from claim_tuning)
        )
        or exists (
            from told_sayings o
            where o.saying = h.whole
                and o.named_id = p.named_id
        )
        or not exists (
            from told_sayings o
            where o.saying = h.part
                and o.story_id not in (
                    select i.story_id
                    from told_sayings i
                    where i.saying = h.whole
                )
        )
    );

-- step: joined_claims | follow each part to its whole, and that to its own
-- where two wholes differ, neither is known to be the one. A whole is longer than its part, so that
-- every way up ends
insert into joined_claims
with recursive parents as (
    select
        part,
        min(whole) as whole
    from joinable_claims j
    where not exists (
            from joinable_claims a
            join joinable_claims b on b.part = a.part
            where a.part = j.part
                and a.whole = j.whole
                and (a.whole, b.whole) in (select (part, whole) from joinable_claims)
        )
    group by part
    having count(*) = 1
),
climbed as (
    select
        part,
        whole,
        1 as steps
    from parents
    union all
    select
        c.part,
        p.whole,
        c.steps + 1
    from climbed c
    join parents p on p.part = c.whole
)
select
    part,
    max_by(whole, steps) as whole
from climbed
group by part;
