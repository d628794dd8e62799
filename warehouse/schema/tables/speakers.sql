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
