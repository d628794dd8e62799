-- New ids into the rows of articles whose speakers change.

-- step: version_speakers | give the speakers their ids
update version_speakers as s
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id),
    entity_id = c.new_entity_id,
    found_entity_id = nullif(c.found_entity_id, c.new_entity_id)
from changed_speakers c
where s.rowid = c.row_no;

-- step: touched_speakers | note both ids of changed speakers
insert into touched_speakers
select old_id
from changed_speakers
union
select new_id
from changed_speakers;

-- step: speaker_roles | give the roles their speakers
update speaker_roles as r
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id)
from changed_speakers c
where r.version_id = c.version_id
    and coalesce(r.found_speaker_id, r.speaker_id) = c.found_id;

-- step: quotes | give the quotes their speakers
update quotes as q
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id)
from changed_speakers c
where q.version_id = c.version_id
    and coalesce(q.found_speaker_id, q.speaker_id) = c.found_id;

-- step: quotes | give the quotes their candidates
update quotes as q
set
    speaker_candidates = n.speaker_candidates,
    found_speaker_candidates = case
        when n.speaker_candidates <> n.found then n.found
    end
from (
    select
        q.rowid as row_no,
        coalesce(q.found_speaker_candidates, q.speaker_candidates) as found,
        list_transform(
            coalesce(q.found_speaker_candidates, q.speaker_candidates),
            lambda one: struct_pack(
                speaker_id := coalesce(t.taken[one.speaker_id], one.speaker_id),
                probability := one.probability
            )
        ) as speaker_candidates
    from quotes q
    join (
        select
            version_id,
            map_from_entries(list(struct_pack(
                k := coalesce(found_speaker_id, speaker_id),
                v := speaker_id
            ))) as taken
        from version_speakers
        where version_id in (select version_id from changed_speakers)
        group by version_id
    ) t using (version_id)
) n
where q.rowid = n.row_no
    and q.speaker_candidates <> n.speaker_candidates;

-- step: claims | give the claims their speakers
update claims as q
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id)
from changed_speakers c
where q.version_id = c.version_id
    and coalesce(q.found_speaker_id, q.speaker_id) = c.found_id;
