-- From groups to ids, and from ids to the rows that bear them. The eldest group of a name keeps the
-- name's own id, so that a name with one bearer has the id that the annotator gave it.

-- id: find the first article of each group of a name
create temp table named_groups as
with first_articles as (
    select
        p.found_entity_id,
        p.g,
        p.is_sure,
        min((a.published_at is null, a.published_at, p.article_id)) as anchor
    from placed p
    join articles a using (article_id)
    group by
        p.found_entity_id,
        p.g,
        p.is_sure
)
select
    *,
    case
        when is_sure
            and row_number() over (
                partition by found_entity_id
                order by
                    not is_sure,
                    anchor
            ) = 1 then found_entity_id
        else left(sha256(concat_ws(chr(31), 'entity', found_entity_id, anchor[3])), 20)
    end as own_id
from first_articles;

-- id: name joined groups after the eldest
create temp table group_ids as
select
    n.found_entity_id,
    n.g,
    n.is_sure,
    coalesce(
        -- two names may come first in one article
        min_by(n.own_id, (n.anchor, n.found_entity_id)) over (partition by m.label),
        n.own_id
    ) as entity_id,
    m.label
from named_groups n
join merged m using (found_entity_id, g)
union all
select
    found_entity_id,
    g,
    is_sure,
    own_id,
    null
from named_groups
where not is_sure;

-- id: remember which ids the names had
create temp table old_ids as
select found_entity_id as entity_id
from scope
union
select m.entity_id
from entity_moves m
semi join scope using (found_entity_id);

-- id: forget what was worked out for them
delete from entity_doubts
where entity_id in (select entity_id from old_ids)
    or other_entity_id in (select entity_id from old_ids);

-- id: forget their joins
delete from entity_joins
where found_entity_id in (select found_entity_id from scope);

-- id: forget their moves
delete from entity_moves
where found_entity_id in (select found_entity_id from scope);

-- id: keep the joins
insert into entity_joins by name
with told as (
    select a as g, why, score from taken
    union all
    select b, why, score from taken
),
named as (
    select
        i.entity_id,
        i.found_entity_id,
        max_by(t.why, (t.score, t.why)) as why,
        max(t.score) as score
    from group_ids i
    join told t using (g)
    where i.is_sure
    group by
        i.entity_id,
        i.found_entity_id
)
select
    entity_id,
    found_entity_id,
    why,
    round(1 / (1 + exp(-2 * score)), 3) as confidence
from named;

-- id: keep the moves
insert into entity_moves by name
select
    p.article_id,
    p.found_entity_id,
    i.entity_id,
    coalesce(
        case when not p.is_sure then 'undecided' end,
        j.why,
        'namesake'
    ) as why,
    coalesce(
        case when not p.is_sure then undecided_confidence end,
        j.confidence,
        namesake_confidence
    )::double as confidence
from placed p
join group_ids i using (found_entity_id, g)
left join entity_joins j using (entity_id, found_entity_id)
cross join entity_tuning
where i.entity_id <> p.found_entity_id;

-- id: keep the doubts
insert into entity_doubts by name
select
    least(x.entity_id, y.entity_id) as entity_id,
    greatest(x.entity_id, y.entity_id) as other_entity_id,
    case
        when bool_or(x.found_entity_id <> y.found_entity_id) then coalesce(
            max(p.why) filter (where x.found_entity_id <> y.found_entity_id), 'namesake'
        )
        when bool_or(not x.is_sure or not y.is_sure) then 'undecided'
        else 'namesake'
    end as why,
    max(n.score)::double as score
from near_groups n
join group_ids x on x.g = n.a
join group_ids y on y.g = n.b
left join name_pairs p
    on p.short_id = x.found_entity_id
    and p.long_id = y.found_entity_id
where x.entity_id <> y.entity_id
group by
    least(x.entity_id, y.entity_id),
    greatest(x.entity_id, y.entity_id);

-- final: begin with what was worked out
create temp table final_moves as
select
    article_id,
    found_entity_id,
    entity_id
from entity_moves;

-- apply: work out the speakers
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

-- apply: begin with nothing changed
create temp table touched_entities (entity_id varchar);

-- apply: begin with no speaker changed
create temp table touched_speakers (speaker_id varchar);

-- apply: find the rows of entities that change
create temp table changed as
select
    e.rowid as row_no,
    v.article_id,
    e.entity_id as old_id,
    coalesce(m.entity_id, e.found_entity_id, e.entity_id) as new_id,
    coalesce(e.found_entity_id, e.entity_id) as found_id
