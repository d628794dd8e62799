-- Which versions the annotator was given.

-- An article version that the annotator was given, and how it went.
create table annotations (
    version_id varchar not null, -- The article version.
    article_id varchar not null, -- The article of that version.
    annotation_status varchar not null, -- annotated, no_model_for_language or failed.
    language varchar, -- Language that the annotator took it for.
    model varchar, -- Language model used; null when none was.
    token_count integer not null, -- Tokens in the text.
    run_id varchar not null, -- The run that annotated it.
    batch_id varchar not null -- The batch that brought the annotation.
);
-- The files that the articles come from.

-- A file or object of the news archives, known by the hash of its content.
create table archives (
    archive_id varchar not null, -- First 20 hex digits of the SHA-256 of the content.
    uri varchar, -- Where it was last found; the same content may lie in several places.
    format varchar,
        -- What its content showed: warc, jsonl, json, table, parquet, html, feed, mediawiki, xml,
        -- reuters, mail, mbox, text, rtf, docx, tar or zip.
    size_bytes bigint, -- Its size in bytes.
    first_seen_at timestamp not null, -- When a run first saw it (UTC).
    status varchar not null, -- seen, loaded (every batch is in), or what stopped it.
    ingest_versions varchar, -- JSON: code versions that its articles were read with, once loaded.
    annotate_versions varchar,
        -- JSON: code and model versions that its articles were annotated with.
    run_id varchar, -- The last run that touched it.
    primary key (archive_id)
);
-- Articles, the records that they are read from, their versions and sections.

-- One record of an archive that holds an article; a page crawled twice has two. articles and the
-- order of versions are derived from these, so the order of loading does not matter.
create table article_records (
    article_id varchar not null,
        -- Hash of source and canonical URL, or of the archive's own name for the record.
    version_id varchar not null, -- Hash of article and content: which version the record holds.
    source varchar not null, -- The outlet or feed; "unknown" where none is told.
    source_record varchar, -- The record's own id in its archive.
    url varchar, -- Canonical address of the page.
    headline varchar, -- Headline.
    byline varchar, -- Byline as printed.
    authors varchar[] not null, -- Names in the byline.
    language varchar, -- Language code of the text.
    published_at timestamp,
        -- When it was published (UTC); null when unknown, never guessed from the crawl date.
    published_precision varchar,
        -- How exact published_at is: second, minute or day; month_day where no year is stated, so
        -- that published_at is null.
    published_from varchar, -- Where published_at was read.
    published_utc_offset integer,
        -- Minutes east of UTC in the time that was stated; null when it had no zone and UTC is
        -- assumed.
    published_stated varchar,
        -- The date as the record writes it, where it was not understood; null otherwise.
    dateline_place varchar, -- Place in the dateline.
    agency varchar, -- News agency credited.
    section varchar, -- Section of the outlet.
    publisher varchar, -- Who publishes it, as the record says.
    summary varchar, -- Summary or standfirst that the record gives beside the text.
    is_retraction boolean not null,
        -- Whether the record says that the article is withdrawn, or is a notice of that.
    is_truncated boolean not null,
        -- Whether a paywall or an API cuts the text after its first words or paragraphs.
    text_share double,
        -- Share of the paragraphs visible on its page that the text holds, 0 to 1; null where it
        -- was read from no page.
    extra varchar, -- JSON: what else the record says of itself.
    archive_id varchar not null, -- The archive it came from.
    position varchar not null, -- Where in the archive: a line, a record or a member.
    run_id varchar not null, -- The run that read the record.
    modified_at timestamp, -- When the page says it was last changed (UTC).
    observed_at timestamp, -- When the page was crawled (UTC).
    batch_id varchar not null, -- The batch that brought the record.
    slice_no integer not null, -- Which slice of the archive that batch is.
    record_no integer not null -- Row of the record in its batch.
);

