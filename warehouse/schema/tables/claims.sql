-- Propositions, and who and what is in them.

-- A proposition said by a source, or asserted by the article.
create table claims (
    claim_id varchar not null, -- Id of the claim.
    version_id varchar not null, -- The article version that this row was found in.
    article_id varchar not null, -- The article of that version.
    claim_no integer not null, -- Order in the text.
    text varchar not null, -- The article's words, equal to the span.
    char_start integer not null, -- First code point of the span in article_versions.text.
    char_end integer not null, -- One past the last code point of the span.
    quote_id varchar, -- The quote that it is in; null when the article itself speaks.
    speaker_id varchar, -- Who says so; null when nobody is named or the article itself speaks.
    is_attributed boolean not null, -- Whether a source says so, rather than the article.
    modality varchar not null, -- asserted, possible, future or necessary.
    is_conditional boolean not null, -- Whether it holds only if something else does.
    polarity varchar not null,
        -- affirmative or negative, by the main predicate: whether it denies, not whether it blames.
    claim_kind varchar not null, -- fact, causal, forecast, normative or evaluation.
    subject_text varchar, -- Subject of the main predicate.
    predicate_lemma varchar, -- Dictionary form of the main predicate.
    object_text varchar, -- Object of the main predicate.
    check_worthiness double, -- How much it is worth checking, 0 to 1.
    claim_cluster_id varchar, -- The same claim across articles, whatever its polarity.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_speaker_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);

-- An entity in a claim and the part that it plays.
create table claim_entities (
    claim_id varchar not null, -- The claim.
    entity_id varchar not null, -- The entity.
    role varchar not null, -- subject, object or other.
    version_id varchar not null, -- The article version that this row was found in.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_entity_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);
