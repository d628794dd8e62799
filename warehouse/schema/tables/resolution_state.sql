-- What resolution last worked with, and what it has to work out anew.

-- What resolve last worked with; one row. Other tuning or code works all out anew.
create table resolution_state (
    tuning varchar not null, -- Hash of the rules of resolution and their thresholds.
    given varchar not null
        -- Hash of the overrides, and size and time of the knowledge base: when one changes, also a
        -- night without news resolves.
);

-- The annotated versions that entities were last resolved from: a version that is new or not the
-- same is resolved again.
create table resolved_versions (
    version_id varchar not null, -- The article version.
    article_id varchar not null, -- The article of that version.
    digest varchar not null, -- The files that its annotation came from.
    state varchar not null -- Hash of its place in the article, date and section.
);

-- The current versions as roles, clusters and marts last counted them: what is not so any more
-- is counted again.
create table counted_versions (
    version_id varchar not null, -- The article version.
    article_id varchar not null, -- Its article.
    source varchar not null, -- The outlet.
    language varchar, -- Language code of the text.
    published_at timestamp, -- When the article was published (UTC).
    story_id varchar not null, -- The syndicated group, or the article itself.
    status varchar not null -- current, corrected or retracted.
);

-- Versions whose entities or speakers changed and that are not counted again yet; empty after
-- resolve.
create table stale_versions (
    version_id varchar not null -- The article version.
);

-- Speakers whose quotes or roles changed and that are not counted again yet; empty after
-- resolve.
create table stale_speakers (
    speaker_id varchar not null, -- The speaker.
    is_renamed boolean not null -- Whether name, kind or entity is another, too.
);

-- Entities whose name, type or mentions are others and that are not counted again yet; empty after
-- resolve.
create table stale_entities (
    entity_id varchar not null, -- The entity.
    is_renamed boolean not null -- Whether name or type is another: its claims are gathered again.
);

-- Versions whose rows changed and are not checked yet; empty in a published file.
create table unchecked_versions (
    version_id varchar not null -- The version.
);
