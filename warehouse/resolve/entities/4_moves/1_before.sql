-- What was worked out before for the names in scope goes.

-- step: old_ids | list the ids that the names in scope had
create temp table old_ids as
select found_entity_id as entity_id
from scope
union
select m.entity_id
from entity_moves m
semi join scope using (found_entity_id);

-- step: entity_doubts | take out the doubts of these ids
delete from entity_doubts
where entity_id in (select entity_id from old_ids)
    or other_entity_id in (select entity_id from old_ids);

-- step: entity_joins | take out the joins of the names in scope
delete from entity_joins
where found_entity_id in (select found_entity_id from scope);

-- step: entity_moves | take out the moves of the names in scope
delete from entity_moves
where found_entity_id in (select found_entity_id from scope);
