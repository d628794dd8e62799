-- The daily marts, brought up to date at the end of resolve: of the days that a changed version is
-- of or was of, the outlets that printed it, the speakers that it quotes or quoted, and the entities
-- that it names or named.

-- step: touched_days | find the days that changed versions were and are of
create temp table touched_days as
select
    version_id,
    published_at::date as published_on,
    source
from counted_versions
semi join touched_versions using (version_id)
union
select
    version_id,
    published_on,
    source
from standing_versions
semi join touched_versions using (version_id);

-- step: day_versions | list the versions that count on those days, and whether their outlets printed one
create temp table day_versions as
select
    c.*,
    exists (
        from touched_days d
        where d.published_on is not distinct from c.published_on
            and d.source = c.source
    ) as is_of_outlet
from current_versions c
where exists (
    from touched_days d
    where d.published_on is not distinct from c.published_on
);

-- step: mart_speaker_daily | take out the touched days of these speakers
delete from mart_speaker_daily m
where speaker_id in (select speaker_id from recounted_speakers)
    and exists (
        from touched_days d
        where d.published_on is not distinct from m.published_on
    );

-- step: mart_speaker_daily | count those days of these speakers
insert into mart_speaker_daily by name
select
    c.published_on,
    s.speaker_id,
    s.display_name,
    count(*) as quotes,
    count(distinct c.article_id) as articles,
    count(distinct c.story_id) as stories,
    count(distinct c.source) as outlets
from quotes q
semi join recounted_speakers using (speaker_id)
join day_versions c using (version_id)
join speakers s using (speaker_id)
where q.presentation = 'speech'
    and s.speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
group by
    c.published_on,
    s.speaker_id,
    s.display_name;

-- step: entity_days | list the entities that changed versions name or named, with their days
create temp table entity_days as
select distinct
    m.entity_id,
    d.published_on
from entity_mentions m
join touched_days d using (version_id)
union
select
    s.entity_id,
    d.published_on
from stale_entities s
cross join touched_days d;

-- step: mart_entity_daily | take out those days of these entities
delete from mart_entity_daily m
where exists (
    from entity_days d
    where d.entity_id = m.entity_id
        and d.published_on is not distinct from m.published_on
);

-- step: mart_entity_daily | count those days of these entities
insert into mart_entity_daily by name
with named as (
    select
        m.entity_id,
        c.published_on,
        c.article_id,
        c.story_id,
        c.source,
        count(*) as mentions
    from entity_mentions m
    join day_versions c using (version_id)
    semi join entity_days d
        on d.entity_id = m.entity_id and d.published_on is not distinct from c.published_on
    group by all
)
select
    published_on,
    entity_id,
    sum(mentions) as mentions,
    coalesce(sum(mentions) filter (where story_id = article_id), 0) as story_mentions,
    count(*) as articles,
    count(distinct story_id) as stories,
    count(distinct source) as outlets
from named
group by
    published_on,
    entity_id;

-- step: outlet_versions | list the versions of those outlets and days
create temp view outlet_versions as
select *
from day_versions
where is_of_outlet;

-- step: mart_source_daily | take out the touched days of outlets
delete from mart_source_daily m
where exists (
    from touched_days d
    where d.published_on is not distinct from m.published_on
        and d.source = m.source
);

-- step: mart_source_daily | count those days of outlets
insert into mart_source_daily by name
with quoted as (
    select
        q.version_id,
        count(*) as quotes,
        count(q.speaker_id) as with_speaker,
        count(*) filter (
            where s.speaker_kind not in ('unnamed_person', 'unnamed_group', 'document')
        ) as with_named_speaker,
        count(*) filter (where q.quote_type = 'direct') as direct
    from quotes q
    semi join outlet_versions using (version_id)
    left join speakers s using (speaker_id)
    where q.presentation = 'speech'
    group by q.version_id
),
claimed as (
    select
        version_id,
        count(*) as claims,
        count(*) filter (where is_attributed) as attributed
    from claims
    semi join outlet_versions using (version_id)
    group by version_id
)
select
    c.published_on,
    c.source,
    count(*) as articles,
    count(distinct c.story_id) as stories,
    count(*) filter (where c.story_id <> c.article_id) as copies,
    count(*) filter (where c.status = 'corrected') as corrected,
    coalesce(sum(q.quotes), 0) as quotes,
    coalesce(sum(q.with_speaker), 0) as quotes_with_speaker,
    coalesce(sum(q.with_named_speaker), 0) as quotes_with_named_speaker,
    coalesce(sum(q.direct), 0) as direct_quotes,
    coalesce(sum(m.claims), 0) as claims,
    coalesce(sum(m.attributed), 0) as attributed_claims
from outlet_versions c
left join quoted q using (version_id)
left join claimed m using (version_id)
group by
    c.published_on,
    c.source;

-- step: mart_quotes_daily | take out the touched days of quotes
delete from mart_quotes_daily m
where exists (
    from touched_days d
    where d.published_on is not distinct from m.published_on
        and d.source = m.source
);

-- step: mart_quotes_daily | count those days of quotes
-- in the order of days, so that a question about a month skips the rest
insert into mart_quotes_daily by name
with said as (
    select
        c.published_on,
        c.source,
        c.language,
        case
            when q.speaker_id is null then 'none'
            when s.speaker_kind in ('unnamed_person', 'unnamed_group', 'document') then 'unnamed'
            else 'named'
        end as speaker_naming,
        s.speaker_id,
        s.display_name,
        e.entity_type,
        c.story_id = c.article_id as is_first
    from quotes q
    join outlet_versions c using (version_id)
    left join speakers s on s.speaker_id = q.speaker_id
    left join entities e on e.entity_id = s.entity_id
    where q.presentation = 'speech'
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
