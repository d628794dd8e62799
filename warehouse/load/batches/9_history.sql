-- Articles, their versions and when each stood, worked out from all records of `touched_articles`.

-- step: chained | put the records of touched articles in order
-- by when each was seen to say what it says: a crawl is better evidence of what stood at its time
-- than the date of change on the page, which a page that is put back bears unchanged
create or replace temp table chained as
with seen as (
    select
        r.rowid as kept_row,
        r.article_id,
        r.version_id,
        r.is_retraction,
        r.modified_at,
        r.observed_at,
        r.archive_id,
        r.slice_no,
        r.record_no,
        r.position,
        r.run_id,
        coalesce(r.observed_at, r.modified_at, r.published_at, a.first_seen_at) as seen_at,
        coalesce(r.modified_at, r.observed_at, r.published_at, a.first_seen_at) as stated_at,
        a.first_seen_at as archive_seen_at,
        min(a.first_seen_at) over (partition by r.article_id) as first_seen_at
    from kept.article_records r
    join kept.archives a using (archive_id)
    where r.article_id in (select article_id from touched_articles)
),
turning as (
    select
        *,
        lag(seen_at) over chain as before_at,
        coalesce(version_id <> lag(version_id) over chain, true) as is_turn,
        row_number() over chain as place
    from seen
    window chain as (
        partition by article_id
        order by
            seen_at,
            modified_at nulls first,
            archive_seen_at,
            archive_id,
            slice_no,
            record_no,
            version_id
    )
)
select
    *,
    sum(is_turn::integer) over (partition by article_id order by place) as period_no
from turning;

-- step: periods | cut the order into stretches of one version
-- a version stands from its date of change, if that lies after the last sight of the one before
create or replace temp table periods as
select
    kept_row,
    article_id,
    version_id,
    period_no,
    first_seen_at,
    valid_from,
    lead(valid_from) over (partition by article_id order by period_no) as valid_to
from (
    select
        *,
        case
            when before_at is null or stated_at > before_at then least(stated_at, seen_at)
            else seen_at
        end as valid_from
    from chained
    where is_turn
);

-- step: article_periods | take out the stretches of touched articles
delete from kept.article_periods
where article_id in (select article_id from touched_articles);

-- step: article_periods | keep the stretches
insert into kept.article_periods by name
select
    article_id,
    period_no,
    version_id,
    valid_from,
    valid_to
from periods;

-- step: article_versions | number and date the versions
-- by the last stretch of each: a version that came back is the last again
update kept.article_versions as v
set
    version_no = r.version_no,
    valid_from = r.valid_from,
    valid_to = r.valid_to,
    modified_at = r.first_record.modified_at,
    observed_at = r.first_record.observed_at,
    archive_id = r.first_record.archive_id,
    position = r.first_record.position,
    run_id = r.first_record.run_id
from (
    select
        l.version_id,
        row_number() over (partition by l.article_id order by l.period_no) as version_no,
        l.valid_from,
        l.valid_to,
        f.first_record
    from (
        select *
        from periods
        qualify row_number() over (partition by version_id order by period_no desc) = 1
    ) l
    join (
        select
            version_id,
            min_by(
                {
                    'modified_at': modified_at,
                    'observed_at': observed_at,
                    'archive_id': archive_id,
                    'position': position,
                    'run_id': run_id
                },
                place
            ) as first_record
        from chained
        group by version_id
    ) f using (version_id)
) r
where v.version_id = r.version_id
    and (
        v.version_no,
        v.valid_from,
        v.valid_to,
        v.modified_at,
        v.observed_at,
        v.archive_id,
        v.position,
        v.run_id
    ) is distinct from (
        r.version_no,
        r.valid_from,
        r.valid_to,
        r.first_record.modified_at,
        r.first_record.observed_at,
        r.first_record.archive_id,
        r.first_record.position,
        r.first_record.run_id
    );

-- step: standing | work out the articles
-- withdrawn is what its latest records say is withdrawn, be the words as they were
create or replace temp table standing as
with latest as (
    select
        article_id,
        bool_or(is_retraction) as is_retraction
    from (
        select
            *,
            max(seen_at) over (partition by article_id) as last_seen_at,
            max(period_no) over (partition by article_id) as last_period_no
        from chained
    )
    where seen_at = last_seen_at
        and period_no = last_period_no
    group by article_id
)
select
    r.article_id,
    r.version_id as current_version_id,
    r.source,
    r.source_record,
    r.url,
    r.headline,
    r.byline,
    r.authors,
    r.language,
    r.published_at,
    r.published_precision,
    r.published_from,
    r.published_utc_offset,
    r.published_stated,
    r.dateline_place,
    r.agency,
    r.section,
    r.publisher,
    r.summary,
    l.is_retraction,
    r.is_truncated,
    r.text_share,
    r.extra,
    r.archive_id,
    r.position,
    r.run_id,
    case
        when l.is_retraction then 'retracted'
        when p.period_no > 1 then 'corrected'
        else 'current'
    end as status,
    p.first_seen_at,
    a.syndication_id
from periods p
join kept.article_records r on r.rowid = p.kept_row
join latest l on l.article_id = p.article_id
left join kept.articles a on a.article_id = p.article_id
where p.valid_to is null;

-- step: articles | take out the touched articles
delete from kept.articles
where article_id in (select article_id from touched_articles);

-- step: articles | keep the articles
insert into kept.articles by name
select *
from standing;
