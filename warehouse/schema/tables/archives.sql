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
