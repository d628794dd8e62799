-- All that the changes reach.

-- step: reached_wordings | find the wordings that these changes reach
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

-- step: said_quotes | list the quotes of reached wordings, also of versions that count no more
-- "officials" of one article are not those of another, so an unnamed speaker counts as none
create temp table said_quotes as
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.speaker_id,
    if(s.speaker_kind in ('unnamed_person', 'unnamed_group', 'document'), null, q.speaker_id) as named_id,
    q.quote_cluster_id as words_id,
    coalesce(q.quote_cluster_id, q.text) as words_key,
    q.text,
    c.version_id is not null as is_counted,
    c.article_id,
    c.source,
    c.story_id,
    c.published_at,
    c.published_on
from quotes q
left join current_versions c using (version_id)
left join speakers s using (speaker_id)
where q.presentation = 'speech'
    and coalesce(q.quote_cluster_id, q.text) in (select words_key from reached_wordings);

-- step: reached_quotes | keep the quotes of versions that count
create temp view reached_quotes as
select *
from said_quotes
where is_counted;

-- step: wordings | list the wordings that are parts or wholes
create temp table wordings as
select
    rowid as wording_no,
    words_key,
    words_id,
    piece_count,
    size
from quote_wordings
semi join reached_wordings using (words_key)
where words_key in (select part_key from quote_parts union select whole_key from quote_parts);

-- step: joined_quotes | make room for parts that join a whole
create temp table joined_quotes (
    words_key varchar,
    named_id varchar,
    quote_cluster_id varchar,
    match_kind varchar
);
