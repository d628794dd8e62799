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
