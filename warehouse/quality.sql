-- The figures of a run over what it loaded: one row, a column a figure; null for nothing to measure.

-- quality: figures
with files as (
    select
        sum(seen) as seen,
        sum(rejected) as rejected,
        sum(new + corrected) as articles
    from batches
    where run_id = $run_id
        and stage = 'ingest'
),
given as (
    select
        n.version_id,
        n.annotation_status,
        a.published_at
    from annotations n
    join batches b using (batch_id)
    left join articles a using (article_id)
    where b.run_id = $run_id
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
            where s.speaker_kind not in ('unnamed_person', 'unnamed_group')
        ) as with_named_speaker,
        count(*) filter (where q.quote_type = 'direct') as direct
    from quotes q
    semi join annotated using (version_id)
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
        (select count(*) from annotated) as versions,
        (select count(*) from annotated where published_at is null) as undated
)
select
    coalesce(files.articles, 0)::double as articles_loaded,
    files.rejected / nullif(files.seen, 0) as rejected_share,
    c.versions_failed / nullif(c.versions_given, 0) as failed_annotation_share,
    c.undated / nullif(c.versions, 0) as undated_share,
    (c.versions - spoken.versions) / nullif(c.versions, 0) as without_quotes_share,
    spoken.quotes / nullif(c.versions, 0) as quotes_per_article,
    spoken.with_speaker / nullif(spoken.quotes, 0) as quotes_with_speaker_share,
    spoken.with_named_speaker / nullif(spoken.quotes, 0) as named_speaker_share,
    spoken.direct / nullif(spoken.quotes, 0) as direct_quote_share,
    claimed.claims / nullif(c.versions, 0) as claims_per_article,
    claimed.attributed / nullif(claimed.claims, 0) as attributed_claim_share,
    mentioned.mentions / nullif(c.versions, 0) as mentions_per_article
from files
cross join spoken
cross join claimed
cross join mentioned
cross join counted c;
