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
    select
        speaker_id,
        min_by(
            {
                'display_name': display_name,
                'speaker_kind': speaker_kind,
                'entity_id': entity_id,
                'first_row': first_row
            },
            (
                -current_votes,
                -votes,
                -length(display_name),
                display_name,
                speaker_kind,
                entity_id is null,
                entity_id
            )
        ) as best
    from named
    group by speaker_id
),
quoted_in as (
    select
        q.speaker_id,
        c.article_id,
        any_value(c.published_on) as published_on,
        count(*) as quotes
    from quotes q
    semi join touched_speakers using (speaker_id)
    join dated_versions c using (version_id)
    where q.presentation = 'speech'
        and c.is_counted
    group by
        q.speaker_id,
        c.article_id
),
quoted as (
    select
        speaker_id,
        min(published_on) as first_seen_on,
        max(published_on) as last_seen_on,
        count(*) as article_count,
        sum(quotes) as quote_count
    from quoted_in
    group by speaker_id
)
select
    n.speaker_id,
    n.best.display_name as display_name,
    n.best.speaker_kind as speaker_kind,
    n.best.entity_id as entity_id,
    n.best.first_row.version_id as version_id,
    n.best.first_row.run_id as run_id,
    n.best.first_row.method as method,
    n.best.first_row.confidence as confidence,
    q.first_seen_on,
    q.last_seen_on,
    coalesce(q.article_count, 0) as article_count,
    coalesce(q.quote_count, 0) as quote_count
from chosen n
left join quoted q using (speaker_id);