-- A story in an outlet: one row an article, as its current version has it.
create table articles (
    article_id varchar not null,
        -- Hash of source and canonical URL, or of the archive's own name for the record.
    current_version_id varchar not null,
        -- The version that stands now; all other columns are from the first record since it stands.
    source varchar not null, -- The outlet or feed; "unknown" where none is told.
    source_record varchar, -- The record's own id in its archive.
    url varchar, -- Canonical address of the page.
    headline varchar, -- Headline.
    byline varchar, -- Byline as printed.
    authors varchar[] not null, -- Names in the byline.
    language varchar, -- Language code of the text.
    published_at timestamp,
        -- When it was published (UTC); null when unknown, never guessed from the crawl date.
    published_precision varchar,
        -- How exact published_at is: second, minute or day; month_day where no year is stated, so
        -- that published_at is null.
    published_from varchar, -- Where published_at was read.
    published_utc_offset integer,
        -- Minutes east of UTC in the time that was stated; null when it had no zone and UTC is
        -- assumed.
    published_stated varchar,
        -- The date as the record writes it, where it was not understood; null otherwise.
    dateline_place varchar, -- Place in the dateline.
    agency varchar, -- News agency credited.
    section varchar, -- Section of the outlet.
    publisher varchar, -- Who publishes it, as the record says.
    summary varchar, -- Summary or standfirst that the record gives beside the text.
    is_retraction boolean not null,
        -- Whether the latest record says that the article is withdrawn, or is a notice of that.
    is_truncated boolean not null,
        -- Whether a paywall or an API cuts the text after its first words or paragraphs.
    text_share double,
        -- Share of the paragraphs visible on its page that the text holds, 0 to 1; null where it
        -- was read from no page.
    extra varchar, -- JSON: what else the record says of itself.
    archive_id varchar not null, -- The archive it came from.
    position varchar not null, -- Where in the archive: a line, a record or a member.
    run_id varchar not null, -- The run that read the record.
    status varchar not null,
        -- retracted when its latest record says so; else corrected when the article has had other
        -- words before; else current.
    first_seen_at timestamp not null, -- When a run first saw an archive that holds it (UTC).
    syndication_id varchar,
        -- The earliest article of a group that prints the same text; null when it stands alone.
    primary key (article_id)
);

-- The words of an article at a time; a correction opens a new version and closes the old one.
create table article_versions (
    version_id varchar not null, -- Hash of article and content.
    article_id varchar not null, -- The article.
    headline varchar, -- Headline of this version.
    text varchar not null, -- The text as stored, which all spans count in.
    content_hash varchar not null,
        -- Hash of the content alone: equal in two outlets that print the same.
    word_count integer not null, -- Words in the text.
    modified_at timestamp, -- When the page says it was last changed (UTC).
    observed_at timestamp, -- When the page was crawled (UTC).
    signature uinteger[] not null,
        -- The smallest hashes of five words in a row, and the figures, by which near copies are
        -- found; empty for a short text.
    archive_id varchar not null, -- The archive of the version's first record.
    position varchar not null, -- Where in that archive.
    run_id varchar not null, -- The run that read that record.
    version_no integer not null,
        -- Order of the versions of the article, from 1; one that came back is the last again.
    valid_from timestamp not null,
        -- From when it stood last: modified, else crawled, else published, else archive first seen
        -- (UTC). article_periods has every stretch.
    valid_to timestamp -- Until when: what stood next took its place; null for the current version.
);

-- A stretch of time in which an article said what a version says; a version that came back has
-- two.
create table article_periods (
    article_id varchar not null, -- The article.
    period_no integer not null, -- 1 for the first stretch of the article.
    version_id varchar not null, -- The version that stood.
    valid_from timestamp not null, -- From when it stood (UTC).
    valid_to timestamp -- Until when: the next stretch's valid_from; null for what stands now.
);

-- A stretch of a text and what it is on the page.
create table sections (
    section_id varchar not null, -- Id of the section.
    version_id varchar not null, -- The article version.
    section_no integer not null, -- Order in the text.
    section_kind varchar not null,
        -- headline, kicker, byline, dateline, body, sub_heading, caption or boilerplate.
    char_start integer not null, -- First code point of the span in article_versions.text.
    char_end integer not null, -- One past the last code point of the span.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null -- How sure the method is, 0 to 1.
);
-- The batches of the lake that are in, and what could not be read.

