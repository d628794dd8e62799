-- question: what is on record about a speaker, in the order in which it was published?
-- Stated roles and quotes of named speakers, one row each, for ordering by published_at.
create or replace view v_speaker_timeline as
select
    s.speaker_id, -- Id of the speaker.
    s.display_name, -- Name of the speaker.
    s.entity_id, -- Who the speaker is.
    a.published_at, -- When the article was published (UTC); null when unknown.
    f.event_kind, -- role or quote.
    f.text, -- The words of the article, equal to the span.
    f.title, -- Title, where a role is stated.
    f.unit, -- Unit, where a role is stated.
    f.affiliation, -- Affiliation, where a role is stated.
    a.source, -- The outlet or feed; "unknown" where none is told.
    a.headline, -- Headline.
    a.url, -- Canonical address of the page.
    coalesce(a.syndication_id, a.article_id) as story_id,
        -- The syndicated group of the article, or the article itself: count these to count a copied
        -- story once.
    coalesce(a.syndication_id <> a.article_id, false) as is_copy,
        -- Whether an earlier article prints the same text.
    a.status as article_status,
        -- current, corrected or retracted: keep the last apart unless withdrawn words are wanted.
    f.article_id, -- Id of the article.
    f.version_id, -- Id of the article version.
    f.char_start, -- First code point of the span in article_versions.text.
    f.char_end -- One past its last code point.
from (
    select
        'role' as event_kind,
        speaker_id,
        article_id,
        version_id,
        text,
        title,
        unit,
        affiliation,
        char_start,
        char_end
    from speaker_roles
    union all
    select
        'quote',
        speaker_id,
        article_id,
        version_id,
        text,
        null,
        null,
        null,
        char_start,
        char_end
    from quotes
    where presentation = 'speech'
) f
join article_versions v on v.version_id = f.version_id and v.valid_to is null
join articles a on a.article_id = f.article_id
join speakers s on s.speaker_id = f.speaker_id
where s.speaker_kind not in ('unnamed_person', 'unnamed_group', 'document');
