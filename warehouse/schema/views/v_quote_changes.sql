-- question: which quotes did a correction take out, put in or reword?
-- Quotes of an article whose exact words stand in one stretch of time and not in the one before
-- or after.
create or replace view v_quote_changes as
with spoken as (
    select
        p.period_no,
        p.valid_from,
        p.valid_to,
        q.*
    from article_periods p
    join quotes q using (version_id, article_id)
    where q.presentation = 'speech'
        and p.article_id in (
            select article_id
            from article_periods
            where period_no > 1
        )
)
select
    b.article_id, -- Id of the article.
    a.source, -- The outlet or feed; "unknown" where none is told.
    a.headline, -- Headline.
    a.url, -- Canonical address of the page.
    a.status as article_status,
        -- current, corrected or retracted: keep the last apart unless withdrawn words are wanted.
    'removed' as change, -- removed or added; a reworded quote is one of each.
    b.valid_to as changed_at, -- From when the later words stand (UTC).
    b.period_no as from_period_no, -- The earlier stretch, as in article_periods.
    b.period_no + 1 as to_period_no, -- The later stretch.
    b.speaker_id, -- Id of the speaker; null when unknown.
    s.display_name,
        -- Name of the speaker, or the article's words for an unnamed one, such as "officials"; null
        -- when unknown.
    b.text, -- The words, equal to the span.
    b.quote_id, -- The quote, in the version that has it.
    b.version_id, -- The version that has it.
    b.char_start, -- First code point of the span in article_versions.text.
    b.char_end -- One past its last code point.
from spoken b
join articles a using (article_id)
left join speakers s using (speaker_id)
where b.valid_to is not null
    and not exists (
        from spoken n
        where n.article_id = b.article_id
            and n.period_no = b.period_no + 1
            and n.text = b.text
    )
union all
select
    n.article_id,
    a.source,
    a.headline,
    a.url,
    a.status,
    'added',
    n.valid_from,
    n.period_no - 1,
    n.period_no,
    n.speaker_id,
    s.display_name,
    n.text,
    n.quote_id,
    n.version_id,
    n.char_start,
    n.char_end
from spoken n
join articles a using (article_id)
left join speakers s using (speaker_id)
where n.period_no > 1
    and not exists (
        from spoken b
        where b.article_id = n.article_id
            and b.period_no = n.period_no - 1
            and b.text = n.text
    );