-- The load ledger: a batch is loaded when, and only when, its row is here.
create table batches (
    batch_id varchar not null, -- Id of the batch: a hash of archive, slice and versions.
    stage varchar not null, -- ingest or annotate.
    archive_id varchar not null, -- The archive that it was cut from.
    slice_no integer not null, -- Which slice of the archive.
    versions varchar not null, -- JSON: versions of the code and models that made it.
    digest varchar not null,
        -- SHA-256 over the batch's files; the same batch made anew is loaded anew.
    made_by_run_id varchar not null, -- The run that wrote the batch.
    run_id varchar not null, -- The run that loaded it.
    loaded_at timestamp not null, -- When it was loaded (UTC).
    seen integer not null, -- Records read (ingest).
    new integer not null, -- Articles not known before (ingest).
    corrected integer not null, -- New versions of known articles (ingest).
    unchanged integer not null, -- Records whose version was known (ingest).
    rejected integer not null, -- Rows in rejects.
    skipped integer not null, -- Records that are no articles (ingest).
    annotated integer not null, -- Versions annotated (annotate).
    mentions integer not null, -- Entity mentions loaded (annotate).
    quotes integer not null, -- Quotes loaded (annotate).
    quotes_with_speaker integer not null, -- Quotes loaded whose speaker is known (annotate).
    claims integer not null, -- Claims loaded (annotate).
    primary key (batch_id)
);

-- What could not be read, where it lies and why.
create table rejects (
    reject_id varchar not null, -- Id of the reject: the same failure has the same id in every run.
    archive_id varchar not null, -- The archive that it lies in.
    stage varchar not null, -- discover, ingest or annotate.
    position varchar not null, -- Where in the archive: a line, a record or a member.
    source_record varchar, -- The record's own id, where it has one.
    url varchar, -- The page, where known.
    reason varchar not null, -- Why, from the closed list in vocabularies.
    detail varchar not null, -- What exactly, and what to do.
    run_id varchar not null, -- The run that first met it.
    batch_id varchar -- The batch that brought it; null when the archive itself was refused.
);
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
-- The same words, and the same claim, in several places.

-- The same words, whole or in part, quoted at least twice in current versions of articles not
-- retracted; filled by resolve.
create table quote_clusters (
    quote_cluster_id varchar not null, -- Id shared by the quotes: that of the longest words.
    text varchar not null, -- The words as first printed, which may be a part.
    first_quote_id varchar not null, -- The earliest published quote; undated ones come last.
    first_article_id varchar not null, -- Its article.
    first_source varchar not null, -- Its outlet.
    first_published_at timestamp, -- When it was published (UTC); null when no copy is dated.
    first_speaker_id varchar, -- Its speaker; null when unknown.
    occurrences integer not null, -- Quotes with these words.
    stories integer not null, -- Articles with these words, syndicated copies counted once.
    articles integer not null, -- Articles with these words.
    outlets integer not null, -- Outlets with these words.
    speakers integer not null, -- Different known speakers.
    parts integer, -- Quotes that give a part of the words.
    whole_text varchar -- The longest words, as first printed whole.
);

-- A quote in a cluster, one row each; filled by resolve.
create table quote_cluster_members (
    quote_id varchar not null, -- The quote.
    quote_cluster_id varchar not null,
        -- Its cluster; not that of its own words where it is a part of longer ones.
    match_kind varchar not null -- same, part or pieces: how much of the words it has.
);

