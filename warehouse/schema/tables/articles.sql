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
