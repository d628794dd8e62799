-- Without a knowledge base.

-- step: entities | take the items off the entities
update entities
set
    wikidata_id = null,
    wikidata_candidates = null
where wikidata_candidates is not null;
