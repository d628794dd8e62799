-- Speakers merged anew from all versions that quote them.

-- step: speakers | take out the touched speakers
delete from speakers
where speaker_id in (select speaker_id from touched_speakers);

-- step: speakers | merge the speakers
insert into speakers by name
with named as (
    select
        s.speaker_id,
        s.display_name,
        s.speaker_kind,
        s.entity_id,
        count(*) filter (where v.is_counted) as current_votes,
        count(*) as votes,
        min_by(
            {
                'version_id': s.version_id,
                'run_id': s.run_id,
                'method': s.method,
                'confidence': s.confidence
            },
            (v.valid_from, s.version_id)
        ) as first_row
    from version_speakers s
    semi join touched_speakers using (speaker_id)
    join dated_versions v using (version_id)
    group by
        s.speaker_id,
        s.display_name,
        s.speaker_kind,
        s.entity_id
),
chosen as (
    select *
    from named
    qualify row_number() over (
        partition by speaker_id
        order by
            current_votes desc,
            votes desc,
            length(display_name) desc,
            display_name,
            speaker_kind,
            entity_id
    ) = 1
),
quoted as (
    select
        q.speaker_id,
        min(c.published_on) as first_seen_on,
        max(c.published_on) as last_seen_on,
        count(distinct c.article_id) as article_count,
        count(*) as quote_count
    from quotes q
    semi join touched_speakers using (speaker_id)
    join dated_versions c using (version_id)
    where q.presentation = 'speech'
        and c.is_counted
    group by q.speaker_id
)
select
    n.speaker_id,
    n.display_name,
    n.speaker_kind,
    n.entity_id,
    n.first_row.version_id as version_id,
    n.first_row.run_id as run_id,
    n.first_row.method as method,
    n.first_row.confidence as confidence,
    q.first_seen_on,
    q.last_seen_on,
    coalesce(q.article_count, 0) as article_count,
    coalesce(q.quote_count, 0) as quote_count
from chosen n
left join quoted q using (speaker_id);
