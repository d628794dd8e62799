-- The tables of the warehouse. Those named in the lake's schemas hold its columns in its order,
-- then the warehouse's own; a test holds the two equal. Dimensions have primary keys, large fact
-- tables have none (a key makes a reload five times slower): checks.sql tests them instead.
create table schema_version (
    schema_version integer not null
);
comment on table schema_version is
    'The layout of this file; one row. A file of an earlier layout is migrated by the next run.';
comment on column schema_version.schema_version is
    'Number of the layout; code refuses a newer one than its own.';

create table vocabularies (
    vocabulary varchar not null,
    word varchar not null,
    meaning varchar,
    primary key (vocabulary, word)
);
comment on table vocabularies is 'The closed lists of words that columns hold.';
comment on column vocabularies.vocabulary is
    'The list: the name of the column that holds its words.';
comment on column vocabularies.word is 'A word of the list.';
comment on column vocabularies.meaning is 'What it says about the row.';

create table archives (
    archive_id varchar not null,
    uri varchar,
    format varchar,
    size_bytes bigint,
    first_seen_at timestamp not null,
    status varchar not null,
    ingest_versions varchar,
    annotate_versions varchar,
    run_id varchar,
    primary key (archive_id)
);
comment on table archives is
    'A file or object of the news archives, known by the hash of its content.';
comment on column archives.archive_id is 'First 20 hex digits of the SHA-256 of the content.';
comment on column archives.uri is
    'Where it was last found; the same content may lie in several places.';
comment on column archives.format is 'What its content showed: warc, jsonl, json, table, parquet, html, feed, xml, reuters, text, tar or zip.';
comment on column archives.size_bytes is 'Its size in bytes.';
comment on column archives.first_seen_at is 'When a run first saw it (UTC).';
comment on column archives.status is 'seen, loaded (every batch is in), or what stopped it.';
comment on column archives.ingest_versions is
    'JSON: code versions that its articles were read with, once loaded.';
comment on column archives.annotate_versions is
    'JSON: code and model versions that its articles were annotated with.';
comment on column archives.run_id is 'The last run that touched it.';

create table runs (
    run_id varchar not null,
    started_at timestamp not null,
    finished_at timestamp,
    status varchar not null,
    code_version varchar,
    model varchar,
    settings varchar,
    archive_count integer,
    record_count integer,
    new_count integer,
    corrected_count integer,
    unchanged_count integer,
    rejected_count integer,
    skipped_count integer,
    quote_count integer,
    quote_with_speaker_count integer,
    claim_count integer,
    seconds double,
    detail varchar,
    primary key (run_id)
);
comment on table runs is
    'One run of the pipeline and what came of it; counts are filled when it ends.';
comment on column runs.run_id is 'Id of the run.';
comment on column runs.started_at is 'When it began (UTC).';
comment on column runs.finished_at is 'When it ended (UTC); null while it runs.';
comment on column runs.status is
    'running, completed, failed (the file is otherwise as it was), or rolled_back (an earlier file was put back).';
comment on column runs.code_version is 'Version of the code.';
comment on column runs.model is 'Language models used.';
comment on column runs.settings is 'JSON: the settings of the run.';
comment on column runs.archive_count is 'Archives that the run looked at.';
comment on column runs.record_count is 'Records seen in them.';
comment on column runs.new_count is 'Articles not known before.';
comment on column runs.corrected_count is 'New versions of known articles.';
comment on column runs.unchanged_count is 'Records whose version was known.';
comment on column runs.rejected_count is 'Records that could not be read.';
comment on column runs.skipped_count is 'Records that are no articles.';
comment on column runs.quote_count is 'Quotes loaded.';
comment on column runs.quote_with_speaker_count is 'Quotes loaded whose speaker is known.';
comment on column runs.claim_count is 'Claims loaded.';
comment on column runs.seconds is 'How long it took.';
comment on column runs.detail is 'Why it failed, or what was put back; null when all went well.';

create table run_files (
    run_id varchar not null,
    archive_id varchar not null,
    uri varchar not null,
    status varchar not null,
    seen integer not null,
    loaded integer not null,
    unchanged integer not null,
    rejected integer not null,
    skipped integer not null,
    skipped_reasons varchar
);
comment on table run_files is
    'An archive in a run and where each of its records went: seen = loaded + unchanged + rejected + skipped.';
comment on column run_files.run_id is 'The run.';
comment on column run_files.archive_id is 'The archive.';
comment on column run_files.uri is 'Where the archive was found.';
comment on column run_files.status is 'loaded, known (not opened again), rejected, or failed.';
comment on column run_files.seen is 'Records in the archive.';
comment on column run_files.loaded is 'Records that made a new version.';
comment on column run_files.unchanged is 'Records whose version was known.';
comment on column run_files.rejected is 'Records that could not be read.';
comment on column run_files.skipped is 'Records that are no articles.';
comment on column run_files.skipped_reasons is 'JSON: reason to number of records skipped.';

create table rejects (
    reject_id varchar not null,
    archive_id varchar not null,
    stage varchar not null,
    position varchar not null,
    source_record varchar,
    url varchar,
    reason varchar not null,
    detail varchar not null,
    run_id varchar not null,
    batch_id varchar
);
comment on table rejects is 'What could not be read, where it lies and why.';
comment on column rejects.reject_id is
    'Id of the reject: the same failure has the same id in every run.';
comment on column rejects.archive_id is 'The archive that it lies in.';
comment on column rejects.stage is 'discover, ingest or annotate.';
comment on column rejects.position is 'Where in the archive: a line, a record or a member.';
comment on column rejects.source_record is 'The record''s own id, where it has one.';
comment on column rejects.url is 'The page, where known.';
comment on column rejects.reason is 'Why, from the closed list in vocabularies.';
comment on column rejects.detail is 'What exactly, and what to do.';
comment on column rejects.run_id is 'The run that first met it.';
comment on column rejects.batch_id is
    'The batch that brought it; null when the archive itself was refused.';

create table batches (
    batch_id varchar not null,
    stage varchar not null,
    archive_id varchar not null,
    slice_no integer not null,
    versions varchar not null,
    digest varchar not null,
    made_by_run_id varchar not null,
    run_id varchar not null,
    loaded_at timestamp not null,
    seen integer not null,
    new integer not null,
    corrected integer not null,
    unchanged integer not null,
    rejected integer not null,
    skipped integer not null,
    annotated integer not null,
    mentions integer not null,
    quotes integer not null,
    quotes_with_speaker integer not null,
    claims integer not null,
    primary key (batch_id)
);
comment on table batches is
    'The load ledger: a batch is loaded when, and only when, its row is here.';
