-- question: which articles print the same text, and who had it first?
-- Articles in a syndicated group, one row each, copies and original alike.
create or replace view v_syndication as
select
    a.syndication_id, -- The earliest article of the group.
    a.article_id, -- Id of the article.
    a.article_id = a.syndication_id as is_first, -- Whether this is that article.
    a.source, -- The outlet or feed; "unknown" where none is told.
    a.agency, -- News agency credited.
    a.status as article_status,
        -- current, corrected or retracted: keep the last apart unless withdrawn words are wanted.
    a.headline, -- Headline.
    a.url, -- Canonical address of the page.
    a.published_at, -- When this article was published (UTC).
    f.source as first_source, -- Outlet of the earliest article.
    f.published_at as first_published_at, -- When the earliest article was published (UTC).
    date_diff('minute', f.published_at, a.published_at) as minutes_after,
        -- Minutes from the earliest article to this one; null if either is undated.
    count(*) over (partition by a.syndication_id) as articles -- Articles in the group.
from articles a
join articles f on f.article_id = a.syndication_id;
