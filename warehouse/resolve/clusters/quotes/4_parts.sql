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
select
    p.words_key as part_key,
    w.words_key as whole_key
from meeting_wordings m
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
