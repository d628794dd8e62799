-- The figures of a run over what it loaded; null for nothing to measure.

-- query: figures
-- one row, a column a figure; measured_articles says how much the shares of articles stand on
with files as (
    select
        sum(b.seen) as seen,
        sum(b.rejected) as rejected,
        sum(b.new + b.corrected) as articles,
        count(*) filter (where a.first_seen_at >= r.started_at) as of_new_archives
    from batches b
    join runs r using (run_id)
    left join archives a using (archive_id)
    where b.run_id = $run_id
        and b.stage = 'ingest'
),
tried_before as (
    select f.archive_id
    from run_files f
    join runs o using (run_id)
    join runs r on r.run_id = $run_id
    where f.status = 'loaded'
        and o.status = 'completed'
        and o.model = r.model
        and o.run_id <> r.run_id
),
given as (
    select
        n.version_id,
        n.annotation_status,
        a.published_at,
        -- Clocks and zones differ by less than a day.
        a.published_at > r.started_at + interval 1 day as is_future
    from annotations n
    join batches b using (batch_id)
    join runs r on r.run_id = b.run_id
    left join articles a using (article_id)
    where b.run_id = $run_id
        -- What failed again was counted by the run in which it was new.
        and (n.annotation_status <> 'failed' or b.archive_id not in (from tried_before))
    union all by name
    -- A batch that failed as a whole says nothing of its articles.
    select
        r.version_id,
        'failed' as annotation_status
    from article_records r
    join batches b using (batch_id)
    anti join annotations n using (version_id)
    where b.run_id = $run_id
    group by r.version_id
),
annotated as (
    select
        version_id,
        published_at
    from given
    where annotation_status = 'annotated'
),
spoken as (
    select
        count(*) as quotes,
        count(distinct q.version_id) as versions,
        count(q.speaker_id) as with_speaker,
        count(*) filter (
            where s.speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
        ) as with_named_speaker,
        count(*) filter (where q.quote_type = 'direct') as direct,
        -- One mark alone, or an odd number of straight ones; where a quote runs over paragraphs,
        -- opening marks are repeated and the closing one is in the last.
        count(*) filter (
            where q.quote_type = 'direct'
                and not q.is_continued
                and (
                    len(regexp_extract_all(q.text, '["“”„«»]')) = 1
                    or (
                        len(regexp_extract_all(q.text, '"')) % 2 = 1
                        and not contains(q.text, chr(10))
                    )
                )
        ) as unbalanced
    from (
        select
            *,
            quote_id in (
                select continues_quote_id
                from quotes
                where continues_quote_id is not null
            ) as is_continued
        from quotes
        semi join annotated using (version_id)
        where presentation = 'speech'
    ) q
    left join speakers s using (speaker_id)
),
claimed as (
    select
        count(*) as claims,
        count(*) filter (where is_attributed) as attributed
    from claims
    semi join annotated using (version_id)
),
mentioned as (
    select count(*) as mentions
    from entity_mentions
    semi join annotated using (version_id)
),
counted as (
    select
        (select count(*) from given) as versions_given,
        (select count(*) from given where annotation_status = 'failed') as versions_failed,
        (select count(*) from given where is_future) as versions_in_future,
        (select count(*) from annotated) as versions,
        (select count(*) from annotated where published_at is null) as undated
)
select
    c.versions_given as measured_articles,
    case when files.of_new_archives > 0 then files.articles end::double as articles_loaded,
    files.rejected / nullif(files.seen, 0) as rejected_share,
    c.versions_failed / nullif(c.versions_given, 0) as failed_annotation_share,
    c.versions_in_future / nullif(c.versions_given, 0) as future_dated_share,
    c.undated / nullif(c.versions, 0) as undated_share,
    (c.versions - spoken.versions) / nullif(c.versions, 0) as without_quotes_share,
    spoken.quotes / nullif(c.versions, 0) as quotes_per_article,
    spoken.with_speaker / nullif(spoken.quotes, 0) as quotes_with_speaker_share,
    spoken.with_named_speaker / nullif(spoken.quotes, 0) as named_speaker_share,
    spoken.direct / nullif(spoken.quotes, 0) as direct_quote_share,
    spoken.unbalanced / nullif(spoken.direct, 0) as unbalanced_quote_share,
    claimed.claims / nullif(c.versions, 0) as claims_per_article,
    claimed.attributed / nullif(claimed.claims, 0) as attributed_claim_share,
    mentioned.mentions / nullif(c.versions, 0) as mentions_per_article
from files
cross join spoken
cross join claimed
cross join mentioned
cross join counted c;

-- query: silent sources
-- outlets that brought articles in each of the last runs with new archives, and none in this one
with recent as (
    select r.run_id
    from runs r
    join quality q on q.run_id = r.run_id and q.figure = 'articles_loaded' and q.value is not null
    where r.status = 'completed'
        and r.started_at < (select started_at from runs where run_id = $run_id)
    order by r.started_at desc
    limit $recent
),
brought as (
    select
        a.source,
        b.run_id,
        count(*) as articles
    from article_records a
    join batches b using (batch_id)
    where b.run_id = $run_id
        or b.run_id in (select run_id from recent)
    group by
        a.source,
        b.run_id
)
select source
from brought
group by source
having bool_and(run_id <> $run_id)
    and count(*) = (select count(*) from recent)
    and count(*) >= $fewest
order by
    sum(articles) desc,
    source;

-- query: recent values
-- of each figure, in the last of the runs before this one
with before as (
    select
        q.figure,
        q.value,
        row_number() over (
            partition by q.figure
            order by r.started_at desc
        ) as runs_ago
    from quality q
    join runs r using (run_id)
    where q.value is not null
        and r.status = 'completed'
        and r.started_at < (select started_at from runs where run_id = $run_id)
)
select
    figure,
    list(value)
from before
where runs_ago <= $recent
group by figure;
