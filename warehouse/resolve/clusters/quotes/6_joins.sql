-- Which part is of which whole, by what the words and the speakers say.

-- step: contained_wordings | list the parts and wholes
create temp table contained_wordings as
select
    p.wording_no as part_no,
    w.wording_no as whole_no,
    w.size,
    w.words_key
from quote_parts k
join wordings p on p.words_key = k.part_key
join wordings w on w.words_key = k.whole_key;

-- step: voices | tell by whom each wording is said
create temp table voices as
select
    row_number() over () as voice_no,
    wording_no,
    named_id,
    first_on,
    last_on
from (
    select
        w.wording_no,
        s.named_id,
        min(s.published_on) as first_on,
        max(s.published_on) as last_on
    from reached_quotes s
    join wordings w using (words_key)
    semi join (
        select part_no as wording_no from contained_wordings
        union
        select whole_no from contained_wordings
    ) c using (wording_no)
    group by
        w.wording_no,
        s.named_id
);

-- step: voice_stories | list the stories of each voice
create temp table voice_stories as
select distinct
    v.voice_no,
    s.story_id
from reached_quotes s
join wordings w using (words_key)
join voices v
    on v.wording_no = w.wording_no and v.named_id is not distinct from s.named_id;

-- step: paired_voices | pair the voices of parts and wholes
create temp table paired_voices as
select
    p.voice_no as part_voice,
    w.voice_no as whole_voice,
    c.part_no,
    c.whole_no,
    c.size,
    c.words_key,
    coalesce(w.named_id, '') as whole_named_id,
    coalesce(p.named_id = w.named_id, false) as is_by_one,
    coalesce(
        p.first_on - (select near_days from cluster_tuning) <= w.last_on
        and w.first_on - (select near_days from cluster_tuning) <= p.last_on,
        false
    ) as is_near
from contained_wordings c
join voices p on p.wording_no = c.part_no
join voices w on w.wording_no = c.whole_no
where p.named_id = w.named_id
    or p.named_id is null
    or w.named_id is null;

-- step: joinable_voices | keep the pairs that are one saying
-- of one person, unless the part is a figure of speech that stands in many wholes; where a speaker
-- is not known, in one story, or within days where no other whole has the words
create temp table joinable_voices as
with own as (
    select
        p.*,
        count(*) filter (
            where p.whole_voice not in (
                select part_voice
                from paired_voices
                where is_by_one
            )
        ) over (partition by p.part_voice) as wholes
    from paired_voices p
    where p.is_by_one
),
sole as (
    select part_no
    from contained_wordings
    where whole_no not in (
        select part_no
        from contained_wordings
    )
    group by part_no
    having count(*) = 1
)
select
    part_voice,
    whole_voice,
    is_by_one,
    size,
    words_key,
    whole_named_id
from own
where wholes <= (select most_wholes from cluster_tuning)
union all
select
    p.part_voice,
    p.whole_voice,
    p.is_by_one,
    p.size,
    p.words_key,
    p.whole_named_id
from paired_voices p
where not p.is_by_one
    and (
        (p.is_near and p.part_no in (select part_no from sole))
        or exists (
            from voice_stories a
            join voice_stories b using (story_id)
            where a.voice_no = p.part_voice
                and b.voice_no = p.whole_voice
        )
    );

-- step: joined_quotes | follow each part to its whole, and that to its own
-- a whole is longer than its part, so that every way up ends
insert into joined_quotes
with recursive parents as (
    select
        part_voice,
        max_by(whole_voice, (is_by_one, size, words_key, whole_named_id)) as whole_voice
    from joinable_voices
    group by part_voice
),
climbed as (
    select
        part_voice,
        whole_voice,
        1 as steps
    from parents
    union all
    select
        c.part_voice,
        p.whole_voice,
        c.steps + 1
    from climbed c
    join parents p on p.part_voice = c.whole_voice
),
tops as (
    select
        part_voice,
        max_by(whole_voice, steps) as whole_voice
    from climbed
    group by part_voice
)
select
    m.words_key,
    p.named_id,
    o.words_id as quote_cluster_id,
    if(m.piece_count = 1, 'part', 'pieces') as match_kind
from tops t
join voices p on p.voice_no = t.part_voice
join voices w on w.voice_no = t.whole_voice
join wordings m on m.wording_no = p.wording_no
join wordings o on o.wording_no = w.wording_no;
