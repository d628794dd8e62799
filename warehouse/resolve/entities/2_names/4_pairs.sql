-- The names that may be one.

-- step: all_pairs | pair the names that may be one
-- all of them, for they are few: to begin with the dirty ones takes longer to plan, round by round.
-- People and bodies have no key in common
insert into all_pairs
with keyed as (
    select
        k.key,
        n.found_entity_id,
        n.entity_type,
        n.name_key,
        n.words,
        substr(k.key, 3) <> n.name_key as is_long
    from shared_keys k
    join entity_names n using (found_entity_id)
),
met as (
    select distinct
        e.entity_type,
        e.found_entity_id as one_id,
        e.name_key as one,
        e.words as one_words,
        e.is_long as one_is_long,
        n.found_entity_id as other_id,
        n.name_key as other,
        n.words as other_words,
        n.is_long as other_is_long,
        left(e.key, 1) as kind
    from keyed e
    join keyed n on n.key = e.key and n.found_entity_id > e.found_entity_id
),
directed as (
    select
        one_id as short_id,
        other_id as long_id,
        one_words as short_words,
        other_words as long_words,
        suffix_of(one) as short_suffix,
        suffix_of(other) as long_suffix,
        false as is_turned
    from met
    where entity_type = 'person'
    union all
    select
        other_id,
        one_id,
        other_words,
        one_words,
        suffix_of(other),
        suffix_of(one),
        true
    from met
    where entity_type = 'person'
),
people as (
    select
        short_id,
        long_id,
        is_turned,
        shortens(short_words, long_words, short_suffix, long_suffix) as why
    from directed
),
formed as (
    select
        one_id,
        other_id,
        form_of(one) as one_form,
        form_of(other) as other_form
    from met
    where kind = 'c'
)
select
    short_id,
    long_id,
    why
from people
-- two of one spelling are so either way round
where why is not null
    and not (is_turned and why = 'spelling')
union
select
    case when other_form is null and one_form is not null then other_id else one_id end,
    case when other_form is null and one_form is not null then one_id else other_id end,
    case
        when one_form is distinct from other_form then 'legal form'
        else 'spelling'
    end
from formed
where not coalesce(filed_form(one_form) <> filed_form(other_form), false)
union
select
    case when one_is_long then other_id else one_id end,
    case when one_is_long then one_id else other_id end,
    case min(kind)
        when 'a' then 'acronym'
        else 'short form'
    end
from met
where kind in ('a', 'b')
    and one_is_long <> other_is_long
group by
    case when one_is_long then other_id else one_id end,
    case when one_is_long then one_id else other_id end;
