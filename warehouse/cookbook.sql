-- Ten questions that analysts ask, ready to run; a test runs them all. The names in them are
-- examples: put your own in their place.

-- question: Who is quoted most, counting a syndicated story once?
select
    display_name,
    canonical_name,
    count(distinct story_id) as stories,
    count(*) filter (where not is_copy) as quotes
from v_quotes
where speaker_kind not in ('unnamed_person', 'unnamed_group')
group by
    speaker_id,
    display_name,
    canonical_name
order by
    stories desc,
    quotes desc,
    display_name
limit 20;

-- question: Which quotes were changed after publication?
select
    changed_at,
    change,
    display_name,
    text,
    source,
    headline,
    url
from v_quote_changes
order by
    changed_at desc,
    article_id,
    change desc,
    char_start
limit 50;

-- question: What did Jane Roe say about the bridge, with the words around it and a link?
select
    q.published_at,
    q.display_name,
    q.text,
    substring(
        v.text,
        greatest(q.char_start - 80, 0) + 1,
        q.char_end - greatest(q.char_start - 80, 0) + 80
    ) as context,
    q.url
from v_quotes q
join article_versions v using (version_id)
where q.display_name ilike '%jane roe%'
    and q.text ilike '%bridge%'
    and not q.is_copy
order by q.published_at desc nulls last
limit 50;

-- question: Which outlet was first with a quote that others took up?
select
    k.text,
    k.first_source,
    k.first_published_at,
    s.display_name,
    k.outlets,
    k.articles,
    a.url
from quote_clusters k
join articles a on a.article_id = k.first_article_id
left join speakers s on s.speaker_id = k.first_speaker_id
where k.outlets > 1
order by
    k.outlets desc,
    k.articles desc,
    k.first_published_at
limit 20;

-- question: How often does each outlet name those whom it quotes?
select
    source,
    sum(quotes)::bigint as quotes,
    round(sum(quotes_with_named_speaker) / nullif(sum(quotes), 0), 3) as named_share,
    round(
        sum(quotes_with_speaker - quotes_with_named_speaker) / nullif(sum(quotes), 0), 3
    ) as unnamed_share,
    round(1 - sum(quotes_with_speaker) / nullif(sum(quotes), 0), 3) as unknown_share
from mart_source_daily
group by source
order by
    quotes desc,
    source;

-- question: Who denied what was affirmed before, or the reverse?
select
    published_at_before,
    display_name_before,
    polarity_before,
    text_before,
    published_at,
    display_name,
    polarity,
    text,
    is_same_speaker,
    url
from v_claim_flips
order by
    is_same_speaker desc nulls last,
    published_at desc
limit 20;

-- question: Which roles has Jane Roe been given over time?
select
    title,
    unit,
    affiliation,
    min(published_at)::date as first_stated_on,
    max(published_at)::date as last_stated_on,
    count(distinct story_id) as stories
from v_speaker_timeline
where event_kind = 'role'
    and display_name ilike '%jane roe%'
group by
    title,
    unit,
    affiliation
order by
    first_stated_on nulls last,
    title;

-- question: Which stories were printed by most outlets, and who had them first?
select
    syndication_id,
    max(headline) filter (where is_first) as headline,
    max(first_source) as first_source,
    count(distinct source) as outlets,
    count(*) as articles,
    max(minutes_after) as last_minutes_after,
    max(url) filter (where is_first) as url
from v_syndication
group by syndication_id
order by
    outlets desc,
    articles desc,
    syndication_id
limit 20;

-- question: What was rejected, why, and where does it lie?
select
    r.reason,
    v.meaning,
    count(*) as rejects,
    min(a.uri) as example_archive,
    min_by(r.position, a.uri) as example_position,
    min_by(r.detail, a.uri) as example_detail
from rejects r
left join archives a using (archive_id)
left join vocabularies v on v.vocabulary = 'reason' and v.word = r.reason
group by
    r.reason,
    v.meaning
order by
    rejects desc,
    r.reason;

-- question: What do we hold of each day?
select
    published_on,
    count(*) as outlets,
    sum(articles)::bigint as articles,
    sum(stories)::bigint as stories,
    sum(annotated)::bigint as annotated,
    sum(words)::bigint as words
from v_coverage
group by published_on
order by published_on desc nulls last
limit 31;
