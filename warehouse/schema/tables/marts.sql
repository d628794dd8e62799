-- Figures by day for dashboards, worked out from the other tables.

-- Quotes of each named speaker by publication day, retracted articles left out, for dashboards;
-- filled by resolve.
create table mart_speaker_daily (
    published_on date, -- Publication day; null for undated articles.
    speaker_id varchar not null, -- The speaker.
    display_name varchar not null, -- Name of the speaker.
    quotes integer not null, -- Quotes in all outlets, copies included.
    articles integer not null, -- Articles that quote the speaker.
    stories integer not null, -- The same, syndicated copies counted once.
    outlets integer not null -- Outlets that quote the speaker.
);

-- Mentions of each entity by publication day, retracted articles left out; v_entity_daily has
-- the names. Filled by resolve.
create table mart_entity_daily (
    published_on date, -- Publication day; null for undated articles.
    entity_id varchar not null, -- The entity.
    mentions integer not null, -- Mentions, copies included.
    story_mentions integer not null, -- Mentions in the earliest article of each story.
    articles integer not null, -- Articles that mention it.
    stories integer not null, -- The same, syndicated copies counted once.
    outlets integer not null -- Outlets that mention it.
);

-- What each outlet published by day, retracted articles left out, for dashboards; filled by
-- resolve.
create table mart_source_daily (
    published_on date, -- Publication day; null for undated articles.
    source varchar not null, -- The outlet.
    articles integer not null, -- Articles.
    stories integer not null, -- The same, syndicated copies counted once.
    copies integer not null,
        -- Articles that another printed first: articles less copies, summed over outlets, counts
        -- each story once.
    corrected integer not null, -- Articles that have had other words before.
    quotes integer not null, -- Quotes.
    quotes_with_speaker integer not null, -- Quotes whose speaker is known.
    quotes_with_named_speaker integer not null, -- Quotes whose speaker is named.
    direct_quotes integer not null, -- Quotes wholly inside quotation marks.
    claims integer not null, -- Claims.
    attributed_claims integer not null -- Claims that a source makes.
);

-- Quotes by publication day, outlet, language and who says them, for dashboards; filled by
-- resolve.
create table mart_quotes_daily (
    published_on date, -- Publication day; null for undated articles.
    source varchar not null, -- The outlet.
    language varchar, -- Language code of the text; null when unknown.
    speaker_naming varchar not null,
        -- named, unnamed ("officials"), or none where no speaker is known.
    speaker_id varchar, -- The speaker; null unless named.
    display_name varchar, -- Name of the speaker; null unless named.
    entity_type varchar,
        -- What the speaker is: person, organization, place and so on; null unless named.
    quotes integer not null, -- Quotes, copies of a story included.
    story_quotes integer not null
        -- The same in the earliest article of each story: summed over outlets, a copied quote
        -- counts once.
);
