-- The role in which each of these quotes was said: of several what somebody is before what he was
-- ("a former mayor who is now a director"), one with a title before one without, and the first.

-- step: quote_roles | take out the roles of these quotes
delete from quote_roles
where quote_id in (select quote_id from spoken_for);

-- step: quote_roles | give quotes the role stated in their own article
insert into quote_roles by name
select
    q.quote_id,
    min_by(
        r.role_id,
        (
            coalesce(regexp_matches(r.title, '^(former|ex|one-?time)\b', 'i'), false),
            r.title is null,
            r.char_start,
            r.role_id
        )
    ) as role_id,
    true as is_stated_here
from spoken_for q
semi join standing_versions c using (version_id)
join speaker_roles r using (version_id, speaker_id)
group by q.quote_id;

-- step: quote_roles | give the other quotes the latest role stated before
insert into quote_roles by name
with stated as (
    select
        r.speaker_id,
        r.stated_on,
        min_by(
            r.role_id,
            (
                coalesce(regexp_matches(r.title, '^(former|ex|one-?time)\b', 'i'), false),
                r.title is null,
                r.article_id,
                r.char_start,
                r.role_id
            )
        ) as role_id
    from speaker_roles r
    semi join recounted_speakers using (speaker_id)
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
