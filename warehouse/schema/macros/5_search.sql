-- part: the words of a search, each once; very common English ones only if there are no others
create or replace macro search_terms(words) as
    list_distinct(
        list_transform(
            [regexp_extract_all(fold_name(words), '[\pL\pN]+\*?')],
            lambda found: coalesce(
                nullif(
                    list_filter(
                        found,
                        lambda term: not contains(
                            ' a an and are as at be by for from he her his i in is it its not of'
                            || ' on or s she t that the their they this to was we were which will'
                            || ' with you ',
                            ' ' || term || ' '
                        )
                    ),
                    []::varchar[]
                ),
                found
            )
        )[1]
    );
comment on macro search_terms is
    'The words of a search, each once, without very common English ones unless there are no others.';

-- part: what finds the words that begin as a word of the search does, whatever the accents
create or replace macro search_pattern(words) as
    '(?i)(?:^|[^\pL\pN])((?:'
    || array_to_string(search_terms(words), '|')
        .replace('*', '')
        .replace('a', '[aáàâäãåāăą]')
        .replace('c', '[cçćč]')
        .replace('d', '[dď]')
        .replace('e', '[eéèêëēęě]')
        .replace('g', '[gğ]')
        .replace('i', '[iíìîïīı]')
        .replace('l', '[lľĺ]')
        .replace('n', '[nñńň]')
        .replace('o', '[oóòôöõōő]')
        .replace('r', '[rřŕ]')
        .replace('s', '[sśšş]')
        .replace('t', '[tťţ]')
        .replace('u', '[uúùûüūůű]')
        .replace('y', '[yýÿ]')
        .replace('z', '[zźżž]')
    || ')[\pL\pN]*)';
comment on macro search_pattern is
    'The regular expression for words that begin as a word of the search does.';

-- question: which quotes have these words, the best match first?
-- Ranked as BM25 does: rare words and short quotes count more. A word counts if it is one of those
-- asked for, or that with an English ending ("bridges" for bridge); bridg* takes any ending.
create or replace macro search_quotes(words, most := 100, with_copies := false) as table
with found as (
    select
        q.quote_id,
        length(q.text) as characters,
        regexp_extract_all(q.text, search_pattern(words), 1) as found_words
    from quotes q
    join article_versions v on v.version_id = q.version_id and v.valid_to is null
    join articles a on a.article_id = q.article_id
    where q.presentation = 'speech'
        and regexp_matches(q.text, search_pattern(words))
        and (with_copies or coalesce(a.syndication_id = a.article_id, true))
),
spelled as (
    select
        quote_id,
        characters,
        fold_name(unnest(found_words)) as word
    from found
),
counted as (
    select
        s.quote_id,
        any_value(s.characters) as characters,
        t.term,
        count(*) as times
    from spelled s
    join (select unnest(search_terms(words)) as term) t
        on starts_with(s.word, rtrim(t.term, '*'))
        and (
            ends_with(t.term, '*')
            or s.word = t.term
            or list_contains(['s', 'es', 'd', 'ed', 'ing'], s.word[length(t.term) + 1:])
        )
    group by
        s.quote_id,
        t.term
),
weighed as (
    select
        *,
        ln(1 + (all_quotes - quotes_with + 0.5) / (quotes_with + 0.5)) as rarity,
        characters / avg(characters) over () as relative_length
    from (
        select
            *,
            count(*) over (partition by term) as quotes_with,
            (select count(*) from quotes where presentation = 'speech') as all_quotes
        from counted
    )
),
ranked as materialized (
    select
        quote_id,
        sum(rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * relative_length))) as score,
        list_sort(list(term)) as terms
    from weighed
    group by quote_id
    order by
        score desc,
        quote_id
    limit most
),
-- The words of the few that are shown, and of the texts around them, are read where they lie.
around as materialized (
    from texts_of((
        select list(version_id)
        from quotes
        where quote_id in (select quote_id from ranked)
    ))
)
select
    round(r.score, 3) as score,
    r.terms,
    q.*,
    context_before(v.text, q.char_start) as context_before,
    context_after(v.text, q.char_end) as context_after
from ranked r
join v_quotes q using (quote_id)
join around v on v.version_id = q.version_id
order by
    r.score desc,
    q.quote_id;
comment on macro table search_quotes is
    'The columns of v_quotes for quotes with any of the words, best first; at most 100 (most := 500 for more), copies of a story left out (with_copies := true).';
