-- Who and what is named: as each version has it, across articles, and word for word.

-- An entity as one article version names it; entities is merged from these.
create table version_entities (
    entity_id varchar not null,
        -- Id of the entity across articles, as resolution or a person decided.
    canonical_name varchar not null, -- Its fullest name in this version.
    entity_type varchar not null,
        -- person, organization, place, law, event, group, work or product.
    country_code varchar, -- ISO 3166 code, for a place that has one.
    version_id varchar not null, -- The article version that this row was found in.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_entity_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);

-- A joined name in one article version; entity_aliases is merged from these.
create table version_entity_aliases (
    entity_id varchar not null, -- The entity.
    alias varchar not null, -- Another surface of its name.
    why varchar not null, -- Why the two were joined, from the closed list in vocabularies.
    version_id varchar not null, -- The article version that this row was found in.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_entity_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);

-- A person, organisation, place, law or event across articles.
create table entities (
    entity_id varchar not null,
        -- Id of the entity across articles, as resolution or a person decided.
    canonical_name varchar not null, -- The fullest name that most current versions give it.
    entity_type varchar not null,
        -- person, organization, place, law, event, group, work or product.
    country_code varchar, -- ISO 3166 code, for a place that has one.
    version_id varchar not null, -- The first version with this name.
    run_id varchar not null, -- The run that made that version's row.
    method varchar not null, -- Which rule or model made that version's row.
    confidence double not null, -- Confidence of that version's row.
    first_seen_on date,
        -- First publication day of a current version that mentions it; null if undated.
    last_seen_on date, -- Last publication day of a current version that mentions it.
    article_count integer not null,
        -- Articles whose current version mentions it, retracted articles left out.
    mention_count integer not null,
        -- Mentions in current versions, those of retracted articles left out.
    wikidata_id varchar,
        -- The one item of the knowledge base that it is; null without one, with several, or in
        -- doubt.
    wikidata_candidates varchar[],
        -- Items that it may be, by id; null where no knowledge base was given or none has the name.
    primary key (entity_id)
);

-- Another surface of an entity's name, across articles.
create table entity_aliases (
    entity_id varchar not null, -- The entity.
    alias varchar not null, -- Another surface of its name.
    why varchar not null, -- Why the two were joined, from the closed list in vocabularies.
    version_id varchar not null, -- The first version with this name.
    run_id varchar not null, -- The run that made that version's row.
    method varchar not null, -- Which rule or model made that version's row.
    confidence double not null, -- Confidence of that version's row.
    article_count integer not null,
        -- Articles whose current version joins the two, retracted articles left out.
    primary key (entity_id, alias)
);

-- A stretch of text that names an entity or stands for it.
create table entity_mentions (
    mention_id varchar not null, -- Id of the mention.
    version_id varchar not null, -- The article version that this row was found in.
    article_id varchar not null, -- The article of that version.
    mention_no integer not null, -- Order in the text.
    surface varchar not null, -- The words, equal to the span.
    label varchar not null, -- What the model called it.
    mention_kind varchar not null, -- name, acronym, nominal or pronoun.
    in_quote boolean not null, -- Whether it stands inside a quote.
    char_start integer not null, -- First code point of the span in article_versions.text.
    char_end integer not null, -- One past the last code point of the span.
    entity_id varchar, -- The entity; null when it was not resolved.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_entity_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);