comment on column batches.batch_id is 'Id of the batch: a hash of archive, slice and versions.';
comment on column batches.stage is 'ingest or annotate.';
comment on column batches.archive_id is 'The archive that it was cut from.';
comment on column batches.slice_no is 'Which slice of the archive.';
comment on column batches.versions is 'JSON: versions of the code and models that made it.';
comment on column batches.digest is
    'SHA-256 over the batch''s files; the same batch made anew is loaded anew.';
comment on column batches.made_by_run_id is 'The run that wrote the batch.';
comment on column batches.run_id is 'The run that loaded it.';
comment on column batches.loaded_at is 'When it was loaded (UTC).';
comment on column batches.seen is 'Records read (ingest).';
comment on column batches.new is 'Articles not known before (ingest).';
comment on column batches.corrected is 'New versions of known articles (ingest).';
comment on column batches.unchanged is 'Records whose version was known (ingest).';
comment on column batches.rejected is 'Rows in rejects.';
comment on column batches.skipped is 'Records that are no articles (ingest).';
comment on column batches.annotated is 'Versions annotated (annotate).';
comment on column batches.mentions is 'Entity mentions loaded (annotate).';
comment on column batches.quotes is 'Quotes loaded (annotate).';
comment on column batches.quotes_with_speaker is 'Quotes loaded whose speaker is known (annotate).';
comment on column batches.claims is 'Claims loaded (annotate).';

create table quality (
    run_id varchar not null,
    figure varchar not null,
    value double,
    threshold double,
    sense varchar not null,
    recent_median double,
    is_ok boolean not null,
    is_blocking boolean not null,
    detail varchar
);
comment on table quality is
    'The figures of each run against their limits and against the last runs.';
comment on column quality.run_id is 'The run.';
comment on column quality.figure is 'Name of the figure.';
comment on column quality.value is 'The figure; null when the run had nothing to measure it on.';
comment on column quality.threshold is 'The limit that it must keep to; null for none.';
comment on column quality.sense is
    'at_least or at_most: on which side of the threshold it must lie.';
comment on column quality.recent_median is
    'Median of the last seven runs before this one that measured it.';
comment on column quality.is_ok is 'On the right side of the threshold and near the recent median.';
comment on column quality.is_blocking is
    'So far out that the run is not published, unless that is forced or gates are set to warn.';
comment on column quality.detail is 'What is wrong; null when nothing is.';

create table article_records (
    article_id varchar not null,
    version_id varchar not null,
    source varchar not null,
    source_record varchar,
    url varchar,
    headline varchar,
    byline varchar,
    authors varchar[] not null,
    language varchar,
    published_at timestamp,
    published_precision varchar,
    published_from varchar,
    published_utc_offset integer,
    dateline_place varchar,
    agency varchar,
    section varchar,
    publisher varchar,
    summary varchar,
    is_retraction boolean not null,
    extra varchar,
    archive_id varchar not null,
    position varchar not null,
    run_id varchar not null,
    modified_at timestamp,
    observed_at timestamp,
    batch_id varchar not null,
    slice_no integer not null,
    record_no integer not null
);
comment on table article_records is
    'One record of an archive that holds an article; a page crawled twice has two. articles and the order of versions are derived from these, so the order of loading does not matter.';
comment on column article_records.article_id is
    'Hash of source and canonical URL, or of the archive''s own name for the record.';
comment on column article_records.version_id is
    'Hash of article and content: which version the record holds.';
comment on column article_records.source is 'The outlet or feed.';
comment on column article_records.source_record is 'The record''s own id in its archive.';
comment on column article_records.url is 'Canonical address of the page.';
comment on column article_records.headline is 'Headline.';
comment on column article_records.byline is 'Byline as printed.';
comment on column article_records.authors is 'Names in the byline.';
comment on column article_records.language is 'Language code of the text.';
comment on column article_records.published_at is
    'When it was published (UTC); null when unknown, never guessed from the crawl date.';
comment on column article_records.published_precision is
    'How exact published_at is: second, minute, day or month_day.';
comment on column article_records.published_from is 'Where published_at was read.';
comment on column article_records.published_utc_offset is
    'Minutes east of UTC in the time that was stated; null when it had no zone and UTC is assumed.';
comment on column article_records.dateline_place is 'Place in the dateline.';
comment on column article_records.agency is 'News agency credited.';
comment on column article_records.section is 'Section of the outlet.';
comment on column article_records.publisher is 'Who publishes it, as the record says.';
comment on column article_records.summary is 'Summary or standfirst that the record gives beside the text.';
comment on column article_records.is_retraction is
    'Whether the record says that the article is withdrawn, or is a notice of that.';
comment on column article_records.extra is 'JSON: what else the record says of itself.';
comment on column article_records.archive_id is 'The archive it came from.';
comment on column article_records.position is 'Where in the archive: a line, a record or a member.';
comment on column article_records.run_id is 'The run that read the record.';
comment on column article_records.modified_at is 'When the page says it was last changed (UTC).';
comment on column article_records.observed_at is 'When the page was crawled (UTC).';
comment on column article_records.batch_id is 'The batch that brought the record.';
comment on column article_records.slice_no is 'Which slice of the archive that batch is.';
comment on column article_records.record_no is 'Row of the record in its batch.';

create table articles (
    article_id varchar not null,
    current_version_id varchar not null,
    source varchar not null,
    source_record varchar,
    url varchar,
    headline varchar,
    byline varchar,
    authors varchar[] not null,
    language varchar,
    published_at timestamp,
    published_precision varchar,
    published_from varchar,
    published_utc_offset integer,
    dateline_place varchar,
    agency varchar,
    section varchar,
    publisher varchar,
    summary varchar,
    is_retraction boolean not null,
    extra varchar,
    archive_id varchar not null,
    position varchar not null,
    run_id varchar not null,
    status varchar not null,
    first_seen_at timestamp not null,
    syndication_id varchar,
    primary key (article_id)
);
comment on table articles is
    'A story in an outlet: one row an article, as its current version has it.';
comment on column articles.article_id is
    'Hash of source and canonical URL, or of the archive''s own name for the record.';
comment on column articles.current_version_id is
    'The version that stands now; all other columns are from the first record since it stands.';
comment on column articles.source is 'The outlet or feed.';
comment on column articles.source_record is 'The record''s own id in its archive.';
comment on column articles.url is 'Canonical address of the page.';
comment on column articles.headline is 'Headline.';
comment on column articles.byline is 'Byline as printed.';
comment on column articles.authors is 'Names in the byline.';
comment on column articles.language is 'Language code of the text.';
comment on column articles.published_at is
    'When it was published (UTC); null when unknown, never guessed from the crawl date.';
comment on column articles.published_precision is
    'How exact published_at is: second, minute, day or month_day.';
comment on column articles.published_from is 'Where published_at was read.';
comment on column articles.published_utc_offset is
    'Minutes east of UTC in the time that was stated; null when it had no zone and UTC is assumed.';
