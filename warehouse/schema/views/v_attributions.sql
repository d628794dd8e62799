-- question: to whom is anything attributed, words, thoughts or acts?
-- Speech of current article versions, as in v_quotes, and with it the thoughts and the acts that an
-- article tells of somebody.
create or replace view v_attributions as
select
    q.quote_id, -- Id of the quote; the rest of what is known of speech is in v_quotes.
    q.article_id, -- Id of the article.
    q.version_id, -- Id of the article version.
    coalesce(a.syndication_id, a.article_id) as story_id,
        -- The syndicated group of the article, or the article itself: count these to count a copied
        -- story once.
    coalesce(a.syndication_id <> a.article_id, false) as is_copy,
        -- Whether an earlier article prints the same text.
    a.status as article_status,
        -- current, corrected or retracted: keep the last apart unless withdrawn words are wanted.
    a.source, -- The outlet or feed; "unknown" where none is told.
    a.headline, -- Headline.
    a.url, -- Canonical address of the page.
    a.published_at, -- When the article was published (UTC); null when unknown.
    q.presentation,
        -- speech (words said or written, or a view told as such), thought (what goes on in a mind) or
        -- act (that somebody spoke, decided or took a side, without words).
    q.quote_type, -- direct, indirect or mixed.
    q.speaker_id, -- Id of who says, thinks or does it; null when unknown.
    s.display_name,
        -- Name of the speaker, or the article's words for an unnamed one, such as "officials"; null
        -- when unknown.
    s.speaker_kind, -- person, organization, group, document (a law, poll or report), unnamed_person or unnamed_group.
    q.reference_text, -- The words that name the speaker here.
    q.cue, -- The words that report, such as "said"; null where there are none.
    q.cue_lemma, -- Their dictionary form, or the colon that stands for them.
    q.cue_stance, -- neutral, positive, negative, uncertain, certain, wish or question.
    q.text, -- What is attributed, equal to the span.
    q.char_start, -- First code point of the span in article_versions.text.
    q.char_end, -- One past its last code point.
    q.content_spans, -- The pieces inside the span: several in a split quote, else one.
    q.run_id, -- The run that made the row.
    q.method, -- Which rule or model made the row.
    q.confidence -- How sure the method is, 0 to 1; of thoughts and acts it is lower than of speech.
from quotes q
join article_versions v on v.version_id = q.version_id and v.valid_to is null
join articles a on a.article_id = q.article_id
left join speakers s on s.speaker_id = q.speaker_id;
