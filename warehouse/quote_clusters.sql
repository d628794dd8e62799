-- The steps that gather quotes of the same words, and join a quote that gives only a part of them
-- to the whole. `cluster_tuning` holds the numbers; `current_versions` are those that count.

-- gather: list what was said
-- "officials" of one article are not those of another, so an unnamed speaker counts as none
create temp table spoken as
select
    q.quote_id,
    q.text,
    q.char_start,
    q.speaker_id,
    if(s.speaker_kind in ('unnamed_person', 'unnamed_group'), null, q.speaker_id) as named_id,
    q.quote_cluster_id as words_id,
    coalesce(q.quote_cluster_id, q.text) as words_key,
    if(
        len(q.content_spans) > 1,
        array_to_string(
            list_transform(q.content_spans, lambda p:
                substring(q.text, p.char_start - q.char_start + 1, p.char_end - p.char_start)
            ),
            ' '
        ),
        q.text
    ) as content,
    c.article_id,
    c.source,
    c.story_id,
    c.published_at,
    c.published_on
from quotes q
join current_versions c using (version_id)
left join speakers s using (speaker_id);

-- gather: list the different wordings
-- what stands between an ellipsis or a bracket and the next is a piece of its own: "[the bridge]
-- will open ... in May" has two, and the bracketed words are the outlet's and not the speaker's. Left
-- for the end are the spaces: a pattern that matches each of them costs a second on every 100,000
create temp table wordings as
with different as (
    select
        words_key,
        any_value(words_id) as words_id,
        lower(replace(replace(min(content), '’', ''), '''', '')) as content
    from spoken
    group by words_key
),
cut as (
    select
        *,
        if(
            regexp_matches(content, '…|\.\s?\.|\['),
            string_split_regex(content, '\[[^\]]*\]|…|\.\s?\.[\s.]*'),
            null
        ) as pieces
    from different
),
plain as (
    select
        words_key,
        words_id,
        regexp_replace(content, '[^\p{L}\p{N} ]+', ' ', 'g') as words,
        list_filter(
            list_transform(
                pieces,
                lambda p: trim(regexp_replace(p, '[^\p{L}\p{N}]+', ' ', 'g'))
            ),
            lambda p: p <> ''
        ) as pieces
    from cut
),
spaced as (
    select
        words_key,
        words_id,
        trim(if(contains(words, '  '), regexp_replace(words, '  +', ' ', 'g'), words)) as words,
        pieces
    from plain
)
select
    row_number() over () as wording_no,
    words_key,
    words_id,
    words,
    coalesce(pieces, [words]) as pieces,
    length(if(pieces is null, words, array_to_string(pieces, ' '))) as size
from spaced;

-- gather: let each wording ask for those that may hold it
-- by the first and the last four words of its longest piece: a whole has both
create temp table asked as
with longest as (
    select
        wording_no,
        string_split(
            if(
                len(pieces) = 1,
                pieces[1],
                list_reduce(
                    list_filter(pieces, lambda p: len(string_split(p, ' ')) >= 4),
                    lambda a, b: if(length(b) > length(a), b, a)
                )
            ),
            ' '
        ) as piece
    from wordings
    where size >= (select min_chars from cluster_tuning)
        and len(pieces) > 0
)
select
    wording_no,
    hash(hash(piece[1]), hash(piece[2]), hash(piece[3]), hash(piece[4])) as shingle
from longest
where len(piece) >= 4
union all
select
    wording_no,
    hash(hash(piece[-4]), hash(piece[-3]), hash(piece[-2]), hash(piece[-1]))
from longest
where len(piece) > 4;

-- gather: find every wording under all the four words that are asked for
create temp table held as
with hashed as (
    select
        wording_no,
        list_transform(string_split(words, ' '), lambda w: hash(w)) as h
    from wordings
    where words_id is not null
),
shingled as (
    select
        wording_no,
        unnest(list_transform(range(1, len(h) - 2), lambda i:
            hash(h[i], h[i + 1], h[i + 2], h[i + 3])
        )) as shingle
    from hashed
)
select distinct
    wording_no,
    shingle
from shingled
semi join asked using (shingle);

-- gather: keep the rarer of the two that a wording asks for
-- four words that stand in very many wordings ("I would like to") tell nothing
create temp table probes as
with counted as (
    select
        shingle,
        count(*) as holders
    from held
    group by shingle
    having count(*) between 2 and (select most_holders from cluster_tuning)
)
select
    a.wording_no,
    min_by(a.shingle, (c.holders, a.shingle)) as shingle
from asked a
join counted c using (shingle)
group by a.wording_no;

-- gather: find the wordings that hold another
-- spaces are doubled so that two pieces may stand side by side
create temp table contained as
select
    p.wording_no as part_no,
    w.wording_no as whole_no,
    w.size,
    w.words_key
from probes a
join held h on h.shingle = a.shingle and h.wording_no <> a.wording_no
join wordings p on p.wording_no = a.wording_no
join wordings w on w.wording_no = h.wording_no
where (w.size, w.words_key) > (p.size, p.words_key)
    and ' ' || replace(w.words, ' ', '  ') || ' '
        like '% ' || array_to_string(
            list_transform(p.pieces, lambda x: replace(x, ' ', '  ')), ' % '
        ) || ' %';

-- gather: tell by whom each wording is said
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
    from spoken s
    join wordings w using (words_key)
    semi join (
        select part_no as wording_no from contained
        union
        select whole_no from contained
    ) c using (wording_no)
    group by
        w.wording_no,
        s.named_id
);

-- gather: list the stories of each voice
create temp table voice_stories as
select distinct
    v.voice_no,
    s.story_id
from spoken s
join wordings w using (words_key)
join voices v
    on v.wording_no = w.wording_no and v.named_id is not distinct from s.named_id;

-- gather: pair the voices of parts and wholes
create temp table paired as
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
from contained c
join voices p on p.wording_no = c.part_no
join voices w on w.wording_no = c.whole_no
where p.named_id = w.named_id
    or p.named_id is null
    or w.named_id is null;

-- gather: keep the pairs that are one saying
-- of one person, unless the part is a figure of speech that stands in many wholes; where a speaker
-- is not known, in one story, or within days where no other whole has the words
create temp table joinable as
with own as (
    select
        p.*,
        count(*) filter (
            where p.whole_voice not in (
                select part_voice
                from paired
                where is_by_one
            )
        ) over (partition by p.part_voice) as wholes
    from paired p
    where p.is_by_one
),
sole as (
    select part_no
    from contained
    where whole_no not in (
        select part_no
        from contained
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
from paired p
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

-- gather: follow each part to its whole, and that to its own
-- a whole is longer than its part, so that every way up ends
create temp table joined as
with recursive parents as (
    select
        part_voice,
        max_by(whole_voice, (is_by_one, size, words_key, whole_named_id)) as whole_voice
    from joinable
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
    if(len(m.pieces) = 1, 'part', 'pieces') as match_kind
from tops t
join voices p on p.voice_no = t.part_voice
join voices w on w.voice_no = t.whole_voice
join wordings m on m.wording_no = p.wording_no
join wordings o on o.wording_no = w.wording_no;

-- gather: empty the members
delete from quote_cluster_members;

-- gather: list the members of each cluster
insert into quote_cluster_members by name
with placed as (
    select
        s.quote_id,
        coalesce(j.quote_cluster_id, s.words_id) as quote_cluster_id,
        coalesce(j.match_kind, 'same') as match_kind
    from spoken s
    left join joined j
        on j.words_key = s.words_key and j.named_id is not distinct from s.named_id
),
repeated as (
    select quote_cluster_id
    from placed
    where quote_cluster_id is not null
    group by quote_cluster_id
    having count(*) > 1
)
select
    quote_id,
    quote_cluster_id,
    match_kind
from placed
semi join repeated using (quote_cluster_id);

-- gather: empty the clusters
delete from quote_clusters;

-- gather: say of each cluster when, where and by whom it was first said
insert into quote_clusters by name
with copies as (
    select
        m.quote_cluster_id,
        m.match_kind,
        s.*,
        row_number() over (
            partition by m.quote_cluster_id
            order by
                s.published_at nulls last,
                s.article_id,
                s.char_start,
                s.quote_id
        ) as place
    from quote_cluster_members m
    join spoken s using (quote_id)
)
select
    quote_cluster_id,
    max(text) filter (where place = 1) as text,
    max(quote_id) filter (where place = 1) as first_quote_id,
    max(article_id) filter (where place = 1) as first_article_id,
    max(source) filter (where place = 1) as first_source,
    max(published_at) filter (where place = 1) as first_published_at,
    max(speaker_id) filter (where place = 1) as first_speaker_id,
    count(*) as occurrences,
    count(distinct story_id) as stories,
    count(distinct article_id) as articles,
    count(distinct source) as outlets,
    count(distinct speaker_id) as speakers,
    count(*) filter (where match_kind <> 'same') as parts,
    min_by(text, place) filter (where match_kind = 'same') as whole_text
from copies
group by quote_cluster_id;