comment on column articles.dateline_place is 'Place in the dateline.';
comment on column articles.agency is 'News agency credited.';
comment on column articles.section is 'Section of the outlet.';
comment on column articles.publisher is 'Who publishes it, as the record says.';
comment on column articles.summary is 'Summary or standfirst that the record gives beside the text.';
comment on column articles.is_retraction is
    'Whether the latest record says that the article is withdrawn, or is a notice of that.';
comment on column articles.extra is 'JSON: what else the record says of itself.';
comment on column articles.archive_id is 'The archive it came from.';
comment on column articles.position is 'Where in the archive: a line, a record or a member.';
comment on column articles.run_id is 'The run that read the record.';
comment on column articles.status is
    'retracted when its latest record says so; else corrected when the article has had other words before; else current.';
comment on column articles.first_seen_at is 'When a run first saw an archive that holds it (UTC).';
comment on column articles.syndication_id is
    'The earliest article of a group that prints the same text; null when it stands alone.';

create table article_versions (
    version_id varchar not null,
    article_id varchar not null,
    headline varchar,
    text varchar not null,
    content_hash varchar not null,
    word_count integer not null,
    modified_at timestamp,
    observed_at timestamp,
    signature uinteger[] not null,
    archive_id varchar not null,
    position varchar not null,
    run_id varchar not null,
    version_no integer not null,
    valid_from timestamp not null,
    valid_to timestamp
);
comment on table article_versions is
    'The words of an article at a time; a correction opens a new version and closes the old one.';
comment on column article_versions.version_id is 'Hash of article and content.';
comment on column article_versions.article_id is 'The article.';
comment on column article_versions.headline is 'Headline of this version.';
comment on column article_versions.text is 'The text as stored, which all spans count in.';
comment on column article_versions.content_hash is
    'Hash of the content alone: equal in two outlets that print the same.';
comment on column article_versions.word_count is 'Words in the text.';
comment on column article_versions.modified_at is 'When the page says it was last changed (UTC).';
comment on column article_versions.observed_at is 'When the page was crawled (UTC).';
comment on column article_versions.signature is
    'MinHash values of the text, for near copies; empty for a short text.';
comment on column article_versions.archive_id is 'The archive of the version''s first record.';
comment on column article_versions.position is 'Where in that archive.';
comment on column article_versions.run_id is 'The run that read that record.';
comment on column article_versions.version_no is
    'Order of the versions of the article, from 1; one that came back is the last again.';
comment on column article_versions.valid_from is
    'From when it stood last: modified, else crawled, else published, else archive first seen (UTC). article_periods has every stretch.';
comment on column article_versions.valid_to is
    'Until when: what stood next took its place; null for the current version.';

create table article_periods (
    article_id varchar not null,
    period_no integer not null,
    version_id varchar not null,
    valid_from timestamp not null,
    valid_to timestamp
);
comment on table article_periods is
    'A stretch of time in which an article said what a version says; a version that came back has two.';
comment on column article_periods.article_id is 'The article.';
comment on column article_periods.period_no is '1 for the first stretch of the article.';
comment on column article_periods.version_id is 'The version that stood.';
comment on column article_periods.valid_from is 'From when it stood (UTC).';
comment on column article_periods.valid_to is
    'Until when: the next stretch''s valid_from; null for what stands now.';

create table sections (
    section_id varchar not null,
    version_id varchar not null,
    section_no integer not null,
    section_kind varchar not null,
    char_start integer not null,
    char_end integer not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null
);
comment on table sections is 'A stretch of a text and what it is on the page.';
comment on column sections.section_id is 'Id of the section.';
comment on column sections.version_id is 'The article version.';
comment on column sections.section_no is 'Order in the text.';
comment on column sections.section_kind is
    'headline, kicker, byline, dateline, body, sub_heading, caption or boilerplate.';
comment on column sections.char_start is 'First code point of the span in article_versions.text.';
comment on column sections.char_end is 'One past the last code point of the span.';
comment on column sections.run_id is 'The run that made this row.';
comment on column sections.method is 'Which rule or model made this row.';
comment on column sections.confidence is 'How sure the method is, 0 to 1.';

create table annotations (
    version_id varchar not null,
    article_id varchar not null,
    annotation_status varchar not null,
    language varchar,
    model varchar,
    token_count integer not null,
    run_id varchar not null,
    batch_id varchar not null
);
comment on table annotations is
    'An article version that the annotator was given, and how it went.';
comment on column annotations.version_id is 'The article version.';
comment on column annotations.article_id is 'The article of that version.';
comment on column annotations.annotation_status is 'annotated, no_model_for_language or failed.';
comment on column annotations.language is 'Language that the annotator took it for.';
comment on column annotations.model is 'Language model used; null when none was.';
comment on column annotations.token_count is 'Tokens in the text.';
comment on column annotations.run_id is 'The run that annotated it.';
comment on column annotations.batch_id is 'The batch that brought the annotation.';

create table version_entities (
    entity_id varchar not null,
    canonical_name varchar not null,
    entity_type varchar not null,
    country_code varchar,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_entity_id varchar
);
comment on table version_entities is
    'An entity as one article version names it; entities is merged from these.';
comment on column version_entities.entity_id is
    'Id of the entity across articles, as resolution or a person decided.';
comment on column version_entities.canonical_name is 'Its fullest name in this version.';
comment on column version_entities.entity_type is
    'person, organization, place, law, event, group, work or product.';
comment on column version_entities.country_code is 'ISO 3166 code, for a place that has one.';
comment on column version_entities.version_id is 'The article version that this row was found in.';
comment on column version_entities.run_id is 'The run that made this row.';
comment on column version_entities.method is 'Which rule or model made this row.';
comment on column version_entities.confidence is 'How sure the method is, 0 to 1.';
comment on column version_entities.found_entity_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table version_entity_aliases (
    entity_id varchar not null,
    alias varchar not null,
    why varchar not null,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_entity_id varchar
);
comment on table version_entity_aliases is
    'A joined name in one article version; entity_aliases is merged from these.';
comment on column version_entity_aliases.entity_id is 'The entity.';
comment on column version_entity_aliases.alias is 'Another surface of its name.';
comment on column version_entity_aliases.why is
    'Why the two were joined, from the closed list in vocabularies.';
comment on column version_entity_aliases.version_id is
    'The article version that this row was found in.';
comment on column version_entity_aliases.run_id is 'The run that made this row.';
comment on column version_entity_aliases.method is 'Which rule or model made this row.';
comment on column version_entity_aliases.confidence is 'How sure the method is, 0 to 1.';
comment on column version_entity_aliases.found_entity_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table version_speakers (
    speaker_id varchar not null,
    display_name varchar not null,
    speaker_kind varchar not null,
    entity_id varchar,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_entity_id varchar,
    found_speaker_id varchar
);
comment on table version_speakers is
    'A speaker as one article version names them; speakers is merged from these.';
