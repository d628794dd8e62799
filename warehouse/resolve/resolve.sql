-- The steps that work out what depends on all articles, in order. Each works out anew the rows that
-- what changed has a part in, as it was counted before or as it counts now; so nothing depends on
-- the order in which batches came, and a night costs what it brings.

-- list: list the current versions
-- those of retracted articles are apart: what was withdrawn is kept and named, and counts nowhere
create temp table standing_versions as
select
    v.version_id,
    v.article_id,
    a.source,
    a.language,
    a.published_at,
    a.published_at::date as published_on,
    coalesce(a.syndication_id, a.article_id) as story_id,
    a.status
from article_versions v
join articles a using (article_id)
where v.valid_to is null;

-- list: list those that count
create temp table current_versions as
select *
from standing_versions
where status <> 'retracted';

-- list: find those that count otherwise than before
create temp table touched_versions as
select coalesce(s.version_id, k.version_id) as version_id
from standing_versions s
full join counted_versions k using (version_id)
where (s.article_id, s.source, s.language, s.published_at, s.story_id, s.status)
    is distinct from (k.article_id, k.source, k.language, k.published_at, k.story_id, k.status)
union
select version_id
from stale_versions
union
select version_id
from quotes
where speaker_id in (select speaker_id from stale_speakers where is_renamed)
union
select version_id
from claims
where speaker_id in (select speaker_id from stale_speakers where is_renamed);

-- list: find the days that they were and are of
create temp table touched_days as
select distinct published_at::date as published_on
from counted_versions
semi join touched_versions using (version_id)
union
select distinct published_on
from standing_versions
semi join touched_versions using (version_id);

-- list: list all that counts on those days
create temp table day_versions as
select *
from current_versions c
where exists (
    from touched_days d
    where d.published_on is not distinct from c.published_on
);

-- list: find whose roles may be others
create temp table touched_speakers as
select speaker_id
from stale_speakers
union
select speaker_id
from version_speakers
semi join touched_versions using (version_id);

-- resolve: list the quotes of these speakers
create temp table spoken_for as
select
    q.quote_id,
    q.version_id,
    q.speaker_id,
    c.published_on
from quotes q
semi join touched_speakers using (speaker_id)
left join standing_versions c using (version_id);

-- resolve: forget their roles
delete from quote_roles
where quote_id in (select quote_id from spoken_for);

-- resolve: give quotes the role stated in their own article
insert into quote_roles by name
select
    q.quote_id,
    min_by(r.role_id, (r.char_start, r.role_id)) as role_id,
    true as is_stated_here
from spoken_for q
semi join standing_versions c using (version_id)
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
    semi join touched_speakers using (speaker_id)
    semi join current_versions c using (version_id)
    where r.stated_on is not null
    group by
        r.speaker_id,
        r.stated_on
),
waiting as (
    select
        q.quote_id,
        q.speaker_id,
        q.published_on
    from spoken_for q
    anti join quote_roles r using (quote_id)
    where q.published_on is not null
)
select
    w.quote_id,
    s.role_id,
    false as is_stated_here
from waiting w
asof join stated s
    on w.speaker_id = s.speaker_id and w.published_on >= s.stated_on;

-- count: note whose rows are to be checked
insert into unchecked_versions
select version_id
from touched_versions;

-- count: forget what was counted otherwise
delete from counted_versions
where version_id in (select version_id from touched_versions);

-- count: remember what counts now
insert into counted_versions by name
select
    version_id,
    article_id,
    source,
    language,
    published_at,
    story_id,
    status
from standing_versions
semi join touched_versions using (version_id);

-- count: nothing is stale
delete from stale_versions;

-- count: and nobody
delete from stale_speakers;

-- count: and no name
delete from stale_entities;
