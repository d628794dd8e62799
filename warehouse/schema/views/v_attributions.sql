-- question: to whom is anything attributed, words, thoughts or acts?
-- Quotes of current article versions with speaker, role at the time, outlet and link, and with them the
-- thoughts and the acts that an article tells of somebody.
create or replace view v_attributions as
select
    q.quote_id, -- Id of the quote.
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
    q.speaker_id, -- Id of who says, thinks or does it; null when unknown.
    s.display_name,
        -- Name of the speaker, or the article's words for an unnamed one, such as "officials"; null
        -- when unknown.
    s.speaker_kind, -- person, organization, group, document (a law, poll or report), unnamed_person or unnamed_group.
    q.speaker_confidence, -- Probability of that speaker, 0 to 1; null when unknown.
    r.title, -- Title of the speaker then; null when none is stated.
    r.unit, -- Unit of the speaker then.
    r.affiliation,
        -- Affiliation of the speaker then: an organisation, or a place as in "Ohio Gov. John
        -- Kasich".
    p.is_stated_here as is_role_stated_here,
        -- Whether the role is stated in this article, rather than the latest stated before it; null
        -- where there is none.
    s.entity_id, -- Who the speaker is; null for an unnamed one.
    e.canonical_name, -- Fullest name of that entity.
    q.presentation,
        -- speech (words said or written, or a view told as such), thought (what goes on in a mind) or
        -- act (that somebody spoke, decided or took a side, without words).
    q.quote_type, -- direct, indirect or mixed.
    q.text,
        -- The words with their marks, equal to the span; of a split quote also what stands between
        -- its pieces, such as "he said": spoken_words leaves that out.
    q.cue, -- The words that report, such as "said"; null where there are none.
    q.cue_lemma, -- Their dictionary form, or the colon that stands for them.
    q.cue_stance, -- neutral, positive, negative, uncertain, certain, wish or question.
    q.reference_text, -- The words that name the speaker here.
    q.reference_kind, -- name, surname, nominal, pronoun or none.
    q.char_start, -- First code point of the span in article_versions.text.
    q.char_end, -- One past its last code point.
    q.content_spans, -- The pieces inside the span: several in a split quote, else one.
    q.continues_quote_id, -- The quote that this one continues.
    coalesce(k.quote_cluster_id, q.quote_cluster_id) as quote_cluster_id,
        -- The same words across articles, parts joined to the whole.
    k.match_kind,
        -- same, part or pieces: how much of the cluster's words it has; null where nothing repeats
        -- them.
    a.source_record, -- The outlet's or archive's own id of the record.
    a.archive_id, -- The archive that holds the article.
    a.position, -- Where in that archive.
    q.run_id, -- The run that made the row.
    q.method, -- Which rule or model made the row.
    q.confidence -- How sure the method is, 0 to 1; of thoughts and acts it is lower than of speech.
from quotes q
join article_versions v on v.version_id = q.version_id and v.valid_to is null
join articles a on a.article_id = q.article_id
left join speakers s on s.speaker_id = q.speaker_id
left join entities e on e.entity_id = s.entity_id
left join quote_roles p on p.quote_id = q.quote_id
left join speaker_roles r on r.role_id = p.role_id
left join quote_cluster_members k on k.quote_id = q.quote_id;
