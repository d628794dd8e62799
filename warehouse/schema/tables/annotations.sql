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
