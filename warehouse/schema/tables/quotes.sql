-- Words, thoughts and acts of speech attributed to a source; v_quotes shows the words.
create table quotes (
    quote_id varchar not null, -- Id of the quote.
    version_id varchar not null, -- The article version that this row was found in.
    article_id varchar not null, -- The article of that version.
    quote_no integer not null, -- Order in the text.
    quote_type varchar not null, -- direct, indirect or mixed.
    presentation varchar not null,
        -- speech, thought or act: whether somebody's words or views are told, what goes on in a
        -- mind, or only that somebody spoke, decided or took a side.
    text varchar not null,
        -- The words with their marks, equal to the span; of a split quote also what stands between
        -- its pieces, such as "he said".
    char_start integer not null, -- First code point of the span in article_versions.text.
    char_end integer not null, -- One past the last code point of the span.
    content_spans struct(char_start integer, char_end integer)[] not null,
        -- The pieces inside the span: several in a split quote, else one.
    speaker_id varchar, -- The speaker; null rather than guessed.
    speaker_confidence double, -- Probability of that speaker, 0 to 1; null where there is none.
    speaker_candidates struct(speaker_id varchar, probability double)[] not null,
        -- Who may be speaking, best first, with a probability each; the rest to 1 is nobody's.
    reference_text varchar, -- The words that name the speaker here.
    reference_char_start integer, -- First code point of those words.
    reference_char_end integer, -- One past their last code point.
    reference_kind varchar not null, -- name, surname, nominal, pronoun or none.
    cue varchar, -- The words that report, such as "said"; null where there are none.
    cue_lemma varchar, -- Their dictionary form, or the colon that stands for them.
    cue_char_start integer, -- First code point of the cue.
    cue_char_end integer, -- One past its last code point.
    cue_stance varchar, -- neutral, positive, negative, uncertain, certain, wish or question.
    continues_quote_id varchar, -- The quote of the same version that this one continues.
    quote_cluster_id varchar,
        -- The same words across articles, to the letter; null for words too few to compare.
        -- quote_cluster_members has parts joined to wholes.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_speaker_id varchar,
        -- The id that the annotator gave; null where resolution left it as it was.
    found_speaker_candidates struct(speaker_id varchar, probability double)[]
        -- The candidates as the annotator gave them; null where resolution left them as they were.
);

-- The role that a quote's speaker had when it was said; filled by resolve.
create table quote_roles (
    quote_id varchar not null, -- The quote.
    role_id varchar not null, -- The stated role.
    is_stated_here boolean not null
        -- Stated in the same article version, rather than the latest stated before it.
);