-- The same claim, in whole or in part, made at least twice in current versions of articles not
-- retracted; filled by resolve.
create table claim_clusters (
    claim_cluster_id varchar not null, -- Id shared by the claims: that of most of those in full.
    text varchar not null, -- The claim as first made, which may be a part.
    first_claim_id varchar not null, -- The earliest published claim; undated ones come last.
    first_article_id varchar not null, -- Its article.
    first_source varchar not null, -- Its outlet.
    first_published_at timestamp, -- When it was published (UTC); null when no copy is dated.
    first_speaker_id varchar, -- Its speaker; null when unknown or when the article itself speaks.
    occurrences integer not null, -- Claims in the cluster.
    stories integer not null, -- Articles that make it, syndicated copies counted once.
    articles integer not null, -- Articles that make it.
    outlets integer not null, -- Outlets that make it.
    speakers integer not null, -- Different known speakers.
    affirmative_count integer not null, -- Claims that affirm it.
    negative_count integer not null, -- Claims that deny it.
    has_flip boolean not null,
        -- Whether it is both affirmed and denied; claims of a part do not count for it.
    modalities integer
        -- How many of asserted, possible, future and necessary it is said in, parts left out.
);

-- A claim in a cluster, one row each; filled by resolve.
create table claim_cluster_members (
    claim_id varchar not null, -- The claim.
    claim_cluster_id varchar not null,
        -- Its cluster; not that of claims.claim_cluster_id where it joins one in other words.
    match_kind varchar not null -- same, near or part: how much of the claim it makes.
);
-- Claims as they are compared, kept from night to night.

-- Claims of current versions, cut into the words that a retelling keeps; those with a pronoun
-- for a subject are left out.
create table claim_cuts (
    claim_id varchar not null, -- The claim.
    subject varchar not null,
        -- Words of who or what does it, a space before and after each; the id of the entity where
        -- it is a name.
    object varchar not null, -- Words of what it is done to, with the same spaces.
    words varchar not null,
        -- All words, with the same spaces, the passive turned round and "not" of the verb taken
        -- out.
    content_size integer not null, -- How many of them tell something.
    last_word varchar, -- The last of these.
    names varchar[] not null, -- The words of the names of its entities.
    has_name boolean not null, -- Whether it names somebody or something.
    is_anchored boolean not null,
        -- Whether it is understood outside of its story: with a name, or without figures and "the".
    is_joinable boolean not null
        -- Whether it has enough words to be the same as a claim in other words.
);

-- What claims of current versions have in common: only those that share a handle can be one.
create table claim_handles (
    claim_hash ubigint not null, -- Hash of the claim's id.
    kind varchar not null,
        -- same: of the same claim's id; words: of all words; stand: of predicate, end of the
        -- subject and a word after it.
    handle ubigint not null -- The hash that claims share.
);
-- Words of quotes as they are compared, kept from night to night.

-- The different words of quotes in current versions, as they are looked for in one another.
create table quote_wordings (
    words_key varchar not null, -- The id of the words, or the words where they are too few for one.
    words_id varchar, -- The id that quotes of these words share.
    words varchar not null, -- The words in lower case, without marks.
    pieces varchar[] not null, -- The pieces between what the outlet left out or put in brackets.
    piece_count integer not null, -- How many there are.
    size integer not null, -- How many letters and spaces they have.
    reading ubigint not null, -- Hash of words and pieces, which tells whether they are as they were.
    asked uinteger[] not null,
        -- Hashes of four words each, by which a whole that has these words is found.
    shingles uinteger[] not null -- Hashes of each four words in a row, under which a part is found.
);

-- Words that stand in longer words, whoever says them.
create table quote_parts (
    part_key varchar not null, -- The fewer words: a words_key of quote_wordings.
    whole_key varchar not null -- The more.
);

-- Hashes of four words that stand in too many wordings to tell one from another.
create table crowded_shingles (
    shingle uinteger not null -- The hash.
);
-- Texts as copies are looked for among them, kept from night to night.

-- The texts that copies were last looked for among; another version is compared again.
create table compared_texts (
    article_id varchar not null, -- The article.
    version_id varchar not null -- The version whose text was compared.
);

-- Where texts that may be copies of each other meet.
create table text_buckets (
    article_id varchar not null, -- The article.
    kind utinyint not null, -- 0: a hash of some words in the text; 1: one of all of it.
    bucket ubigint not null, -- The hash.
    is_asked boolean not null -- Whether the text looks for others here, or is only found.
);