comment on column version_speakers.speaker_id is 'Id of the speaker.';
comment on column version_speakers.display_name is 'How this version names the speaker.';
comment on column version_speakers.speaker_kind is
    'person, organization, group, unnamed_person or unnamed_group.';
comment on column version_speakers.entity_id is
    'The entity that the speaker is; null for an unnamed one.';
comment on column version_speakers.version_id is 'The article version that this row was found in.';
comment on column version_speakers.run_id is 'The run that made this row.';
comment on column version_speakers.method is 'Which rule or model made this row.';
comment on column version_speakers.confidence is 'How sure the method is, 0 to 1.';
comment on column version_speakers.found_entity_id is
    'The id that the annotator gave; null where resolution left it as it was.';
comment on column version_speakers.found_speaker_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table entities (
    entity_id varchar not null,
    canonical_name varchar not null,
    entity_type varchar not null,
    country_code varchar,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    first_seen_on date,
    last_seen_on date,
    article_count integer not null,
    mention_count integer not null,
    wikidata_id varchar,
    wikidata_candidates varchar[],
    primary key (entity_id)
);
comment on table entities is 'A person, organisation, place, law or event across articles.';
comment on column entities.entity_id is
    'Id of the entity across articles, as resolution or a person decided.';
comment on column entities.canonical_name is 'The fullest name that most current versions give it.';
comment on column entities.entity_type is
    'person, organization, place, law, event, group, work or product.';
comment on column entities.country_code is 'ISO 3166 code, for a place that has one.';
comment on column entities.version_id is 'The first version with this name.';
comment on column entities.run_id is 'The run that made that version''s row.';
comment on column entities.method is 'Which rule or model made that version''s row.';
comment on column entities.confidence is 'Confidence of that version''s row.';
comment on column entities.first_seen_on is
    'First publication day of a current version that mentions it; null if undated.';
comment on column entities.last_seen_on is
    'Last publication day of a current version that mentions it.';
comment on column entities.article_count is 'Articles whose current version mentions it.';
comment on column entities.mention_count is 'Mentions in current versions.';
comment on column entities.wikidata_id is
    'The one item of the knowledge base that it is; null without one, with several, or in doubt.';
comment on column entities.wikidata_candidates is
    'Items that it may be, by id; null where no knowledge base was given or none has the name.';

create table entity_aliases (
    entity_id varchar not null,
    alias varchar not null,
    why varchar not null,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    article_count integer not null,
    primary key (entity_id, alias)
);
comment on table entity_aliases is 'Another surface of an entity''s name, across articles.';
comment on column entity_aliases.entity_id is 'The entity.';
comment on column entity_aliases.alias is 'Another surface of its name.';
comment on column entity_aliases.why is
    'Why the two were joined, from the closed list in vocabularies.';
comment on column entity_aliases.version_id is 'The first version with this name.';
comment on column entity_aliases.run_id is 'The run that made that version''s row.';
comment on column entity_aliases.method is 'Which rule or model made that version''s row.';
comment on column entity_aliases.confidence is 'Confidence of that version''s row.';
comment on column entity_aliases.article_count is 'Articles whose current version joins the two.';

create table speakers (
    speaker_id varchar not null,
    display_name varchar not null,
    speaker_kind varchar not null,
    entity_id varchar,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    first_seen_on date,
    last_seen_on date,
    article_count integer not null,
    quote_count integer not null,
    primary key (speaker_id)
);
comment on table speakers is
    'Who is quoted; an unnamed one belongs to one article and is never merged.';
comment on column speakers.speaker_id is 'Id of the speaker.';
comment on column speakers.display_name is 'How most current versions name the speaker.';
comment on column speakers.speaker_kind is
    'person, organization, group, unnamed_person or unnamed_group.';
comment on column speakers.entity_id is 'The entity that the speaker is; null for an unnamed one.';
comment on column speakers.version_id is 'The first version with this name.';
comment on column speakers.run_id is 'The run that made that version''s row.';
comment on column speakers.method is 'Which rule or model made that version''s row.';
comment on column speakers.confidence is 'Confidence of that version''s row.';
comment on column speakers.first_seen_on is
    'First publication day of a current version that quotes the speaker; null if undated.';
comment on column speakers.last_seen_on is
    'Last publication day of a current version that quotes the speaker.';
comment on column speakers.article_count is 'Articles whose current version quotes the speaker.';
comment on column speakers.quote_count is 'Quotes in current versions.';

create table entity_names (
    found_entity_id varchar not null,
    entity_type varchar not null,
    name_key varchar not null,
    words varchar[] not null,
    beside_as varchar not null,
    keys varchar[] not null,
    article_count integer not null
);
comment on table entity_names is
    'Names that may be joined or split across articles, and the keys under which they meet; filled by resolve.';
comment on column entity_names.found_entity_id is 'The id that the annotator gives the name.';
comment on column entity_names.entity_type is 'person, organization or place.';
comment on column entity_names.name_key is 'The name as compared: without case, accents and dots.';
comment on column entity_names.words is
    'The words of a person''s name as compared, without titles; empty for others.';
comment on column entity_names.beside_as is 'What it counts as where it stands beside another.';
comment on column entity_names.keys is 'Two names are looked at together when they share one.';
comment on column entity_names.article_count is 'Articles that name it.';

create table entity_moves (
    article_id varchar not null,
    found_entity_id varchar not null,
    entity_id varchar not null,
    why varchar not null,
    confidence float not null
);
comment on table entity_moves is
    'A name in an article that stands for another entity than its id says: split from its namesakes, joined to another name, or told so by a person. Filled by resolve.';
comment on column entity_moves.article_id is 'The article.';
comment on column entity_moves.found_entity_id is 'The id that the annotator gave the name.';
comment on column entity_moves.entity_id is 'The entity that it is, before the overrides of people.';
comment on column entity_moves.why is 'namesake, undecided, or what joined the two names.';
comment on column entity_moves.confidence is 'How sure resolution is, 0 to 1.';

create table entity_joins (
    entity_id varchar not null,
    found_entity_id varchar not null,
    why varchar not null,
    confidence float not null
);
comment on table entity_joins is
    'A name that resolution joined to others across articles; filled by resolve.';
comment on column entity_joins.entity_id is 'The entity, before the overrides of people.';
comment on column entity_joins.found_entity_id is 'The id that the annotator gives the name.';
comment on column entity_joins.why is 'What joined it, from the closed list in vocabularies.';
comment on column entity_joins.confidence is 'How sure resolution is, 0 to 1.';

create table entity_doubts (
    entity_id varchar not null,
    other_entity_id varchar not null,
    why varchar not null,
    score float not null
);
comment on table entity_doubts is
    'Two entities that might be one and were kept apart; filled by resolve, before the overrides of people.';
