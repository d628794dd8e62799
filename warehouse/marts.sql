-- The mart that the dashboard reads, rebuilt at the end of resolve from the current versions.

-- resolve: empty the daily mart of quotes
delete from mart_quotes_daily;

-- resolve: fill the daily mart of quotes
-- in the order of days, so that a question about a month skips the rest
insert into mart_quotes_daily by name
with said as (
    select
        c.published_on,
        c.source,
        a.language,
        case
            when q.speaker_id is null then 'none'
            when s.speaker_kind in ('unnamed_person', 'unnamed_group') then 'unnamed'
            else 'named'
        end as speaker_naming,
        s.speaker_id,
        s.display_name,
        e.entity_type,
        c.story_id = c.article_id as is_first
    from quotes q
    join current_versions c using (version_id)
    join articles a on a.article_id = c.article_id
    left join speakers s on s.speaker_id = q.speaker_id
    left join entities e on e.entity_id = s.entity_id
)
select
    published_on,
    source,
    language,
    speaker_naming,
    case when speaker_naming = 'named' then speaker_id end as speaker_id,
    case when speaker_naming = 'named' then display_name end as display_name,
    case when speaker_naming = 'named' then entity_type end as entity_type,
    count(*) as quotes,
    count(*) filter (where is_first) as story_quotes
from said
group by all
order by
    published_on,
    source,
    display_name,
    speaker_id;
