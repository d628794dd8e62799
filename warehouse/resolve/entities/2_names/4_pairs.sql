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
suffixed as (
    select
        *,
        suffix_of(one) as one_suffix,
        suffix_of(other) as other_suffix
    from met
    where entity_type = 'person'
),
people as (
    select
        one_id,
        other_id,
        shortens(one_words, other_words, one_suffix, other_suffix) as down,
        shortens(other_words, one_words, other_suffix, one_suffix) as up
    from suffixed
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
    one_id as short_id,
    other_id as long_id,
    down as why
from people
where down is not null
union
select
    case when up = 'spelling' then one_id else other_id end,
    case when up = 'spelling' then other_id else one_id end,
    up
from people
where up is not null
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