comment on column entity_doubts.entity_id is 'An entity.';
comment on column entity_doubts.other_entity_id is 'Another that shares its name, or part of it.';
comment on column entity_doubts.why is
    'namesake (too unlike), undecided (an article that tells too little), or the join that had several takers.';
comment on column entity_doubts.score is 'How much spoke for one entity; see the tuning for what would have been enough.';

create table entity_overrides (
    override_no integer not null,
    stated varchar not null,
    status varchar not null,
    names_changed integer not null
);
comment on table entity_overrides is
    'What people said of entities, in the order of their file, and what came of it; filled by resolve.';
comment on column entity_overrides.override_no is 'Its line in the file.';
comment on column entity_overrides.stated is 'JSON: the line.';
comment on column entity_overrides.status is 'applied, or why it applies no longer.';
comment on column entity_overrides.names_changed is
    'Names in articles that it moved, or entities that it renamed.';

create table resolved_versions (
    version_id varchar not null,
    article_id varchar not null,
    digest varchar not null,
    state varchar not null
);
comment on table resolved_versions is
    'The annotated versions that entities were last resolved from: a version that is new or not the same is resolved again.';
comment on column resolved_versions.version_id is 'The article version.';
comment on column resolved_versions.article_id is 'The article of that version.';
comment on column resolved_versions.digest is 'The files that its annotation came from.';
comment on column resolved_versions.state is 'Hash of its place in the article, date and section.';

create table resolution_state (
    tuning varchar not null,
    given varchar not null
);
comment on table resolution_state is
    'What resolve last worked with; one row. Other tuning or code works all out anew.';
comment on column resolution_state.tuning is 'Hash of the rules of resolution and their thresholds.';
comment on column resolution_state.given is
    'Hash of the overrides, and size and time of the knowledge base: when one changes, also a night without news resolves.';

create table counted_versions (
    version_id varchar not null,
    article_id varchar not null,
    source varchar not null,
    language varchar,
    published_at timestamp,
    story_id varchar not null,
    status varchar not null
);
comment on table counted_versions is
    'The current versions as roles, clusters and marts last counted them: what is not so any more is counted again.';
comment on column counted_versions.version_id is 'The article version.';
comment on column counted_versions.article_id is 'Its article.';
comment on column counted_versions.source is 'The outlet.';
comment on column counted_versions.language is 'Language code of the text.';
comment on column counted_versions.published_at is 'When the article was published (UTC).';
comment on column counted_versions.story_id is 'The syndicated group, or the article itself.';
comment on column counted_versions.status is 'current, corrected or retracted.';

create table stale_versions (
    version_id varchar not null
);
comment on table stale_versions is
    'Versions whose entities or speakers changed and that are not counted again yet; empty after resolve.';
comment on column stale_versions.version_id is 'The article version.';

create table stale_speakers (
    speaker_id varchar not null,
    is_renamed boolean not null
);
comment on table stale_speakers is
    'Speakers whose quotes or roles changed and that are not counted again yet; empty after resolve.';
comment on column stale_speakers.speaker_id is 'The speaker.';
comment on column stale_speakers.is_renamed is 'Whether name, kind or entity is another, too.';

create table stale_entities (
    entity_id varchar not null
);
comment on table stale_entities is
    'Entities whose name or type is another and whose claims are not gathered again yet; empty after resolve.';
comment on column stale_entities.entity_id is 'The entity.';

create table unchecked_versions (
    version_id varchar not null
);
comment on table unchecked_versions is
    'Versions whose rows changed and are not checked yet; empty in a published file.';
comment on column unchecked_versions.version_id is 'The version.';

create table claim_cuts (
    claim_id varchar not null,
    subject varchar not null,
    object varchar not null,
    words varchar not null,
    content_size integer not null,
    last_word varchar,
    names varchar[] not null,
    has_name boolean not null,
    is_anchored boolean not null,
    is_joinable boolean not null
);
comment on table claim_cuts is
    'Claims of current versions, cut into the words that a retelling keeps; those with a pronoun for a subject are left out.';
comment on column claim_cuts.claim_id is 'The claim.';
comment on column claim_cuts.subject is
    'Words of who or what does it, a space before and after each; the id of the entity where it is a name.';
comment on column claim_cuts.object is 'Words of what it is done to, with the same spaces.';
comment on column claim_cuts.words is
    'All words, with the same spaces, the passive turned round and "not" of the verb taken out.';
comment on column claim_cuts.content_size is 'How many of them tell something.';
comment on column claim_cuts.last_word is 'The last of these.';
comment on column claim_cuts.names is 'The words of the names of its entities.';
comment on column claim_cuts.has_name is 'Whether it names somebody or something.';
comment on column claim_cuts.is_anchored is
    'Whether it is understood outside of its story: with a name, or without figures and "the".';
comment on column claim_cuts.is_joinable is
    'Whether it has enough words to be the same as a claim in other words.';

create table claim_handles (
    claim_hash ubigint not null,
    kind varchar not null,
    handle ubigint not null
);
comment on table claim_handles is
    'What claims of current versions have in common: only those that share a handle can be one.';
comment on column claim_handles.claim_hash is 'Hash of the claim''s id.';
comment on column claim_handles.kind is
    'same: of the same claim''s id; words: of all words; stand: of predicate, end of the subject and a word after it.';
comment on column claim_handles.handle is 'The hash that claims share.';

create table compared_texts (
    article_id varchar not null,
    version_id varchar not null
);
comment on table compared_texts is
    'The texts that copies were last looked for among; another version is compared again.';
comment on column compared_texts.article_id is 'The article.';
comment on column compared_texts.version_id is 'The version whose text was compared.';

create table text_buckets (
    article_id varchar not null,
    kind utinyint not null,
    bucket ubigint not null,
    is_asked boolean not null
);
comment on table text_buckets is 'Where texts that may be copies of each other meet.';
comment on column text_buckets.article_id is 'The article.';
comment on column text_buckets.kind is '0: a hash of some words in the text; 1: one of all of it.';
comment on column text_buckets.bucket is 'The hash.';
comment on column text_buckets.is_asked is
    'Whether the text looks for others here, or is only found.';

create table text_likeness (
    one varchar not null,
    other varchar not null,
    is_equal boolean not null,
    share_of_longer double,
    share_of_shorter double,
    shorter varchar not null,
    has_same_figures boolean not null
);
comment on table text_likeness is 'Pairs of texts that are enough alike to be copies, or parts.';
comment on column text_likeness.one is 'The article with the smaller id.';
comment on column text_likeness.other is 'The article with the greater id.';
comment on column text_likeness.is_equal is 'Whether the texts are the same.';
comment on column text_likeness.share_of_longer is
    'Share of the longer text that stands in the other, 0 to 1.';
comment on column text_likeness.share_of_shorter is
    'Share of the shorter text that stands in the other, 0 to 1.';
