-- Spans and the words that they have in the text. To count a span's code points from the start of a
-- long text takes longer than all other checks, so texts are cut into pieces before.

-- macro: slice_of | take a span out of the piece where the span begins, or a long one out of the text
create or replace temp macro slice_of(text, piece, char_start, char_end) as
    if(
        text is null,
        substring(piece, char_start % 512 + 1, char_end - char_start),
        substring(text, char_start + 1, char_end - char_start)
    );

-- step: text_pieces | cut the texts into pieces, each of which reaches into the next
create or replace temp table text_pieces as
select
    version_id,
    text_length,
    piece_no,
    substring(text, 512 * piece_no + 1, 1024) as piece
from (
    select
        version_id,
        text,
        length(text) as text_length,
        unnest(range(length(text) // 512 + 1)) as piece_no
    from article_versions
);

-- check: mention_slice [annotate]
-- a mention's span slices to its surface
select
    m.mention_id,
    m.version_id,
    m.char_start,
    m.char_end,
    m.surface,
    slice_of(v.text, p.piece, m.char_start, m.char_end) as slice
from entity_mentions m
left join text_pieces p on p.version_id = m.version_id and p.piece_no = m.char_start // 512
left join article_versions v on v.version_id = m.version_id and m.char_end - m.char_start > 512
where m.char_start < 0
    or m.char_end < m.char_start
    or slice is distinct from m.surface;

-- check: role_slice [annotate]
-- a role's span slices to its text
select
    r.role_id,
    r.version_id,
    r.char_start,
    r.char_end,
    r.text,
    slice_of(v.text, p.piece, r.char_start, r.char_end) as slice
from speaker_roles r
left join text_pieces p on p.version_id = r.version_id and p.piece_no = r.char_start // 512
left join article_versions v on v.version_id = r.version_id and r.char_end - r.char_start > 512
where r.char_start < 0
    or r.char_end < r.char_start
    or slice is distinct from r.text;

-- check: quote_slice [annotate]
-- a quote's span slices to its text
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.char_end,
    q.text,
    slice_of(v.text, p.piece, q.char_start, q.char_end) as slice
from quotes q
left join text_pieces p on p.version_id = q.version_id and p.piece_no = q.char_start // 512
left join article_versions v on v.version_id = q.version_id and q.char_end - q.char_start > 512
where q.char_start < 0
    or q.char_end < q.char_start
    or slice is distinct from q.text;

-- check: claim_slice [annotate]
-- a claim's span slices to its text
select
    c.claim_id,
    c.version_id,
    c.char_start,
    c.char_end,
    c.text,
    slice_of(v.text, p.piece, c.char_start, c.char_end) as slice
from claims c
left join text_pieces p on p.version_id = c.version_id and p.piece_no = c.char_start // 512
left join article_versions v on v.version_id = c.version_id and c.char_end - c.char_start > 512
where c.char_start < 0
    or c.char_end < c.char_start
    or slice is distinct from c.text;

-- check: quote_parts_in_text [annotate]
-- the cue and the reference lie inside the text, a reference slices to its words, and the pieces
-- of a split quote lie inside the quote, in order
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.char_end,
    q.content_spans,
    q.cue_char_start,
    q.cue_char_end,
    q.reference_char_start,
    q.reference_char_end
from quotes q
join text_pieces t on t.version_id = q.version_id and t.piece_no = 0
left join text_pieces p
    on p.version_id = q.version_id and p.piece_no = q.reference_char_start // 512
left join article_versions v
    on v.version_id = q.version_id and q.reference_char_end - q.reference_char_start > 512
where (q.cue_char_start is null) <> (q.cue_char_end is null)
    or not coalesce(
        q.cue_char_start between 0 and q.cue_char_end and q.cue_char_end <= t.text_length, true
    )
    or (q.reference_char_start is null) <> (q.reference_char_end is null)
    or not coalesce(
        q.reference_char_start between 0 and q.reference_char_end
        and q.reference_char_end <= t.text_length,
        true
    )
    or coalesce(
        slice_of(v.text, p.piece, q.reference_char_start, q.reference_char_end)
            <> q.reference_text,
        false
    )
    or len(list_filter(q.content_spans, lambda s:
        s.char_start < q.char_start or s.char_end < s.char_start or s.char_end > q.char_end
    )) > 0;
