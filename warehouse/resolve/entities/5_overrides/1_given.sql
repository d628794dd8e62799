-- What people say of entities, laid over what was worked out: the last word on `final_moves`.

-- step: overridden | make room for names that people moved to another entity
create temp table overridden (
    entity_id varchar,
    found_entity_id varchar
);

-- step: renamed | make room for new names of entities
create temp table renamed (
    entity_id varchar primary key,
    name varchar
);

-- step: referred | make room for names that lines refer to
create temp table referred (
    entity_type varchar,
    name_key varchar
);

-- step: entity_overrides | take out what came of the lines before
delete from entity_overrides;