comment on column text_likeness.shorter is 'The article with the shorter text.';
comment on column text_likeness.has_same_figures is 'Whether their numbers are the same.';

create table quote_wordings (
    words_key varchar not null,
    words_id varchar,
    words varchar not null,
    pieces varchar[] not null,
    asked uinteger[] not null,
    shingles uinteger[] not null
);
comment on table quote_wordings is
    'The different words of quotes in current versions, as they are looked for in one another.';
comment on column quote_wordings.words_key is
    'The id of the words, or the words where they are too few for one.';
comment on column quote_wordings.words_id is 'The id that quotes of these words share.';
comment on column quote_wordings.words is 'The words in lower case, without marks.';
comment on column quote_wordings.pieces is
    'The pieces between what the outlet left out or put in brackets.';
comment on column quote_wordings.asked is
    'Hashes of four words each, by which a whole that has these words is found.';
comment on column quote_wordings.shingles is
    'Hashes of each four words in a row, under which a part is found.';

create table quote_parts (
    part_key varchar not null,
    whole_key varchar not null
);
comment on table quote_parts is 'Words that stand in longer words, whoever says them.';
comment on column quote_parts.part_key is 'The fewer words: a words_key of quote_wordings.';
comment on column quote_parts.whole_key is 'The more.';

create table crowded_shingles (
    shingle uinteger not null
);
comment on table crowded_shingles is
    'Hashes of four words that stand in too many wordings to tell one from another.';
comment on column crowded_shingles.shingle is 'The hash.';

create table entity_mentions (
    mention_id varchar not null,
    version_id varchar not null,
    article_id varchar not null,
    mention_no integer not null,
    surface varchar not null,
    label varchar not null,
    mention_kind varchar not null,
    in_quote boolean not null,
    char_start integer not null,
    char_end integer not null,
    entity_id varchar,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_entity_id varchar
);
comment on table entity_mentions is 'A stretch of text that names an entity or stands for it.';
comment on column entity_mentions.mention_id is 'Id of the mention.';
comment on column entity_mentions.version_id is 'The article version that this row was found in.';
comment on column entity_mentions.article_id is 'The article of that version.';
comment on column entity_mentions.mention_no is 'Order in the text.';
comment on column entity_mentions.surface is 'The words, equal to the span.';
comment on column entity_mentions.label is 'What the model called it.';
comment on column entity_mentions.mention_kind is 'name, acronym, nominal or pronoun.';
comment on column entity_mentions.in_quote is 'Whether it stands inside a quote.';
comment on column entity_mentions.char_start is
    'First code point of the span in article_versions.text.';
comment on column entity_mentions.char_end is 'One past the last code point of the span.';
comment on column entity_mentions.entity_id is 'The entity; null when it was not resolved.';
comment on column entity_mentions.run_id is 'The run that made this row.';
comment on column entity_mentions.method is 'Which rule or model made this row.';
comment on column entity_mentions.confidence is 'How sure the method is, 0 to 1.';
comment on column entity_mentions.found_entity_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table speaker_roles (
    role_id varchar not null,
    speaker_id varchar not null,
    version_id varchar not null,
    article_id varchar not null,
    text varchar not null,
    char_start integer not null,
    char_end integer not null,
    title varchar,
    unit varchar,
    affiliation varchar,
    stated_on date,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_speaker_id varchar
);
comment on table speaker_roles is
    'A stated title, unit and affiliation of a speaker, and where it is stated.';
comment on column speaker_roles.role_id is 'Id of the role.';
comment on column speaker_roles.speaker_id is 'The speaker.';
comment on column speaker_roles.version_id is 'The article version that this row was found in.';
comment on column speaker_roles.article_id is 'The article of that version.';
comment on column speaker_roles.text is 'The words, equal to the span.';
comment on column speaker_roles.char_start is
    'First code point of the span in article_versions.text.';
comment on column speaker_roles.char_end is 'One past the last code point of the span.';
comment on column speaker_roles.title is 'Title, such as "spokeswoman".';
comment on column speaker_roles.unit is 'Part of the organisation.';
comment on column speaker_roles.affiliation is 'The organisation.';
comment on column speaker_roles.stated_on is 'Publication day of the article; null if undated.';
comment on column speaker_roles.run_id is 'The run that made this row.';
comment on column speaker_roles.method is 'Which rule or model made this row.';
comment on column speaker_roles.confidence is 'How sure the method is, 0 to 1.';
comment on column speaker_roles.found_speaker_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table quotes (
    quote_id varchar not null,
    version_id varchar not null,
    article_id varchar not null,
    quote_no integer not null,
    quote_type varchar not null,
    text varchar not null,
    char_start integer not null,
    char_end integer not null,
    content_spans struct(char_start integer, char_end integer)[] not null,
    speaker_id varchar,
    speaker_confidence float,
    speaker_candidates struct(speaker_id varchar, probability float)[] not null,
    reference_text varchar,
    reference_char_start integer,
    reference_char_end integer,
    reference_kind varchar not null,
    cue varchar,
    cue_lemma varchar,
    cue_char_start integer,
    cue_char_end integer,
    cue_stance varchar,
    continues_quote_id varchar,
    quote_cluster_id varchar,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_speaker_id varchar,
    found_speaker_candidates struct(speaker_id varchar, probability float)[]
);
comment on table quotes is 'Words attributed to a source.';
comment on column quotes.quote_id is 'Id of the quote.';
comment on column quotes.version_id is 'The article version that this row was found in.';
comment on column quotes.article_id is 'The article of that version.';
comment on column quotes.quote_no is 'Order in the text.';
comment on column quotes.quote_type is 'direct, indirect or mixed.';
comment on column quotes.text is 'The words with their marks, equal to the span.';
comment on column quotes.char_start is 'First code point of the span in article_versions.text.';
comment on column quotes.char_end is 'One past the last code point of the span.';
comment on column quotes.content_spans is 'The pieces of a split quote, inside the span.';
comment on column quotes.speaker_id is 'The speaker; null rather than guessed.';
comment on column quotes.speaker_confidence is
    'Probability of that speaker, 0 to 1; null where there is none.';
comment on column quotes.speaker_candidates is
    'Who may be speaking, best first, with a probability each; the rest to 1 is nobody''s.';
comment on column quotes.reference_text is 'The words that name the speaker here.';
comment on column quotes.reference_char_start is 'First code point of those words.';
comment on column quotes.reference_char_end is 'One past their last code point.';
comment on column quotes.reference_kind is 'name, surname, nominal, pronoun or none.';
comment on column quotes.cue is 'The words that report, such as "said".';
comment on column quotes.cue_lemma is 'Their dictionary form.';
comment on column quotes.cue_char_start is 'First code point of the cue.';
comment on column quotes.cue_char_end is 'One past its last code point.';
comment on column quotes.cue_stance is
    'neutral, positive, negative, uncertain, certain, wish or question.';
