-- What the commands `show` and `status` ask; $key is an id or a URL.

-- query: version
-- a version by its own id, else the current one of an article by its id or URL
select
    v.version_id,
    v.article_id,
    v.version_no,
    v.headline,
    v.text
from article_versions v
where v.version_id = $key
    or v.version_id in (
        select current_version_id
        from articles
        where article_id = $key
            or url = $key
    )
order by
    v.version_id <> $key,
    v.version_id
limit 1;

-- query: article
select *
from articles
where article_id = $key;

-- query: sections
select
    section_kind,
    char_start,
    char_end
from sections
where version_id = $key
order by
    char_start,
    char_end desc,
    section_no;

-- query: quotes
select
    q.quote_id,
    q.quote_type,
    q.text,
    q.char_start,
    q.char_end,
    q.content_spans,
    s.display_name,
    s.speaker_kind,
    r.title,
    r.affiliation,
    q.cue,
    q.cue_char_start,
    q.cue_char_end,
    q.reference_text,
    q.reference_char_start,
    q.reference_char_end,
    q.method,
    q.confidence
from quotes q
left join speakers s using (speaker_id)
left join quote_roles p using (quote_id)
left join speaker_roles r using (role_id)
where q.version_id = $key
    and q.presentation = 'speech'
order by
    q.char_start,
    q.char_end desc,
    q.quote_no;

-- query: mentions
select
    m.surface,
    m.mention_kind,
    m.char_start,
    m.char_end,
    m.entity_id,
    e.canonical_name,
    e.entity_type
from entity_mentions m
left join entities e using (entity_id)
where m.version_id = $key
order by
    m.char_start,
    m.char_end desc,
    m.mention_no;

-- query: claims
select
    c.claim_id,
    c.text,
    c.char_start,
    c.char_end,
    c.is_attributed,
    s.display_name,
    c.claim_kind,
    c.modality,
    c.polarity
from claims c
left join speakers s using (speaker_id)
where c.version_id = $key
order by
    c.char_start,
    c.char_end desc,
    c.claim_no;

-- query: last publish
-- of the run that was noted last, by the clock of its machine: the ledger's times never go back, so
-- that after a night whose clock was ahead all are later than they were, and the id alone says when
select max_by(case when began < started_at - interval 1 hour then began else finished_at end, no)
from (
    select
        try_strptime(left(run_id, 15), '%Y%m%dT%H%M%S') as began,
        started_at,
        finished_at,
        rowid as no
    from runs
    where status = 'completed'
);

-- query: nights
-- runs in the order in which they were noted, and when they began by the clock of their machine
select
    coalesce(try_strptime(left(run_id, 15), '%Y%m%dT%H%M%S'), started_at) as began_at,
    settings,
    status = 'completed' as is_completed
from runs
where status in ('completed', 'failed')
order by rowid;

-- query: speed of the last runs
-- bytes of archives a second, over the runs that loaded some
with recent as (
    select
        run_id,
        seconds
    from runs
    where status = 'completed'
        and new_count + corrected_count > 0
    order by started_at desc
    limit 10
)
select
    sum(a.size_bytes) / any_value(t.seconds) as bytes_a_second,
    any_value(t.runs) as runs
from recent r
join run_files f using (run_id)
join archives a using (archive_id)
cross join (
    select
        sum(seconds) as seconds,
        count(*) as runs
    from recent
) t
where f.status = 'loaded';

-- query: reject reasons
select
    r.stage,
    r.reason,
    v.meaning,
    count(*) as rejects
from rejects r
left join vocabularies v on v.vocabulary = 'reason' and v.word = r.reason
group by
    r.stage,
    r.reason,
    v.meaning
order by
    rejects desc,
    r.stage,
    r.reason;

-- query: runs that tried
-- in how many runs with the models of the last one each archive was worked on
select
    f.archive_id,
    count(*) as runs
from run_files f
join runs r using (run_id)
where f.status = 'loaded'
    and r.status = 'completed'
    and r.model = (select max_by(model, started_at) from runs where status = 'completed')
group by f.archive_id;

-- query: articles not annotated
-- those that failed; `tried` are the runs that tried
select
    coalesce(r.url, concat_ws(': ', a.uri, r.position)) as article,
    r.reason,
    coalesce(t.runs, 0) as tried_in_runs,
    r.detail
from rejects r
left join archives a using (archive_id)
left join tried t using (archive_id)
where r.stage = 'annotate'
    and r.batch_id in (
        select batch_id
        from annotations
        where annotation_status = 'failed'
    )
order by
    tried_in_runs,
    article,
    r.reason
limit $most;

-- query: records not read
-- those on which a reader died, or for too long; `tried` are the runs that tried
select
    concat_ws(': ', a.uri, r.position) as record,
    r.reason,
    coalesce(t.runs, 0) as tried_in_runs,
    r.detail
from rejects r
join batches b using (batch_id)
left join archives a on a.archive_id = r.archive_id
left join tried t on t.archive_id = r.archive_id
where r.stage = 'ingest'
    and r.reason in ('parser_died', 'timeout')
    and json_exists(b.versions, '$.avoided')
order by
    tried_in_runs,
    record
limit $most;

-- query: stages of the last run
-- the shares of whole stages are of all of them, those of parts of the parts of their stage
select
    stage,
    part,
    seconds,
    coalesce(round(seconds / nullif(sum(seconds) over of_alike, 0), 3), 0) as share
from run_stages
where run_id = (select max_by(run_id, started_at) from runs semi join run_stages using (run_id))
window of_alike as (partition by case when part is not null then stage end)
order by stage_no;

-- query: rejects of a run
-- those that it met first, or that its archives still have
select
    a.uri as archive,
    r.position,
    r.reason,
    r.detail
from rejects r
left join archives a using (archive_id)
where r.archive_id in (select archive_id from run_files where run_id = $run_id)
order by
    r.run_id <> $run_id,
    archive,
    r.position
limit $most;

-- query: quality of the last runs
select
    q.figure,
    r.started_at,
    q.value,
    q.is_ok
from quality q
join runs r using (run_id)
where q.run_id in (
    select run_id
    from runs
    semi join quality using (run_id)
    order by started_at desc
    limit $most
)
order by
    q.figure,
    r.started_at;

-- query: quality figures
select q.*
from quality q
where q.run_id = (
    select r.run_id
    from runs r
    semi join quality using (run_id)
    order by
        r.started_at desc,
        r.run_id desc
    limit 1
)
order by
    q.is_ok,
    q.figure;

-- query: names of tables and views
select view_name from duckdb_views() where not internal
union all
select table_name from duckdb_tables()
order by 1;

-- query: dates not understood
select
    source,
    count(*) as articles,
    min(published_stated) as example
from articles
where published_stated is not null
group by source
order by
    articles desc,
    source;

-- query: pages read in part
-- Of which outlets do the texts hold least of what their pages show?
select
    source,
    count(text_share) as pages,
    round(avg(text_share), 2) as text_share,
    count(*) filter (where text_share < $least) as read_in_part,
    arg_min(url, text_share) as worst_page
from articles
where text_share is not null
group by source
having read_in_part > 0
order by
    text_share,
    read_in_part desc,
    source
limit 10;
