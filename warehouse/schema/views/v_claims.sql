-- question: what is claimed, by whom or by the article itself, and how?
-- Claims of current article versions with speaker, outlet and link.
create or replace view v_claims as
select
    c.claim_id, -- Id of the claim.
    c.article_id, -- Id of the article.
    c.version_id, -- Id of the article version.
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
    c.is_attributed, -- Whether a source says so, rather than the article.
    c.speaker_id, -- Id of who says so.
    s.display_name,
        -- Who says so; for an unnamed speaker the words of the article, such as "officials"; null
        -- when unknown or when the article itself speaks.
    s.speaker_kind, -- person, organization, group, document (a law, poll or report), unnamed_person or unnamed_group.
    c.quote_id, -- The quote that the claim is in.
    q.cue_stance, -- Stance of the words that report it; null for the article's own words.
    c.text, -- The words, equal to the span.
    c.claim_kind, -- fact, causal, forecast, normative or evaluation.
    c.modality, -- asserted, possible, future or necessary.
    c.is_conditional, -- Whether it holds only if something else does.
    c.polarity,
        -- affirmative or negative, by the main predicate: whether it denies, not whether it blames.
    c.subject_text, -- Subject of the main predicate.
    c.predicate_lemma, -- Dictionary form of the main predicate.
    c.object_text, -- Object of the main predicate.
    c.check_worthiness, -- How much it is worth checking, 0 to 1.
    c.char_start, -- First code point of the span in article_versions.text.
    c.char_end, -- One past its last code point.
    coalesce(m.claim_cluster_id, c.claim_cluster_id) as claim_cluster_id,
        -- The same claim across articles, whatever its polarity, parts joined to the whole; without
        -- a match_kind, only the same subject, predicate and object.
    m.match_kind,
        -- same, near or part: how much of the cluster's claim it makes; null where it is made once.
    k.has_flip,
        -- Whether the claim is both affirmed and denied somewhere; null when it is made once.
    a.source_record, -- The outlet's or archive's own id of the record.
    a.archive_id, -- The archive that holds the article.
    a.position, -- Where in that archive.
    c.run_id, -- The run that made the row.
    c.method, -- Which rule or model made the row.
    c.confidence -- How sure the method is, 0 to 1.
from claims c
join article_versions v on v.version_id = c.version_id and v.valid_to is null
join articles a on a.article_id = c.article_id
left join speakers s on s.speaker_id = c.speaker_id
left join quotes q on q.quote_id = c.quote_id
left join claim_cluster_members m on m.claim_id = c.claim_id
left join claim_clusters k on k.claim_cluster_id = m.claim_cluster_id;