comment on column quotes.continues_quote_id is
    'The quote of the same version that this one continues.';
comment on column quotes.quote_cluster_id is
    'The same words across articles, to the letter; null for words too few to compare. quote_cluster_members has parts joined to wholes.';
comment on column quotes.run_id is 'The run that made this row.';
comment on column quotes.method is 'Which rule or model made this row.';
comment on column quotes.confidence is 'How sure the method is, 0 to 1.';
comment on column quotes.found_speaker_id is
    'The id that the annotator gave; null where resolution left it as it was.';
comment on column quotes.found_speaker_candidates is
    'The candidates as the annotator gave them; null where resolution left them as they were.';

create table claims (
    claim_id varchar not null,
    version_id varchar not null,
    article_id varchar not null,
    claim_no integer not null,
    text varchar not null,
    char_start integer not null,
    char_end integer not null,
    quote_id varchar,
    speaker_id varchar,
    is_attributed boolean not null,
    modality varchar not null,
    is_conditional boolean not null,
    polarity varchar not null,
    claim_kind varchar not null,
    subject_text varchar,
    predicate_lemma varchar,
    object_text varchar,
    check_worthiness float,
    claim_cluster_id varchar,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_speaker_id varchar
);
comment on table claims is 'A proposition said by a source, or asserted by the article.';
comment on column claims.claim_id is 'Id of the claim.';
comment on column claims.version_id is 'The article version that this row was found in.';
comment on column claims.article_id is 'The article of that version.';
comment on column claims.claim_no is 'Order in the text.';
comment on column claims.text is 'The article''s words, equal to the span.';
comment on column claims.char_start is 'First code point of the span in article_versions.text.';
comment on column claims.char_end is 'One past the last code point of the span.';
comment on column claims.quote_id is
    'The quote that it is in; null when the article itself speaks.';
comment on column claims.speaker_id is
    'Who says so; null when nobody is named or the article itself speaks.';
comment on column claims.is_attributed is 'Whether a source says so, rather than the article.';
comment on column claims.modality is 'asserted, possible, future or necessary.';
comment on column claims.is_conditional is 'Whether it holds only if something else does.';
comment on column claims.polarity is 'affirmative or negative, by the main predicate.';
comment on column claims.claim_kind is 'fact, causal, forecast, normative or evaluation.';
comment on column claims.subject_text is 'Subject of the main predicate.';
comment on column claims.predicate_lemma is 'Dictionary form of the main predicate.';
comment on column claims.object_text is 'Object of the main predicate.';
comment on column claims.check_worthiness is 'How much it is worth checking, 0 to 1.';
comment on column claims.claim_cluster_id is
    'The same claim across articles, whatever its polarity.';
comment on column claims.run_id is 'The run that made this row.';
comment on column claims.method is 'Which rule or model made this row.';
comment on column claims.confidence is 'How sure the method is, 0 to 1.';
comment on column claims.found_speaker_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table claim_entities (
    claim_id varchar not null,
    entity_id varchar not null,
    role varchar not null,
    version_id varchar not null,
    run_id varchar not null,
    method varchar not null,
    confidence float not null,
    found_entity_id varchar
);
comment on table claim_entities is 'An entity in a claim and the part that it plays.';
comment on column claim_entities.claim_id is 'The claim.';
comment on column claim_entities.entity_id is 'The entity.';
comment on column claim_entities.role is 'subject, object or other.';
comment on column claim_entities.version_id is 'The article version that this row was found in.';
comment on column claim_entities.run_id is 'The run that made this row.';
comment on column claim_entities.method is 'Which rule or model made this row.';
comment on column claim_entities.confidence is 'How sure the method is, 0 to 1.';
comment on column claim_entities.found_entity_id is
    'The id that the annotator gave; null where resolution left it as it was.';

create table quote_roles (
    quote_id varchar not null,
    role_id varchar not null,
    is_stated_here boolean not null
);
comment on table quote_roles is
    'The role that a quote''s speaker had when it was said; filled by resolve.';
comment on column quote_roles.quote_id is 'The quote.';
comment on column quote_roles.role_id is 'The stated role.';
comment on column quote_roles.is_stated_here is
    'Stated in the same article version, rather than the latest stated before it.';

create table quote_clusters (
    quote_cluster_id varchar not null,
    text varchar not null,
    first_quote_id varchar not null,
    first_article_id varchar not null,
    first_source varchar not null,
    first_published_at timestamp,
    first_speaker_id varchar,
    occurrences integer not null,
    stories integer not null,
    articles integer not null,
    outlets integer not null,
    speakers integer not null,
    parts integer,
    whole_text varchar
);
comment on table quote_clusters is
    'The same words, whole or in part, quoted at least twice in current versions of articles not retracted; filled by resolve.';
comment on column quote_clusters.quote_cluster_id is 'Id shared by the quotes: that of the longest words.';
comment on column quote_clusters.text is 'The words as first printed, which may be a part.';
comment on column quote_clusters.first_quote_id is
    'The earliest published quote; undated ones come last.';
comment on column quote_clusters.first_article_id is 'Its article.';
comment on column quote_clusters.first_source is 'Its outlet.';
comment on column quote_clusters.first_published_at is
    'When it was published (UTC); null when no copy is dated.';
comment on column quote_clusters.first_speaker_id is 'Its speaker; null when unknown.';
comment on column quote_clusters.occurrences is 'Quotes with these words.';
comment on column quote_clusters.stories is
    'Articles with these words, syndicated copies counted once.';
comment on column quote_clusters.articles is 'Articles with these words.';
comment on column quote_clusters.outlets is 'Outlets with these words.';
comment on column quote_clusters.speakers is 'Different known speakers.';
comment on column quote_clusters.parts is 'Quotes that give a part of the words.';
comment on column quote_clusters.whole_text is
    'The longest words, as first printed whole.';

create table quote_cluster_members (
    quote_id varchar not null,
    quote_cluster_id varchar not null,
    match_kind varchar not null
);
comment on table quote_cluster_members is
    'A quote in a cluster, one row each; filled by resolve.';
comment on column quote_cluster_members.quote_id is 'The quote.';
comment on column quote_cluster_members.quote_cluster_id is
    'Its cluster; not that of its own words where it is a part of longer ones.';
comment on column quote_cluster_members.match_kind is
    'same, part or pieces: how much of the words it has.';

create table claim_clusters (
    claim_cluster_id varchar not null,
    text varchar not null,
    first_claim_id varchar not null,
    first_article_id varchar not null,
    first_source varchar not null,
    first_published_at timestamp,
    first_speaker_id varchar,
    occurrences integer not null,
    stories integer not null,
    articles integer not null,
    outlets integer not null,
    speakers integer not null,
    affirmative_count integer not null,
    negative_count integer not null,
    has_flip boolean not null,
    modalities integer
);
comment on table claim_clusters is
    'The same claim, in whole or in part, made at least twice in current versions of articles not retracted; filled by resolve.';
