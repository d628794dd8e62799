-- The moves that `5_overrides` may change.

-- step: final_moves | begin with the moves that were worked out
create temp table final_moves as
select
    article_id,
    found_entity_id,
    entity_id
from entity_moves;
