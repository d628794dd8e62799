-- The steps that gather quotes of the same words, and join a quote that gives only a part of them
-- to the whole. `cluster_tuning` holds the numbers; `current_versions` are those that count, and
-- `touched_versions` those that count otherwise than before. Which words stand in which is kept:
-- what changed is followed from part to whole and from whole to part, and all that it reaches is
-- gathered anew.

-- gather: list the wordings that are said otherwise than before
create temp table touched_wordings as
select distinct coalesce(quote_cluster_id, text) as words_key
from quotes
semi join touched_versions using (version_id);

-- gather: read them
-- what stands between an ellipsis or a bracket and the next is a piece of its own: "[the bridge]
-- will open ... in May" has two, and the bracketed words are the outlet's and not the speaker's. Left
-- for the end are the spaces: a pattern that matches each of them costs a second on every 100,000
create temp table read_wordings as
with printed as (
    select
        coalesce(q.quote_cluster_id, q.text) as words_key,
        q.quote_cluster_id as words_id,
        if(
            len(q.content_spans) > 1,
            array_to_string(
                list_transform(q.content_spans, lambda p:
                    substring(q.text, p.char_start - q.char_start + 1, p.char_end - p.char_start)
                ),
                ' '
            ),
            q.text
        ) as content
    from quotes q
    semi join current_versions using (version_id)
    where coalesce(q.quote_cluster_id, q.text) in (select words_key from touched_wordings)
),
different as (
    select
        words_key,
        any_value(words_id) as words_id,
        lower(replace(replace(min(content), '’', ''), '''', '')) as content
    from printed
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
    words_key,
    words_id,
    words,
    coalesce(pieces, [words]) as pieces
from spaced;

-- gather: find those that are new, gone or read otherwise
create temp table turned_wordings as
select coalesce(r.words_key, w.words_key) as words_key
from read_wordings r
full join (
    from quote_wordings
    semi join touched_wordings using (words_key)
) w using (words_key)
where (r.words, r.pieces) is distinct from (w.words, w.pieces);

-- gather: note which four words these had
create temp table moved_shingles as
select unnest(list_concat(asked, shingles)) as shingle
from quote_wordings
where words_key in (select words_key from turned_wordings);

-- gather: forget these
delete from quote_wordings
where words_key in (select words_key from turned_wordings);

-- gather: hash four words in a row, and choose those to ask for
-- a wording asks by the first and the last four words of its longest piece: a whole has both
insert into quote_wordings by name
with hashed as (
    select
        *,
        length(array_to_string(pieces, ' ')) as size,
        if(
            words_id is null,
            [],
            list_transform(string_split(words, ' '), lambda w: hash(w))
        ) as h,
        list_transform(
            string_split(
                list_reduce(
                    list_filter(pieces, lambda p: len(string_split(p, ' ')) >= 4),
                    lambda a, b: if(length(b) > length(a), b, a),
                    ''
                ),
                ' '
            ),
            lambda w: hash(w)
        ) as p
    from read_wordings
    semi join turned_wordings using (words_key)
)
select
    words_key,
    words_id,
    words,
    pieces,
    list_distinct(if(
        size < (select min_chars from cluster_tuning) or len(p) < 4,
        [],
        list_transform(
            [hash(p[1], p[2], p[3], p[4]), hash(p[-4], p[-3], p[-2], p[-1])],
            lambda x: (x % 4294967296)::uinteger
        )
    )) as asked,
    list_distinct(list_transform(range(1, len(h) - 2), lambda i:
        (hash(h[i], h[i + 1], h[i + 2], h[i + 3]) % 4294967296)::uinteger
    )) as shingles
from hashed;

-- gather: and which they have
insert into moved_shingles
select unnest(list_concat(asked, shingles))
from quote_wordings
where words_key in (select words_key from turned_wordings);

-- gather: count who holds what is asked for
create temp table counted_shingles as
with asked as (
    select distinct shingle
    from (select unnest(asked) as shingle from quote_wordings)
    semi join moved_shingles using (shingle)
)
select
    shingle,
    count(*) as holders
from (select unnest(shingles) as shingle from quote_wordings)
semi join asked using (shingle)
group by shingle;

-- gather: find what became crowded, or is no more
-- four words that stand in very many wordings ("I would like to") tell nothing
create temp table turned_shingles as
select coalesce(c.shingle, k.shingle) as shingle
from (
    select shingle
    from counted_shingles
    where holders > (select most_holders from cluster_tuning)
) c
full join (
    from crowded_shingles
    semi join moved_shingles using (shingle)
) k using (shingle)
where c.shingle is null
    or k.shingle is null;

-- gather: forget what is no more
delete from crowded_shingles
where shingle in (select shingle from turned_shingles)
    and shingle not in (
        select shingle
        from counted_shingles
        where holders > (select most_holders from cluster_tuning)
    );

-- gather: remember what became crowded
insert into crowded_shingles
select shingle
from counted_shingles
anti join crowded_shingles using (shingle)
where holders > (select most_holders from cluster_tuning);

-- gather: list those that ask again
create temp table askers as
select
    rowid as wording_no,
    words_key
from quote_wordings
where words_key in (select words_key from turned_wordings)
union
select
    wording_no,
    words_key
from (
    select
        rowid as wording_no,
        words_key,
        unnest(asked) as shingle
    from quote_wordings
    where exists (from turned_shingles)
)
semi join turned_shingles using (shingle);

-- gather: count who holds what these ask for besides
insert into counted_shingles
with asked as (
    select distinct shingle
    from (
        select unnest(asked) as shingle
        from quote_wordings
        where rowid in (select wording_no from askers)
    )
    anti join counted_shingles using (shingle)
)
select
    shingle,
    count(*)
from (
    select unnest(shingles) as shingle
    from quote_wordings
    where exists (from turned_shingles)
)
semi join asked using (shingle)
group by shingle;

-- gather: note what they were parts of
create temp table lost_parts as
select
    rowid as row_no,
    part_key,
    whole_key
from quote_parts
where part_key in (select words_key from turned_wordings union select words_key from askers)
    or whole_key in (select words_key from turned_wordings);

-- gather: forget it
delete from quote_parts
where rowid in (select row_no from lost_parts);

-- gather: keep the rarer of the two that a wording asks for
create temp table probes as
select
    a.wording_no,
    min_by(a.shingle, (c.holders, a.shingle)) as shingle
from (
    select
        rowid as wording_no,
        unnest(asked) as shingle
    from quote_wordings
    where rowid in (select wording_no from askers)
) a
join counted_shingles c using (shingle)
where c.holders between 2 and (select most_holders from cluster_tuning)
group by a.wording_no;

-- gather: find the wordings that hold what askers ask for, and what turned ones hold
create temp table met as
with held as (
    select
        wording_no,
        shingle
    from (
        select
            rowid as wording_no,
            unnest(shingles) as shingle
        from quote_wordings
    )
    semi join probes using (shingle)
),
turned as (
    select
        w.rowid as wording_no,
        unnest(w.shingles) as shingle
    from quote_wordings w
    semi join turned_wordings using (words_key)
    where (select count(*) from askers) < (select count(*) from quote_wordings)
)
select
    a.wording_no as part_no,
    h.wording_no as whole_no
from probes a
join held h using (shingle)
union
select
    p.wording_no,
    t.wording_no
from turned t
join counted_shingles c using (shingle)
join (
    select
        rowid as wording_no,
        unnest(asked) as shingle
    from quote_wordings
) p using (shingle)
where c.holders between 2 and (select most_holders from cluster_tuning);

-- gather: keep the pairs of which one holds the other
-- spaces are doubled so that two pieces may stand side by side
insert into quote_parts by name
select
    p.words_key as part_key,
    w.words_key as whole_key
from met m
join quote_wordings p on p.rowid = m.part_no
join quote_wordings w on w.rowid = m.whole_no
where p.rowid <> w.rowid
    and (length(array_to_string(w.pieces, ' ')), w.words_key)
        > (length(array_to_string(p.pieces, ' ')), p.words_key)
    and if(
        len(p.pieces) = 1,
        contains(' ' || w.words || ' ', ' ' || p.pieces[1] || ' '),
        ' ' || replace(w.words, ' ', '  ') || ' '
            like '% ' || array_to_string(
                list_transform(p.pieces, lambda x: replace(x, ' ', '  ')), ' % '
            ) || ' %'
    );

-- gather: find the wordings that these changes reach
create temp table reached_wordings as
with recursive linked as (
    select
        part_key as words_key,
        whole_key as other_key
    from quote_parts
    union
    select
        whole_key,
        part_key
    from quote_parts
    union
    select
        part_key,
        whole_key
    from lost_parts
    union
    select
        whole_key,
        part_key
    from lost_parts
),
reached as (
    select words_key
    from touched_wordings
    union
    select words_key
    from askers
    union
    select l.other_key
    from reached r
    join linked l using (words_key)
)
select words_key
from reached;

-- gather: list how they are said
-- "officials" of one article are not those of another, so an unnamed speaker counts as none
create temp table spoken as
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.speaker_id,
    if(s.speaker_kind in ('unnamed_person', 'unnamed_group'), null, q.speaker_id) as named_id,
    q.quote_cluster_id as words_id,
    coalesce(q.quote_cluster_id, q.text) as words_key,
    q.text,
    c.article_id,
    c.source,
    c.story_id,
    c.published_at,
    c.published_on
from quotes q
join current_versions c using (version_id)
left join speakers s using (speaker_id)
where coalesce(q.quote_cluster_id, q.text) in (select words_key from reached_wordings);

-- gather: list the wordings that are parts or wholes
create temp table wordings as
select
    rowid as wording_no,
    words_key,
    words_id,
    pieces,
    length(array_to_string(pieces, ' ')) as size
from quote_wordings
semi join reached_wordings using (words_key)
where words_key in (select part_key from quote_parts union select whole_key from quote_parts);

-- gather: list the parts and wholes
create temp table contained as
select
    p.wording_no as part_no,
    w.wording_no as whole_no,
    w.size,
    w.words_key
from quote_parts k
join wordings p on p.words_key = k.part_key
join wordings w on w.words_key = k.whole_key;

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

-- gather: place each quote
create temp table placed as
with said as (
    select
        s.quote_id,
        s.version_id,
        coalesce(j.quote_cluster_id, s.words_id) as quote_cluster_id,
        coalesce(j.match_kind, 'same') as match_kind
    from spoken s
    left join joined j
        on j.words_key = s.words_key and j.named_id is not distinct from s.named_id
),
repeated as (
    select quote_cluster_id
    from said
    where quote_cluster_id is not null
    group by quote_cluster_id
    having count(*) > 1
)
select *
from said
semi join repeated using (quote_cluster_id);

-- gather: find the clusters that are not as they were
create temp table touched_clusters as
with before as (
    select m.*
    from quote_cluster_members m
    semi join (
        select quote_id
        from quotes
        where coalesce(quote_cluster_id, text) in (select words_key from reached_wordings)
    ) q using (quote_id)
)
select unnest([p.quote_cluster_id, m.quote_cluster_id]) as quote_cluster_id
from placed p
full join before m using (quote_id)
where (p.quote_cluster_id, p.match_kind) is distinct from (m.quote_cluster_id, m.match_kind)
union
select quote_cluster_id
from placed
semi join touched_versions using (version_id);

-- gather: forget their members
delete from quote_cluster_members
where quote_cluster_id in (select quote_cluster_id from touched_clusters);

-- gather: list the members of each cluster
insert into quote_cluster_members by name
select
    quote_id,
    quote_cluster_id,
    match_kind
from placed
semi join touched_clusters using (quote_cluster_id);

-- gather: forget these clusters
delete from quote_clusters
where quote_cluster_id in (select quote_cluster_id from touched_clusters);

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
    semi join touched_clusters using (quote_cluster_id)
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
