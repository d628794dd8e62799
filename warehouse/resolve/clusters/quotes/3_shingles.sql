-- The four words in a row by which a part asks for its whole.

-- step: moved_shingles | note the shingles that turned wordings had
create temp table moved_shingles as
select unnest(list_concat(asked, shingles)) as shingle
from quote_wordings
where rowid in (select row_no from turned_wordings);

-- step: quote_wordings | take out the turned wordings
delete from quote_wordings
where rowid in (select row_no from turned_wordings);

-- step: quote_wordings | hash four words in a row, and choose those to ask for
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
    len(pieces) as piece_count,
    size,
    reading,
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

-- step: turned_rows | read the turned wordings with the places of their rows
create temp table turned_rows as
select
    rowid as wording_no,
    words_key,
    asked,
    shingles
from quote_wordings
where words_key in (select words_key from turned_wordings);

-- step: moved_shingles | note the shingles that turned wordings have
insert into moved_shingles
select unnest(list_concat(asked, shingles))
from turned_rows;

-- step: counted_shingles | count the holders of each shingle that is asked for
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

-- step: turned_shingles | find the shingles that became crowded, or are no more
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

-- step: crowded_shingles | take out the shingles that are crowded no more
delete from crowded_shingles
where shingle in (select shingle from turned_shingles)
    and shingle not in (
        select shingle
        from counted_shingles
        where holders > (select most_holders from cluster_tuning)
    );

-- step: crowded_shingles | remember the shingles that became crowded
insert into crowded_shingles
select shingle
from counted_shingles
anti join crowded_shingles using (shingle)
where holders > (select most_holders from cluster_tuning);

-- step: askers | list the wordings that ask again
insert into askers
select
    wording_no,
    words_key
from turned_rows
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

-- step: counted_shingles | count the holders of what these wordings ask for besides
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

-- step: lost_parts | note which wordings are parts of others no more
insert into lost_parts
select
    rowid as row_no,
    part_key,
    whole_key
from quote_parts
where part_key in (select words_key from turned_wordings union select words_key from askers)
    or whole_key in (select words_key from turned_wordings);

-- step: quote_parts | take out the parts that are no more
delete from quote_parts
where rowid in (select row_no from lost_parts);
