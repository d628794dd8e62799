-- A line that merges entities.

-- step: override_pool | put all names under the first entity
update override_pool
set entity_id = $kept
where list_contains($others, entity_id)
returning 1;