-- Pairs of texts that are enough alike to be copies, or parts.
create table text_likeness (
    one varchar not null, -- The article with the smaller id.
    other varchar not null, -- The article with the greater id.
    is_equal boolean not null, -- Whether the texts are the same.
    share_of_longer double, -- Share of the longer text that stands in the other, 0 to 1.
    share_of_shorter double, -- Share of the shorter text that stands in the other, 0 to 1.
    shorter varchar not null, -- The article with the shorter text.
    has_same_figures boolean not null -- Whether their numbers are the same.
);
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
-- The number of the layout; a change of any table raises it and brings a migration.

-- The layout of this file; one row. A file of an earlier layout is migrated by the next run.
create table schema_version (
    schema_version integer not null -- Number of the layout; code refuses a newer one than its own.
);

insert into schema_version values (10);
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
-- How resolution came to who is who: names, joins, doubts and what people said.

-- Names that may be joined or split across articles, and the keys under which they meet; filled
-- by resolve.
create table entity_names (
    found_entity_id varchar not null, -- The id that the annotator gives the name.
    entity_type varchar not null, -- person, organization or place.
    name_key varchar not null, -- The name as compared: without case, accents and dots.
    words varchar[] not null,
        -- The words of a person's name as compared, without titles; empty for others.
    beside_as varchar not null, -- What it counts as where it stands beside another.
    keys varchar[] not null, -- Two names are looked at together when they share one.
    article_count integer not null -- Articles that name it.
);

-- A name in an article that stands for another entity than its id says: split from its
-- namesakes, joined to another name, or told so by a person. Filled by resolve.
create table entity_moves (
    article_id varchar not null, -- The article.
    found_entity_id varchar not null, -- The id that the annotator gave the name.
    entity_id varchar not null, -- The entity that it is, before the overrides of people.
    why varchar not null, -- namesake, undecided, or what joined the two names.
    confidence double not null -- How sure resolution is, 0 to 1.
);

-- A name that resolution joined to others across articles; filled by resolve.
create table entity_joins (
    entity_id varchar not null, -- The entity, before the overrides of people.
    found_entity_id varchar not null, -- The id that the annotator gives the name.
    why varchar not null, -- What joined it, from the closed list in vocabularies.
    confidence double not null -- How sure resolution is, 0 to 1.
);

-- Two entities that might be one and were kept apart; filled by resolve, before the overrides of
-- people.
create table entity_doubts (
    entity_id varchar not null, -- An entity.
    other_entity_id varchar not null, -- Another that shares its name, or part of it.
    why varchar not null,
        -- namesake (too unlike), undecided (an article that tells too little), or the join that had
        -- several takers.
    score double not null
        -- How much spoke for one entity; see the tuning for what would have been enough.
);

-- What people said of entities, in the order of their file, and what came of it; filled by
-- resolve.
create table entity_overrides (
    override_no integer not null, -- Its line in the file.
    stated varchar not null, -- JSON: the line.
    status varchar not null, -- applied, or why it applies no longer.
    names_changed integer not null -- Names in articles that it moved, or entities that it renamed.
);
-- What each run did, and whether its figures are as they should be.

-- One run of the pipeline and what came of it; counts are filled when it ends.
create table runs (
    run_id varchar not null, -- Id of the run.
    started_at timestamp not null, -- When it began (UTC).
    finished_at timestamp, -- When it ended (UTC); null while it runs.
    status varchar not null,
        -- running, completed, failed (the file is otherwise as it was), or rolled_back (an earlier
        -- file was put back).
    code_version varchar, -- Version of the code.
    model varchar, -- Language models used.
    settings varchar, -- JSON: the settings of the run.
    archive_count integer, -- Archives that the run looked at.
    record_count integer, -- Records seen in them.
    new_count integer, -- Articles not known before.
    corrected_count integer, -- New versions of known articles.
    unchanged_count integer, -- Records whose version was known.
    rejected_count integer, -- Records that could not be read.
    skipped_count integer, -- Records that are no articles.
    quote_count integer, -- Quotes loaded.
    quote_with_speaker_count integer, -- Quotes loaded whose speaker is known.
    claim_count integer, -- Claims loaded.
    seconds double, -- How long it took.
    detail varchar, -- Why it failed, or what was put back; null when all went well.
    primary key (run_id)
);

