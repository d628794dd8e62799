-- question: what did somebody say, where, and in which words around it?
-- The quotes are found first, and then the texts around them; what is asked of the quotes besides is
-- asked of those found. Where "Roe and Moe said" something they are one speaker, a group without an
-- entity, and each of them is a candidate.
create or replace macro quotes_by(name) as table
with named as materialized (
    from speakers_named(name)
),
joint as materialized (
    select speaker_id
    from speakers
    where speaker_kind = 'unnamed_group'
        and contains(display_name, ' and ')
        and speaker_id not in (select speaker_id from named)
),
spoken as (
    from named
    union all
    select
        c.speaker_id,
        ['name', 'alias', 'surname'][min(list_position(['name', 'alias', 'surname'], n.matched))]
    from (
        select
            speaker_id,
            unnest(speaker_candidates).speaker_id as member_id
        from quotes
        semi join joint using (speaker_id)
        where reference_kind = 'name'
    ) c
    join named n on n.speaker_id = c.member_id
    group by c.speaker_id
),
said as materialized (
    select
        k.quote_id,
        n.matched
    from quotes k
    join spoken n using (speaker_id)
    where k.presentation = 'speech'
),
picked as materialized (
    select
        n.matched,
        q.*
    from said n
    join v_quotes q on q.quote_id = n.quote_id
),
around as materialized (
    from texts_of((select list(version_id) from picked))
)
select
    q.*,
    context_before(v.text, q.char_start) as context_before,
    context_after(v.text, q.char_end) as context_after
from picked q
join around v on v.version_id = q.version_id
order by
    q.published_at desc nulls last,
    q.article_id,
    q.char_start;
comment on macro table quotes_by is
    'The columns of v_quotes for the speakers of a name, alone or with another ("Roe and Moe said"), latest first, with how the name matched and the sentences around.';

-- question: who said what about somebody or something?
-- The quotes are found first, as in quotes_by.
create or replace macro quotes_about(name) as table
with about as materialized (
    select
        k.quote_id,
        any_value(k.version_id) as version_id,
        min_by(e.matched, list_position(['name', 'alias', 'surname'], e.matched)) as matched,
        list_sort(list(distinct m.surface)) as named_as
    from entity_mentions m
    join entities_named(name) e using (entity_id)
    join quotes k
        on k.version_id = m.version_id
        and m.char_start >= k.char_start
        and m.char_end <= k.char_end
    -- Between the pieces of a split quote stands who says it, and not what it is about.
    where k.presentation = 'speech'
        and (
            len(k.content_spans) = 0
            or list_bool_or(list_transform(
                k.content_spans,
                lambda piece: m.char_start >= piece.char_start and m.char_end <= piece.char_end
            ))
        )
    group by k.quote_id
),
around as materialized (
    from texts_of((select list(version_id) from about))
)
select
    n.matched,
    n.named_as,
    q.*,
    context_before(v.text, q.char_start) as context_before,
    context_after(v.text, q.char_end) as context_after
from about n
join v_quotes q on q.quote_id = n.quote_id
join around v on v.version_id = q.version_id
order by
    q.published_at desc nulls last,
    q.article_id,
    q.char_start;
comment on macro table quotes_about is
    'The columns of v_quotes for quotes whose words name an entity, latest first, with the surfaces in named_as.';
