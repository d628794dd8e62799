-- check: mention_slice [annotate]
-- a mention's span slices to its surface
select
    m.mention_id,
    m.version_id,
    m.char_start,
    m.char_end,
    m.surface,
    substring(v.text, m.char_start + 1, m.char_end - m.char_start) as slice
from entity_mentions m
left join article_versions v using (version_id)
where m.char_start < 0
    or m.char_end < m.char_start
    or substring(v.text, m.char_start + 1, m.char_end - m.char_start) is distinct from m.surface;

-- check: role_slice [annotate]
-- a role's span slices to its text
select
    r.role_id,
    r.version_id,
    r.char_start,
    r.char_end,
    r.text,
    substring(v.text, r.char_start + 1, r.char_end - r.char_start) as slice
from speaker_roles r
left join article_versions v using (version_id)
where r.char_start < 0
    or r.char_end < r.char_start
    or substring(v.text, r.char_start + 1, r.char_end - r.char_start) is distinct from r.text;

-- check: quote_slice [annotate]
-- a quote's span slices to its text
select
    q.quote_id,
    q.version_id,
    q.char_start,
    q.char_end,
    q.text,
    substring(v.text, q.char_start + 1, q.char_end - q.char_start) as slice
from quotes q
left join article_versions v using (version_id)
where q.char_start < 0
    or q.char_end < q.char_start
    or substring(v.text, q.char_start + 1, q.char_end - q.char_start) is distinct from q.text;

-- check: claim_slice [annotate]
-- a claim's span slices to its text
select
    c.claim_id,
    c.version_id,
    c.char_start,
    c.char_end,
    c.text,
    substring(v.text, c.char_start + 1, c.char_end - c.char_start) as slice
from claims c
left join article_versions v using (version_id)
where c.char_start < 0
    or c.char_end < c.char_start
    or substring(v.text, c.char_start + 1, c.char_end - c.char_start) is distinct from c.text;

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
join article_versions v using (version_id)
where (q.cue_char_start is null) <> (q.cue_char_end is null)
    or not coalesce(
        q.cue_char_start between 0 and q.cue_char_end and q.cue_char_end <= length(v.text), true
    )
    or (q.reference_char_start is null) <> (q.reference_char_end is null)
    or not coalesce(
        q.reference_char_start between 0 and q.reference_char_end
        and q.reference_char_end <= length(v.text),
        true
    )
    or coalesce(
        substring(
            v.text,
            q.reference_char_start + 1,
            q.reference_char_end - q.reference_char_start
        ) <> q.reference_text,
        false
    )
    or len(list_filter(q.content_spans, lambda s:
        s.char_start < q.char_start or s.char_end < s.char_start or s.char_end > q.char_end
    )) > 0;