-- An archive in a run and where each of its records went: seen = loaded + unchanged + rejected +
-- skipped.
create table run_files (
    run_id varchar not null, -- The run.
    archive_id varchar not null, -- The archive.
    uri varchar not null, -- Where the archive was found.
    status varchar not null, -- loaded, known (not opened again), rejected, or failed.
    seen integer not null, -- Records in the archive.
    loaded integer not null, -- Records that made a new version.
    unchanged integer not null, -- Records whose version was known.
    rejected integer not null, -- Records that could not be read.
    skipped integer not null, -- Records that are no articles.
    skipped_reasons varchar -- JSON: reason to number of records skipped.
);

-- How long each stage of a run took. What comes after the figures are measured (the last checks and
-- the swap of the files) is not in it: the file that is published cannot tell of that.
create table run_stages (
    run_id varchar not null, -- The run.
    stage_no integer not null, -- The stages in the order of the night.
    stage varchar not null, -- work (reading and annotating), copy, load, resolve or measure.
    part varchar,
        -- A part of the stage, such as the parse of texts; null for the stage as a whole.
    seconds double not null
        -- By the clock for whole stages and parts of resolve; processor time of all workers together
        -- for parts of work.
);

-- The figures of each run against their limits and against the last runs.
create table quality (
    run_id varchar not null, -- The run.
    figure varchar not null, -- Name of the figure.
    value double, -- The figure; null when the run had nothing to measure it on.
    threshold double, -- The limit that it must keep to; null for none.
    sense varchar not null, -- at_least or at_most: on which side of the threshold it must lie.
    recent_median double, -- Median of the last seven runs before this one that measured it.
    is_ok boolean not null, -- On the right side of the threshold and near the recent median.
    is_blocking boolean not null,
        -- So far out that the run is not published, unless that is forced or gates are set to warn.
    detail varchar -- What is wrong; null when nothing is.
);
-- Who speaks: as each version has it, across articles, and in which role.

-- A speaker as one article version names them; speakers is merged from these.
create table version_speakers (
    speaker_id varchar not null, -- Id of the speaker.
    display_name varchar not null, -- How this version names the speaker.
    speaker_kind varchar not null, -- person, organization, group, document (a law, poll or report), unnamed_person or unnamed_group.
    entity_id varchar, -- The entity that the speaker is; null for an unnamed one.
    version_id varchar not null, -- The article version that this row was found in.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_entity_id varchar,
        -- The id that the annotator gave; null where resolution left it as it was.
    found_speaker_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);

-- Who is quoted; an unnamed one belongs to one article and is never merged.
create table speakers (
    speaker_id varchar not null, -- Id of the speaker.
    display_name varchar not null,
        -- How most current versions name the speaker; for an unnamed one the words of the article.
    speaker_kind varchar not null, -- person, organization, group, document (a law, poll or report), unnamed_person or unnamed_group.
    entity_id varchar, -- The entity that the speaker is; null for an unnamed one.
    version_id varchar not null, -- The first version with this name.
    run_id varchar not null, -- The run that made that version's row.
    method varchar not null, -- Which rule or model made that version's row.
    confidence double not null, -- Confidence of that version's row.
    first_seen_on date,
        -- First publication day of a current version that quotes the speaker; null if undated.
    last_seen_on date, -- Last publication day of a current version that quotes the speaker.
    article_count integer not null,
        -- Articles whose current version quotes the speaker, retracted articles left out.
    quote_count integer not null,
        -- Quotes in current versions, those of retracted articles left out.
    primary key (speaker_id)
);

