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
