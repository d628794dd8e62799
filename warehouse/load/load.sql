-- The steps of a load, in order. A bare name is a staged table, which holds the rows of some batches
-- that have no article, version or reject in common; `loading` has a row for each of them, and
-- `kept.` stands for the tables of the warehouse file.

-- archives: note where the batches are from
-- the flow says more about an archive once all its batches are loaded
insert into kept.archives (archive_id, first_seen_at, status, run_id)
select distinct
    l.archive_id,
    coalesce(r.started_at, l.loaded_at),
    'seen',
    l.run_id
from loading l
left join kept.runs r using (run_id)
on conflict do nothing;

-- note: which versions are known
create temp table known_versions as
select
    version_id,
    rowid as kept_row
from kept.article_versions
where version_id in (select version_id from article_versions);

-- known: fetch the known versions
-- by row number, so that only the row groups that hold them are read
create temp table stored as
select
    rowid as kept_row,
    version_id,
    article_id,
    text,
    signature
from kept.article_versions
where rowid in (select kept_row from known_versions);

-- known: let texts with other signatures be compared again
delete from kept.compared_texts
where version_id in (
    select version_id
    from stored s
    join article_versions v using (version_id)
    where s.signature is distinct from v.signature
);

-- known: refresh signatures
-- a known version has the same words, but may come from newer code
update kept.article_versions as k
set signature = n.signature
from (
    select
        s.kept_row,
        v.signature
    from stored s
    join article_versions v using (version_id)
    where s.signature is distinct from v.signature
) n
where k.rowid = n.kept_row;

-- known: make room for their sections
delete from kept.sections
where version_id in (select version_id from known_versions);

-- judge: judge each record
-- the first record of an unknown version is new or a correction, all others are unchanged
create temp table judged as
with firsts as (
    select
        batch_id,
        article_id,
        version_id,
        min(record_no) as record_no
    from article_records
    anti join known_versions using (version_id)
    group by
        batch_id,
        article_id,
        version_id
)
select
    f.batch_id,
    a.article_id is null
        and f.record_no = min(f.record_no) over (partition by f.article_id) as is_new
from firsts f
left join kept.articles a using (article_id);

-- judge: note the articles to work out again
create temp table touched as
select distinct article_id
from article_records;

-- again: note also those that only the earlier load of a batch has records of
insert into touched
select distinct article_id
from kept.article_records
where batch_id in (select batch_id from loading)
    and article_id not in (select article_id from touched);

-- again: forget the earlier load
delete from kept.article_records
where batch_id in (select batch_id from loading);

-- keep: keep the records
insert into kept.article_records by name
select
    r.*,
    v.modified_at,
    v.observed_at
from article_records r
join article_versions v using (version_id);

-- keep: keep the new versions
-- their place among the versions of the article is worked out afterwards
insert into kept.article_versions by name
select
    v.*,
    0 as version_no,
    timestamp 'epoch' as valid_from,
    null as valid_to
from article_versions v
anti join known_versions using (version_id);

-- keep: keep the sections
insert into kept.sections by name
select *
from sections;

-- rejects: forget the same rejects
delete from kept.rejects
where reject_id in (select reject_id from rejects);

-- rejects: keep the rejects
insert into kept.rejects by name
select *
from rejects;

-- order: put the records of touched articles in order
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
    where r.article_id in (select article_id from touched)
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

-- order: cut the order into stretches of one version
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

-- order: forget the stretches of touched articles
delete from kept.article_periods
where article_id in (select article_id from touched);

-- order: keep the stretches
insert into kept.article_periods by name
select
    article_id,
    period_no,
    version_id,
    valid_from,
    valid_to
from periods;

-- order: number and date the versions
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

-- order: work out the articles
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
    r.dateline_place,
    r.agency,
    r.section,
    r.publisher,
    r.summary,
    l.is_retraction,
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

-- order: forget the touched articles
delete from kept.articles
where article_id in (select article_id from touched);

-- order: keep the articles
insert into kept.articles by name
select *
from standing;

-- judged: what came of the records of each batch
select
    batch_id,
    count(*) filter (where is_new) as new,
    count(*) filter (where not is_new) as corrected
from judged
group by batch_id;

-- texts: fetch the texts that rows are cut from
-- the row numbers come first: a batch lies in a few row groups, and only their text is read
create temp table article_versions as
select
    version_id,
    article_id,
    text
from kept.article_versions
where rowid in (
    select v.rowid
    from kept.article_versions v
    semi join annotations using (version_id)
);

-- annotate: note the versions that stay as they are
-- of two batches by the same code the one with the smaller id counts, whichever came first: a page
-- crawled twice may bear two dates, and the dates of its roles must not hang on the order of loading.
-- "slice" among the versions names the ingest batch, so no two batches have it in common
create temp table settled as
select version_id
from annotations n
join loading l using (batch_id)
join kept.annotations a using (version_id)
join kept.batches b on b.batch_id = a.batch_id
where json_merge_patch(b.versions, '{"slice": null}')
        = json_merge_patch(l.versions, '{"slice": null}')
    and b.batch_id < l.batch_id;

-- annotate: note the versions to replace
create temp table replaced as
select version_id
from kept.annotations
where version_id in (select version_id from annotations)
    and version_id not in (select version_id from settled);

-- annotate: note whose rows are to be checked
insert into kept.unchecked_versions
select version_id
from annotations
where version_id not in (select version_id from settled);

-- brought: what each batch brought
with mentioned as (
    select
        version_id,
        count(*) as mentions
    from entity_mentions
    group by version_id
),
quoted as (
    select
        version_id,
        count(*) as quotes,
        count(speaker_id) as quotes_with_speaker
    from quotes
    group by version_id
),
claimed as (
    select
        version_id,
        count(*) as claims
    from claims
    group by version_id
)
select
    a.batch_id,
    count(*) as annotated,
    coalesce(sum(m.mentions), 0)::bigint as mentions,
    coalesce(sum(q.quotes), 0)::bigint as quotes,
    coalesce(sum(q.quotes_with_speaker), 0)::bigint as quotes_with_speaker,
    coalesce(sum(c.claims), 0)::bigint as claims
from annotations a
anti join settled using (version_id)
left join mentioned m using (version_id)
left join quoted q using (version_id)
left join claimed c using (version_id)
group by a.batch_id;
