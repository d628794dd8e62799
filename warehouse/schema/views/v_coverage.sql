-- question: what does the warehouse hold of each outlet and day, and how far is it annotated?
-- Articles by outlet and publication day, with annotation status; syndicated copies count once
-- in stories.
create or replace view v_coverage as
select
    a.published_at::date as published_on, -- Publication day (UTC); null for undated articles.
    a.source, -- The outlet or feed; "unknown" where none is told.
    count(*) as articles, -- Articles.
    count(distinct coalesce(a.syndication_id, a.article_id)) as stories,
        -- The same, syndicated copies counted once.
    count(*) filter (where a.syndication_id <> a.article_id) as copies,
        -- Articles that another printed first: articles less copies, summed over outlets, counts
        -- each story once.
    count(*) filter (where a.status = 'corrected') as corrected,
        -- Articles that have had other words before.
    count(*) filter (where a.status = 'retracted') as retracted,
        -- Articles that were withdrawn; counted in articles.
    count(*) filter (where a.is_truncated) as truncated,
        -- Articles that a paywall or an API cuts short.
    avg(a.text_share) as text_share,
        -- Share of the paragraphs visible on a page that its text holds, on average; null where
        -- nothing was read from pages. A low one says that the reader fails this outlet.
    sum(v.word_count)::bigint as words, -- Words in current versions.
    count(*) filter (where n.annotation_status = 'annotated') as annotated,
        -- Articles whose current version is annotated.
    count(*) filter (where n.annotation_status = 'no_model_for_language') as without_model,
        -- Articles in a language without a model.
    count(*) filter (where n.annotation_status = 'failed') as failed,
        -- Articles on which the annotator failed.
    count(*) filter (where n.annotation_status is null) as waiting
        -- Articles that no annotator has been given.
from articles a
join article_versions v on v.version_id = a.current_version_id
left join annotations n on n.version_id = a.current_version_id
group by
    published_on,
    a.source;
