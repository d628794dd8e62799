-- New ids into the rows of articles whose entities change. Such rows lie scattered: they are taken out
-- and put in again at the end, for a column that is updated is written anew with all its rows around.

-- step: moved_entities | give the entities their ids
create temp table moved_entities as
select
    c.row_no,
    e.* replace (
        c.new_id as entity_id,
        nullif(c.found_id, c.new_id) as found_entity_id
    )
from version_entities e
join changed_entities c on c.row_no = e.rowid;

-- step: version_entities | take out the entities with their former ids
delete from version_entities
where rowid in (select row_no from moved_entities);

-- step: version_entities | put in the entities with their ids
insert into version_entities by name
select * exclude (row_no)
from moved_entities;

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

-- step: moved_mentions | give the mentions their ids
create temp table moved_mentions as
select
    a.rowid as row_no,
    a.* replace (
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as entity_id,
        nullif(
            coalesce(a.found_entity_id, a.entity_id),
            coalesce(m.entity_id, a.found_entity_id, a.entity_id)
        ) as found_entity_id
    )
from entity_mentions a
left join final_moves m
    on m.article_id = a.article_id
    and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
where a.rowid in (select n.rowid from entity_mentions n semi join changed_articles using (article_id))
    and a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id);

-- step: entity_mentions | take out the mentions with their former ids
delete from entity_mentions
where rowid in (select row_no from moved_mentions);

-- step: entity_mentions | put in the mentions with their ids
insert into entity_mentions by name
select * exclude (row_no)
from moved_mentions;

-- step: moved_claim_entities | give the entities of claims their ids
create temp table moved_claim_entities as
select
    a.rowid as row_no,
    a.* replace (
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as entity_id,
        nullif(
            coalesce(a.found_entity_id, a.entity_id),
            coalesce(m.entity_id, a.found_entity_id, a.entity_id)
        ) as found_entity_id
    )
from claim_entities a
join article_versions v using (version_id)
semi join changed_articles c on c.article_id = v.article_id
left join final_moves m
    on m.article_id = v.article_id
    and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id);

-- step: claim_entities | take out the entities of claims with their former ids
delete from claim_entities
where rowid in (select row_no from moved_claim_entities);

-- step: claim_entities | put in the entities of claims with their ids
insert into claim_entities by name
select * exclude (row_no)
from moved_claim_entities;
