-- question: which words of an article stood when?
-- The stretches of time in which a version of an article stood, one row each.
create or replace view v_article_history as
select
    p.article_id, -- Id of the article.
    a.source, -- The outlet or feed; "unknown" where none is told.
    a.url, -- Canonical address of the page.
    p.period_no, -- 1 for the first stretch.
    v.headline, -- Headline of the version that stood.
    p.version_id, -- The version that stood; twice where an outlet went back to former words.
    p.valid_from, -- From when it stood (UTC).
    p.valid_to, -- Until when; null for what stands now.
    p.valid_to is null as is_current, -- Whether it stands now.
    a.status as article_status
        -- current, corrected or retracted: keep the last apart unless withdrawn words are wanted.
from article_periods p
join articles a using (article_id)
join article_versions v using (version_id);
