-- The names that are looked at tonight.

-- step: scope | take the dirty names, and all that may be one with a dirty name in one step or many
create temp table scope as
with recursive met as (
    select
        short_id as one_id,
        long_id as other_id
    from all_pairs
    union
    select
        long_id,
        short_id
    from all_pairs
),
reached as (
    select found_entity_id
    from dirty_names
    union
    select m.other_id
    from reached r
    join met m on m.one_id = r.found_entity_id
)
select
    n.found_entity_id,
    n.entity_type,
    n.name_key,
    n.words,
    n.beside_as,
    n.keys
from entity_names n
semi join reached using (found_entity_id);

-- step: name_pairs | take the pairs of names in scope
create temp table name_pairs as
select *
from all_pairs
where short_id in (select found_entity_id from scope);