-- A stated title, unit and affiliation of a speaker, and where it is stated.
create table speaker_roles (
    role_id varchar not null, -- Id of the role.
    speaker_id varchar not null, -- The speaker.
    version_id varchar not null, -- The article version that this row was found in.
    article_id varchar not null, -- The article of that version.
    text varchar not null, -- The words, equal to the span.
    char_start integer not null, -- First code point of the span in article_versions.text.
    char_end integer not null, -- One past the last code point of the span.
    title varchar, -- Title, such as "spokeswoman".
    unit varchar, -- Part of the organisation.
    affiliation varchar,
        -- The organisation, or the place as in "Ohio Gov. John Kasich".
    stated_on date, -- Publication day of the article; null if undated.
    run_id varchar not null, -- The run that made this row.
    method varchar not null, -- Which rule or model made this row.
    confidence double not null, -- How sure the method is, 0 to 1.
    found_speaker_id varchar
        -- The id that the annotator gave; null where resolution left it as it was.
);
-- The closed lists of words that columns hold.
create table vocabularies (
    vocabulary varchar not null, -- The list: the name of the column that holds its words.
    word varchar not null, -- A word of the list.
    meaning varchar, -- What it says about the row.
    primary key (vocabulary, word)
);

insert into vocabularies values
    ('reason', 'empty_archive', 'the archive holds no byte or no record'),
    ('reason', 'unsupported_format', 'no reader knows this content'),
    ('reason', 'unreadable', 'the file or object could not be opened or decompressed'),
    ('reason', 'truncated', 'the input ends in the middle of a record'),
    ('reason', 'bad_record', 'a record breaks its format (WARC header, length, HTTP message)'),
    ('reason', 'bad_json', 'not a JSON object, or JSON that ends early'),
    ('reason', 'bad_xml', 'an XML or SGML document that is not well-formed'),
    ('reason', 'forbidden_xml', 'XML with entities of its own, which are never expanded'),
    ('reason', 'bad_row', 'a row of a table that does not fit its header'),
    ('reason', 'bad_encoding', 'the text cannot be decoded, or holds lone surrogates'),
    ('reason', 'missing_text', 'a record without article text'),
    ('reason', 'no_main_text', 'a page from which no article text could be extracted'),
    ('reason', 'too_large', 'a record over the size limit, or data that expands without end'),
    ('reason', 'too_deep', 'archives inside archives beyond the limit'),
    ('reason', 'unsafe_name', 'a member whose name leads out of its archive'),
    ('reason', 'encrypted', 'a member that asks for a password'),
    ('reason', 'repeated_id', 'the same record id with the same content again in one archive'),
    ('reason', 'timeout', 'parsing took longer than the limit'),
    ('reason', 'parser_died', 'the process that parsed the record ended on it'),
    ('reason', 'annotation_failed', 'the annotator raised on this article; the article itself is loaded'),
    ('reason', 'span_mismatch', 'a row''s span does not slice to its text'),
    ('skipped_reason', 'not_a_response', 'WARC record that is no response (warcinfo, request, metadata, revisit)'),
    ('skipped_reason', 'http_status', 'HTTP status other than 200'),
    ('skipped_reason', 'not_html', 'a payload that is not HTML'),
    ('skipped_reason', 'not_an_article', 'robots.txt, a sitemap or another page that is no article'),
    ('skipped_reason', 'front_page', 'the front page of a site'),
    ('skipped_reason', 'list_page', 'a page that lists stories, of a section, a tag or an author'),
    ('skipped_reason', 'form_page', 'a page to search, sign up or log in'),
    ('skipped_reason', 'paywall', 'an offer to subscribe in the place of a story'),
    ('skipped_reason', 'blank', 'an empty line or file member'),
    ('skipped_reason', 'not_a_file', 'a folder, link, device or pipe inside an archive'),
    ('skipped_reason', 'not_a_text', 'a picture, event or other news item that has no text'),
    ('section_kind', 'headline', null),
    ('section_kind', 'kicker', null),
    ('section_kind', 'byline', null),
    ('section_kind', 'dateline', null),
    ('section_kind', 'body', null),
    ('section_kind', 'sub_heading', null),
    ('section_kind', 'caption', null),
    ('section_kind', 'boilerplate', null),
    ('published_precision', 'second', null),
    ('published_precision', 'minute', null),
    ('published_precision', 'day', null),
    ('published_precision', 'month_day', null),
    ('entity_type', 'person', null),
    ('entity_type', 'organization', null),
    ('entity_type', 'place', null),
    ('entity_type', 'law', null),
    ('entity_type', 'event', null),
    ('entity_type', 'group', null),
    ('entity_type', 'work', null),
    ('entity_type', 'product', null),
    ('mention_kind', 'name', null),
    ('mention_kind', 'acronym', null),
    ('mention_kind', 'nominal', null),
    ('mention_kind', 'pronoun', null),
    ('quote_type', 'direct', null),
    ('quote_type', 'indirect', null),
    ('quote_type', 'mixed', null),
    ('presentation', 'speech', 'words that somebody said or wrote, quoted or reported, or a view that somebody is reported to take: "said that it fell", "believes that it failed", "condemned the raid"'),
    ('presentation', 'thought', 'what goes on in a mind, as the outlet tells it: "is expected to resign", "knows what they need", "thinks about Roe"'),
    ('presentation', 'act', 'that somebody spoke, decided or took a side, and no more than whom or what it concerns: "spoke about the budget", "upheld the ban", "is backing Roe"'),
    ('reference_kind', 'name', null),
    ('reference_kind', 'surname', null),
    ('reference_kind', 'nominal', null),
    ('reference_kind', 'pronoun', null),
    ('reference_kind', 'none', null),
    ('speaker_kind', 'person', null),
    ('speaker_kind', 'organization', null),
    ('speaker_kind', 'group', null),
    ('speaker_kind', 'document', null),
    ('speaker_kind', 'unnamed_person', null),
    ('speaker_kind', 'unnamed_group', null),
    ('cue_stance', 'neutral', null),
    ('cue_stance', 'positive', null),
    ('cue_stance', 'negative', null),
    ('cue_stance', 'uncertain', null),
    ('cue_stance', 'certain', null),
    ('cue_stance', 'wish', null),
    ('cue_stance', 'question', null),
    ('modality', 'asserted', null),
    ('modality', 'possible', null),
    ('modality', 'future', null),
    ('modality', 'necessary', null),
    ('polarity', 'affirmative', null),
    ('polarity', 'negative', null),
    ('claim_kind', 'fact', null),
    ('claim_kind', 'causal', null),
    ('claim_kind', 'forecast', null),
    ('claim_kind', 'normative', null),
    ('claim_kind', 'evaluation', null),
    ('role', 'subject', null),
    ('role', 'object', null),
    ('role', 'other', null),
    ('why', 'surname', 'the family name of a person whose full name is in the article'),
    ('why', 'given name', 'the given name of a person whose full name is in the article'),
    ('why', 'acronym', 'the initials of a longer name, introduced beside it in some article'),
    ('why', 'short form', 'a part of a longer name, so used in some article'),
    ('why', 'spelling', 'the same name in other letters'),
    ('why', 'same words', 'the same words in other case'),
    ('why', 'initials', 'a given name cut to its initial, with a like role or company'),
    ('why', 'middle name', 'with or without a middle name, with a like role or company'),
    ('why', 'double name', 'with or without a second family name, with a like role or company'),
    ('why', 'name order', 'family name first, with a like role or company'),
    ('why', 'suffix', 'with or without Jr or Sr, with a like role or company'),
    ('why', 'legal form', 'the same company with or without Inc, plc and the like'),
    ('why', 'namesake', 'the same name with another role, affiliation or country: kept apart'),
    ('why', 'undecided', 'an article that does not tell which of its namesakes it means'),
    ('why', 'override', 'a person said so'),
    ('match_kind', 'same', 'all of the words; of a claim, the same subject, predicate and object'),
    ('match_kind', 'near', 'of a claim: the same words but for their order, forms, or small ones'),
    ('match_kind', 'part', 'a stretch of the words; of a claim, less is said, all of it in the whole'),
    ('match_kind', 'pieces', 'some of the words in their order, with an ellipsis or a bracket between'),
    ('flip_kind', 'polarity', 'denied after it was affirmed, or the reverse'),
    ('flip_kind', 'modality', 'less or more certain than the same speaker had it, as "may" after "will"'),
    ('annotation_status', 'annotated', null),
    ('annotation_status', 'no_model_for_language', null),
    ('annotation_status', 'failed', null);
