-- Which rows bear other ids than before.

-- step: final_speakers | work out the speakers of moved entities
-- the annotator makes a speaker's id of the entity's, and so does this
create temp table final_speakers as
with own as (
    select
        coalesce(found_entity_id, entity_id) as entity_id,
        min(coalesce(found_speaker_id, speaker_id)) as speaker_id
    from version_speakers
    where coalesce(found_entity_id, entity_id) in (select entity_id from final_moves)
    group by coalesce(found_entity_id, entity_id)
)
select distinct
    v.article_id,
    coalesce(s.found_speaker_id, s.speaker_id) as found_speaker_id,
    coalesce(
        o.speaker_id,
        left(sha256(concat_ws(chr(31), 'speaker', m.entity_id)), 20)
    ) as speaker_id
from version_speakers s
join article_versions v using (version_id)
join final_moves m
    on m.article_id = v.article_id
    and m.found_entity_id = coalesce(s.found_entity_id, s.entity_id)
left join own o on o.entity_id = m.entity_id;

-- step: touched_entities | make room for entities to merge anew
create temp table touched_entities (entity_id varchar);

-- step: touched_speakers | make room for speakers to merge anew
create temp table touched_speakers (speaker_id varchar);

-- step: changed_entities | find the rows of entities that change
-- those that moved before, wherever they belong now, and those that move now
create temp table changed_entities as
with named as (
    select
        e.rowid as row_no,
        v.article_id,
        e.entity_id as old_id,
        coalesce(m.entity_id, e.found_entity_id) as new_id,
        e.found_entity_id as found_id
    from version_entities e
    join article_versions v using (version_id)
    left join final_moves m using (article_id, found_entity_id)
    where e.found_entity_id is not null
    union all
    select
        e.rowid,
        v.article_id,
        e.entity_id,
        m.entity_id,
        e.entity_id
    from version_entities e
    join article_versions v using (version_id)
    join final_moves m
        on m.article_id = v.article_id
        and m.found_entity_id = e.entity_id
    where e.found_entity_id is null
)
select *
from named
where old_id <> new_id;

-- step: changed_articles | note which articles change
create temp table changed_articles as
select distinct article_id
from changed_entities;

-- step: changed_speakers | find the rows of speakers that change
create temp table changed_speakers as
select
    s.rowid as row_no,
    v.article_id,
    s.version_id,
    s.speaker_id as old_id,
    coalesce(m.speaker_id, s.found_speaker_id, s.speaker_id) as new_id,
    coalesce(s.found_speaker_id, s.speaker_id) as found_id,
    coalesce(f.entity_id, s.found_entity_id, s.entity_id) as new_entity_id,
    coalesce(s.found_entity_id, s.entity_id) as found_entity_id
from version_speakers s
join article_versions v using (version_id)
left join final_speakers m
    on m.article_id = v.article_id
    and m.found_speaker_id = coalesce(s.found_speaker_id, s.speaker_id)
left join final_moves f
    on f.article_id = v.article_id
    and f.found_entity_id = coalesce(s.found_entity_id, s.entity_id)
where (s.found_speaker_id is not null or s.found_entity_id is not null or f.entity_id is not null)
    and (
        s.speaker_id <> coalesce(m.speaker_id, s.found_speaker_id, s.speaker_id)
        or s.entity_id is distinct from coalesce(f.entity_id, s.found_entity_id, s.entity_id)
    );
