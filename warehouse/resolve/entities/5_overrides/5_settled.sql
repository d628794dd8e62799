-- All lines together.

-- step: overridden | note the names that came to another entity
insert into overridden
select distinct
    p.entity_id,
    p.found_entity_id
from override_pool p
where p.entity_id <> p.entity_id_before
    and p.entity_id in (select entity_id_before from override_pool);

-- step: final_moves | take out the moves of names that a line means
delete from final_moves as m
where exists (
    from override_pool p
    where p.article_id = m.article_id
        and p.found_entity_id = m.found_entity_id
);

-- step: final_moves | move the names as the lines say
insert into final_moves
select
    article_id,
    found_entity_id,
    entity_id
from override_pool
where entity_id <> found_entity_id;
