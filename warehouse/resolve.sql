-- The steps that work out what depends on all articles, in order. Each rebuilds its table whole
-- from the current versions, so nothing depends on the order in which batches came.

-- resolve: list the current versions
-- those of retracted articles are apart: what was withdrawn is kept and named, and counts nowhere
create temp table standing_versions as
select
    v.version_id,
    v.article_id,
    a.source,
    a.published_at,
    a.published_at::date as published_on,
    coalesce(a.syndication_id, a.article_id) as story_id,
    a.status
from article_versions v
join articles a using (article_id)
where v.valid_to is null;

-- resolve: list those that count
create temp table current_versions as
select *
from standing_versions
where status <> 'retracted';

-- resolve: empty the roles of quotes
delete from quote_roles;

-- resolve: give quotes the role stated in their own article
insert into quote_roles by name
select
    q.quote_id,
    min_by(r.role_id, (r.char_start, r.role_id)) as role_id,
    true as is_stated_here
from quotes q
join standing_versions c using (version_id)
join speaker_roles r using (version_id, speaker_id)
group by q.quote_id;

-- resolve: give the other quotes the latest role stated before
insert into quote_roles by name
with stated as (
    select
        r.speaker_id,
        r.stated_on,
        min_by(r.role_id, (r.article_id, r.char_start, r.role_id)) as role_id
    from speaker_roles r
    join current_versions c using (version_id)
    where r.stated_on is not null
    group by
        r.speaker_id,
        r.stated_on
),
waiting as (
    select
        q.quote_id,
        q.speaker_id,
        c.published_on
    from quotes q
    join standing_versions c using (version_id)
    anti join quote_roles r using (quote_id)
    where q.speaker_id is not null
        and c.published_on is not null
)
select
    w.quote_id,
    s.role_id,
    false as is_stated_here
from waiting w
asof join stated s
    on w.speaker_id = s.speaker_id and w.published_on >= s.stated_on;

-- resolve: empty the daily mart of speakers
delete from mart_speaker_daily;

-- resolve: fill the daily mart of speakers
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
join current_versions c using (version_id)
join speakers s using (speaker_id)
where s.speaker_kind not in ('unnamed_person', 'unnamed_group')
group by
    c.published_on,
    s.speaker_id,
    s.display_name;

-- resolve: empty the daily mart of outlets
delete from mart_source_daily;

-- resolve: fill the daily mart of outlets
insert into mart_source_daily by name
with quoted as (
    select
        q.version_id,
        count(*) as quotes,
        count(q.speaker_id) as with_speaker,
        count(*) filter (
            where s.speaker_kind not in ('unnamed_person', 'unnamed_group')
        ) as with_named_speaker,
        count(*) filter (where q.quote_type = 'direct') as direct
    from quotes q
    left join speakers s using (speaker_id)
    group by q.version_id
),
claimed as (
    select
        version_id,
        count(*) as claims,
        count(*) filter (where is_attributed) as attributed
    from claims
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
from current_versions c
left join quoted q using (version_id)
left join claimed m using (version_id)
group by
    c.published_on,
    c.source;
