-- How resolution came to who is who: names, joins, doubts and what people said.

-- Names that may be joined or split across articles, and the keys under which they meet; filled
-- by resolve.
create table entity_names (
    found_entity_id varchar not null, -- The id that the annotator gives the name.
    entity_type varchar not null, -- person, organization or place.
    name_key varchar not null, -- The name as compared: without case, accents and dots.
    words varchar[] not null,
        -- The words of a person's name as compared, without titles; empty for others.
    beside_as varchar not null, -- What it counts as where it stands beside another.
    keys varchar[] not null, -- Two names are looked at together when they share one.
    article_count integer not null -- Articles that name it.
);

-- A name in an article that stands for another entity than its id says: split from its
-- namesakes, joined to another name, or told so by a person. Filled by resolve.
create table entity_moves (
    article_id varchar not null, -- The article.
    found_entity_id varchar not null, -- The id that the annotator gave the name.
    entity_id varchar not null, -- The entity that it is, before the overrides of people.
    why varchar not null, -- namesake, undecided, or what joined the two names.
    confidence double not null -- How sure resolution is, 0 to 1.
);

-- A name that resolution joined to others across articles; filled by resolve.
create table entity_joins (
    entity_id varchar not null, -- The entity, before the overrides of people.
    found_entity_id varchar not null, -- The id that the annotator gives the name.
    why varchar not null, -- What joined it, from the closed list in vocabularies.
    confidence double not null -- How sure resolution is, 0 to 1.
);

-- Two entities that might be one and were kept apart; filled by resolve, before the overrides of
-- people.
create table entity_doubts (
    entity_id varchar not null, -- An entity.
    other_entity_id varchar not null, -- Another that shares its name, or part of it.
    why varchar not null,
        -- namesake (too unlike), undecided (an article that tells too little), or the join that had
        -- several takers.
    score double not null
        -- How much spoke for one entity; see the tuning for what would have been enough.
);

-- What people said of entities, in the order of their file, and what came of it; filled by
-- resolve.
create table entity_overrides (
    override_no integer not null, -- Its line in the file.
    stated varchar not null, -- JSON: the line.
    status varchar not null, -- applied, or why it applies no longer.
    names_changed integer not null -- Names in articles that it moved, or entities that it renamed.
);
