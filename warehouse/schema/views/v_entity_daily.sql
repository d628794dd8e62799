-- question: how much is written about an entity on a day?
-- Mentions of each entity by publication day, retracted articles left out; syndicated copies
-- count once in stories and story_mentions.
create or replace view v_entity_daily as
select
    m.published_on, -- Publication day (UTC); null for undated articles.
    m.entity_id, -- Id of the entity.
    e.canonical_name, -- Fullest name of the entity.
    e.entity_type, -- person, organization, place, law, event, group, work or product.
    e.country_code, -- ISO 3166 code, for a place that has one.
    m.mentions, -- Mentions, copies included.
    m.story_mentions, -- Mentions in the earliest article of each story.
    m.articles, -- Articles that mention it.
    m.stories, -- The same, syndicated copies counted once.
    m.outlets -- Outlets that mention it.
from mart_entity_daily m
join entities e using (entity_id);
