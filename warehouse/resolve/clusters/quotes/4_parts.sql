-- Which wordings hold others.

-- step: probes | keep the rarer of the two shingles that a wording asks for
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

-- step: meeting_wordings | find the wordings that hold what askers ask for, and what turned ones hold
create temp table meeting_wordings as
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
        wording_no,
        unnest(shingles) as shingle
    from turned_rows
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

-- step: quote_parts | keep the pairs of which one holds the other
-- spaces are doubled so that two pieces may stand side by side
insert into quote_parts by name
with met as materialized (
    select
        rowid as wording_no,
        words_key,
        words,
        pieces,
        piece_count,
        size
    from quote_wordings
    where rowid in (select unnest([part_no, whole_no]) from meeting_wordings)
)
select
    p.words_key as part_key,
    w.words_key as whole_key
from meeting_wordings m
join met p on p.wording_no = m.part_no
join met w on w.wording_no = m.whole_no
where p.wording_no <> w.wording_no
    and (w.size, w.words_key) > (p.size, p.words_key)
    and if(
        p.piece_count = 1,
        contains(' ' || w.words || ' ', ' ' || p.pieces[1] || ' '),
        ' ' || replace(w.words, ' ', '  ') || ' '
            like '% ' || array_to_string(
                list_transform(p.pieces, lambda x: replace(x, ' ', '  ')), ' % '
            ) || ' %'
    );
