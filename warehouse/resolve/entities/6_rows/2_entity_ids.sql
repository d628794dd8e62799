-- New ids into the rows of articles whose entities change.

-- step: version_entities | give the entities their ids
update version_entities as e
set
    entity_id = c.new_id,
    found_entity_id = nullif(c.found_id, c.new_id)
from changed_entities c
where e.rowid = c.row_no;

-- step: touched_entities | note both ids of changed entities
insert into touched_entities
select old_id
from changed_entities
union
select new_id
from changed_entities;

-- step: version_entity_aliases | give the aliases their ids
update version_entity_aliases as e
set
    entity_id = n.new_id,
    found_entity_id = nullif(n.found_id, n.new_id)
from (
    select
        a.rowid as row_no,
        coalesce(a.found_entity_id, a.entity_id) as found_id,
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as new_id
    from version_entity_aliases a
    join article_versions v using (version_id)
    semi join changed_articles c on c.article_id = v.article_id
    left join final_moves m
        on m.article_id = v.article_id
        and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
    where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id)
) n
where e.rowid = n.row_no;

-- step: entity_mentions | give the mentions their ids
update entity_mentions as e
set
    entity_id = n.new_id,
    found_entity_id = nullif(n.found_id, n.new_id)
from (
    select
        a.rowid as row_no,
        coalesce(a.found_entity_id, a.entity_id) as found_id,
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as new_id
    from entity_mentions a
    semi join changed_articles c on c.article_id = a.article_id
    left join final_moves m
        on m.article_id = a.article_id
        and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
    where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id)
) n
where e.rowid = n.row_no;

-- step: claim_entities | give the entities of claims their ids
update claim_entities as e
set
    entity_id = n.new_id,
    found_entity_id = nullif(n.found_id, n.new_id)
from (
    select
        a.rowid as row_no,
        coalesce(a.found_entity_id, a.entity_id) as found_id,
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as new_id
    from claim_entities a
    join article_versions v using (version_id)
    semi join changed_articles c on c.article_id = v.article_id
    left join final_moves m
        on m.article_id = v.article_id
        and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
    where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id)
) n
where e.rowid = n.row_no;