comment on column claim_clusters.claim_cluster_id is
    'Id shared by the claims: that of most of those in full.';
comment on column claim_clusters.text is 'The claim as first made, which may be a part.';
comment on column claim_clusters.first_claim_id is
    'The earliest published claim; undated ones come last.';
comment on column claim_clusters.first_article_id is 'Its article.';
comment on column claim_clusters.first_source is 'Its outlet.';
comment on column claim_clusters.first_published_at is
    'When it was published (UTC); null when no copy is dated.';
comment on column claim_clusters.first_speaker_id is
    'Its speaker; null when unknown or when the article itself speaks.';
comment on column claim_clusters.occurrences is 'Claims in the cluster.';
comment on column claim_clusters.stories is
    'Articles that make it, syndicated copies counted once.';
comment on column claim_clusters.articles is 'Articles that make it.';
comment on column claim_clusters.outlets is 'Outlets that make it.';
comment on column claim_clusters.speakers is 'Different known speakers.';
comment on column claim_clusters.affirmative_count is 'Claims that affirm it.';
comment on column claim_clusters.negative_count is 'Claims that deny it.';
comment on column claim_clusters.has_flip is
    'Whether it is both affirmed and denied; claims of a part do not count for it.';
comment on column claim_clusters.modalities is
    'How many of asserted, possible, future and necessary it is said in, parts left out.';

create table claim_cluster_members (
    claim_id varchar not null,
    claim_cluster_id varchar not null,
    match_kind varchar not null
);
comment on table claim_cluster_members is
    'A claim in a cluster, one row each; filled by resolve.';
comment on column claim_cluster_members.claim_id is 'The claim.';
comment on column claim_cluster_members.claim_cluster_id is
    'Its cluster; not that of claims.claim_cluster_id where it joins one in other words.';
comment on column claim_cluster_members.match_kind is
    'same, near or part: how much of the claim it makes.';

create table mart_speaker_daily (
    published_on date,
    speaker_id varchar not null,
    display_name varchar not null,
    quotes integer not null,
    articles integer not null,
    stories integer not null,
    outlets integer not null
);
comment on table mart_speaker_daily is
    'Quotes of each named speaker by publication day, retracted articles left out, for dashboards; filled by resolve.';
comment on column mart_speaker_daily.published_on is 'Publication day; null for undated articles.';
comment on column mart_speaker_daily.speaker_id is 'The speaker.';
comment on column mart_speaker_daily.display_name is 'Name of the speaker.';
comment on column mart_speaker_daily.quotes is 'Quotes in all outlets, copies included.';
comment on column mart_speaker_daily.articles is 'Articles that quote the speaker.';
comment on column mart_speaker_daily.stories is 'The same, syndicated copies counted once.';
comment on column mart_speaker_daily.outlets is 'Outlets that quote the speaker.';

create table mart_entity_daily (
    published_on date,
    entity_id varchar not null,
    mentions integer not null,
    story_mentions integer not null,
    articles integer not null,
    stories integer not null,
    outlets integer not null
);
comment on table mart_entity_daily is
    'Mentions of each entity by publication day, retracted articles left out; v_entity_daily has the names. Filled by resolve.';
comment on column mart_entity_daily.published_on is 'Publication day; null for undated articles.';
comment on column mart_entity_daily.entity_id is 'The entity.';
comment on column mart_entity_daily.mentions is 'Mentions, copies included.';
comment on column mart_entity_daily.story_mentions is
    'Mentions in the earliest article of each story.';
comment on column mart_entity_daily.articles is 'Articles that mention it.';
comment on column mart_entity_daily.stories is 'The same, syndicated copies counted once.';
comment on column mart_entity_daily.outlets is 'Outlets that mention it.';

create table mart_source_daily (
    published_on date,
    source varchar not null,
    articles integer not null,
    stories integer not null,
    copies integer not null,
    corrected integer not null,
    quotes integer not null,
    quotes_with_speaker integer not null,
    quotes_with_named_speaker integer not null,
    direct_quotes integer not null,
    claims integer not null,
    attributed_claims integer not null
);
comment on table mart_source_daily is
    'What each outlet published by day, retracted articles left out, for dashboards; filled by resolve.';
comment on column mart_source_daily.published_on is 'Publication day; null for undated articles.';
comment on column mart_source_daily.source is 'The outlet.';
comment on column mart_source_daily.articles is 'Articles.';
comment on column mart_source_daily.stories is 'The same, syndicated copies counted once.';
comment on column mart_source_daily.copies is
    'Articles that another printed first: articles less copies, summed over outlets, counts each story once.';
comment on column mart_source_daily.corrected is 'Articles that have had other words before.';
comment on column mart_source_daily.quotes is 'Quotes.';
comment on column mart_source_daily.quotes_with_speaker is 'Quotes whose speaker is known.';
comment on column mart_source_daily.quotes_with_named_speaker is 'Quotes whose speaker is named.';
comment on column mart_source_daily.direct_quotes is 'Quotes wholly inside quotation marks.';
comment on column mart_source_daily.claims is 'Claims.';
comment on column mart_source_daily.attributed_claims is 'Claims that a source makes.';

create table mart_quotes_daily (
    published_on date,
    source varchar not null,
    language varchar,
    speaker_naming varchar not null,
    speaker_id varchar,
    display_name varchar,
    entity_type varchar,
    quotes integer not null,
    story_quotes integer not null
);
comment on table mart_quotes_daily is
    'Quotes by publication day, outlet, language and who says them, for dashboards; filled by resolve.';
comment on column mart_quotes_daily.published_on is 'Publication day; null for undated articles.';
comment on column mart_quotes_daily.source is 'The outlet.';
comment on column mart_quotes_daily.language is 'Language code of the text; null when unknown.';
comment on column mart_quotes_daily.speaker_naming is
    'named, unnamed ("officials"), or none where no speaker is known.';
comment on column mart_quotes_daily.speaker_id is 'The speaker; null unless named.';
comment on column mart_quotes_daily.display_name is 'Name of the speaker; null unless named.';
comment on column mart_quotes_daily.entity_type is
    'What the speaker is: person, organization, place and so on; null unless named.';
comment on column mart_quotes_daily.quotes is 'Quotes, copies of a story included.';
comment on column mart_quotes_daily.story_quotes is
    'The same in the earliest article of each story: summed over outlets, a copied quote counts once.';

insert into schema_version values (4);

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
    ('reference_kind', 'name', null),
    ('reference_kind', 'surname', null),
    ('reference_kind', 'nominal', null),
    ('reference_kind', 'pronoun', null),
    ('reference_kind', 'none', null),
    ('speaker_kind', 'person', null),
    ('speaker_kind', 'organization', null),
    ('speaker_kind', 'group', null),
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