from version_entities e
join article_versions v using (version_id)
left join final_moves m
    on m.article_id = v.article_id
    and m.found_entity_id = coalesce(e.found_entity_id, e.entity_id)
where (e.found_entity_id is not null or m.entity_id is not null)
    and e.entity_id <> coalesce(m.entity_id, e.found_entity_id, e.entity_id);

-- apply: give the entities their ids
update version_entities as e
set
    entity_id = c.new_id,
    found_entity_id = nullif(c.found_id, c.new_id)
from changed c
where e.rowid = c.row_no;

-- apply: note both ids
insert into touched_entities
select old_id
from changed
union
select new_id
from changed;

-- apply: note which articles change
create temp table changed_articles as
select distinct article_id
from changed;

-- apply: give the aliases their ids
update version_entity_aliases as e
set
    entity_id = n.new_id,
    found_entity_id = nullif(n.found_id, n.new_id)
from (
    select
        a.rowid as row_no,
        coalesce(a.found_entity_id, a.entity_id) as found_id,
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as new_id
    from version_entity_aliases a
    join article_versions v using (version_id)
    semi join changed_articles c on c.article_id = v.article_id
    left join final_moves m
        on m.article_id = v.article_id
        and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
    where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id)
) n
where e.rowid = n.row_no;

-- apply: give the mentions their ids
update entity_mentions as e
set
    entity_id = n.new_id,
    found_entity_id = nullif(n.found_id, n.new_id)
from (
    select
        a.rowid as row_no,
        coalesce(a.found_entity_id, a.entity_id) as found_id,
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as new_id
    from entity_mentions a
    semi join changed_articles c on c.article_id = a.article_id
    left join final_moves m
        on m.article_id = a.article_id
        and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
    where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id)
) n
where e.rowid = n.row_no;

-- apply: give the entities of claims their ids
update claim_entities as e
set
    entity_id = n.new_id,
    found_entity_id = nullif(n.found_id, n.new_id)
from (
    select
        a.rowid as row_no,
        coalesce(a.found_entity_id, a.entity_id) as found_id,
        coalesce(m.entity_id, a.found_entity_id, a.entity_id) as new_id
    from claim_entities a
    join article_versions v using (version_id)
    semi join changed_articles c on c.article_id = v.article_id
    left join final_moves m
        on m.article_id = v.article_id
        and m.found_entity_id = coalesce(a.found_entity_id, a.entity_id)
    where a.entity_id <> coalesce(m.entity_id, a.found_entity_id, a.entity_id)
) n
where e.rowid = n.row_no;

-- apply: find the speakers that change
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

-- apply: give the speakers their ids
update version_speakers as s
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id),
    entity_id = c.new_entity_id,
    found_entity_id = nullif(c.found_entity_id, c.new_entity_id)
from changed_speakers c
where s.rowid = c.row_no;

-- apply: note both ids of the speakers
insert into touched_speakers
select old_id
from changed_speakers
union
select new_id
from changed_speakers;

-- apply: give the roles their speakers
update speaker_roles as r
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id)
from changed_speakers c
where r.version_id = c.version_id
    and coalesce(r.found_speaker_id, r.speaker_id) = c.found_id;

-- apply: give the quotes their speakers
update quotes as q
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id)
from changed_speakers c
where q.version_id = c.version_id
    and coalesce(q.found_speaker_id, q.speaker_id) = c.found_id;

-- apply: give the quotes their candidates
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

-- apply: give the claims their speakers
update claims as q
set
    speaker_id = c.new_id,
    found_speaker_id = nullif(c.found_id, c.new_id)
from changed_speakers c
where q.version_id = c.version_id
    and coalesce(q.found_speaker_id, q.speaker_id) = c.found_id;

-- apply: note what the articles of this time name
insert into touched_entities
select e.entity_id
from version_entities e
join article_versions v using (version_id)
semi join dirty_articles d on d.article_id = v.article_id
union
select entity_id
from entity_aliases
where why = 'override';

-- apply: note whom they quote
insert into touched_speakers
select s.speaker_id
from version_speakers s
join article_versions v using (version_id)
semi join dirty_articles d on d.article_id = v.article_id;

-- all: touch what there was and what there is
insert into touched_entities
select entity_id
from entities
union
select entity_id
from version_entities;

-- all: touch all speakers, too
insert into touched_speakers
select speaker_id
from speakers
union
select speaker_id
from version_speakers;

-- seen: remember what was seen
delete from resolved_versions
where version_id in (
    select version_id from seen_versions semi join dirty_articles using (article_id)
);

-- seen: put it in
insert into resolved_versions by name
select *
from seen_versions
semi join dirty_articles using (article_id);
