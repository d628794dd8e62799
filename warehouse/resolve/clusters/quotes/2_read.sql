-- How these wordings read now.

-- step: read_wordings | read the touched wordings
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
    where q.presentation = 'speech'
        and coalesce(q.quote_cluster_id, q.text) in (select words_key from touched_wordings)
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
    coalesce(pieces, [words]) as pieces,
    hash(words, coalesce(pieces, [words])) as reading
from spaced;

-- step: turned_wordings | find the wordings that are new, gone or read otherwise
create temp table turned_wordings as
select
    coalesce(r.words_key, w.words_key) as words_key,
    w.row_no
from read_wordings r
full join (
    select
        rowid as row_no,
        words_key,
        reading
    from quote_wordings
    semi join touched_wordings using (words_key)
) w using (words_key)
where r.reading is distinct from w.reading;

-- step: lost_parts | make room for wordings that are parts of others no more
create temp table lost_parts (
    row_no bigint,
    part_key varchar,
    whole_key varchar
);

-- step: askers | make room for wordings that ask again
create temp table askers (
    wording_no bigint,
    words_key varchar
);
