-- What people ask in one call, such as: from quotes_by('Jane Roe'). Macros that give tables open
-- with their question, the small ones that others are made of with what they make. Names match in
-- any case and with or without accents. A comment that says "view ... at moment" gives way to the
-- text of that view for the versions of the moment, so that the two cannot come apart.

-- part: a name as it is compared: lower case, no accents, plain apostrophes, single spaces
create or replace macro fold_name(name) as
    regexp_replace(
        -- Taking accents off is slow, and most names have none.
        case
            when strlen(name) = length(name) then lower(name)
            else translate(strip_accents(lower(name)), '‘’‛´`‐‑–', '''''''''''---')
        end,
        '\s+',
        ' ',
        'g'
    ).trim();
comment on macro fold_name is 'A name as it is compared: lower case, no accents, single spaces.';

-- part: a text cut into sentences, by stops followed by white space and by ends of lines
create or replace macro cut_sentences(words) as
    string_split(
        regexp_replace(
            regexp_replace(
                words,
                -- "Mr. J. Poe" is one sentence: such a stop is hidden behind a sign until the end.
                '\b(Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Jr|Sr|No|vs|Inc|Corp|Co|Ltd'
                || '|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\p{Lu})\.',
                '\1' || chr(29),
                'g'
            ),
            '([.!?]+["”’»)\]]*\s+|\s*\n\s*)([^\p{Ll}]|$)',
            '\1' || chr(30) || '\2',
            'g'
        ).replace(chr(29), '.'),
        chr(30)
    );
comment on macro cut_sentences is
    'A text cut into sentences, by stops followed by white space and by ends of lines.';

-- part: the start of the sentence that a span is in, and the sentence before
create or replace macro context_before(words, char_start) as
    array_to_string(
        cut_sentences(
            substring(words, greatest(char_start - 400, 0) + 1, least(char_start, 400))
        )[-2:],
        ''
    ).regexp_replace('\s+', ' ', 'g').trim();
comment on macro context_before is
    'The words before a span: the start of its sentence and the sentence before, 400 characters at most.';

-- part: the rest of the sentence that a span is in, if there is any, and the sentence after
create or replace macro context_after(words, char_end) as
    array_to_string(
        cut_sentences(substring(words, char_end + 1, 400).regexp_replace('^\s+', ''))[
            :case
                when regexp_matches(substring(words, char_end + 1, 8), '^[ \t]*(\n|$)')
                    or (
                        regexp_matches(substring(words, char_end - 2, 3), '[.!?]["”’»)\]]*$')
                        and not regexp_matches(substring(words, char_end + 1, 8), '^\s*\p{Ll}')
                    )
                then 1
                else 2
            end
        ],
        ''
    ).regexp_replace('\s+', ' ', 'g').trim();
comment on macro context_after is
    'The words after a span: the rest of its sentence and the sentence after, 400 characters at most.';

-- part: the words of a search, each once; very common English ones only if there are no others
create or replace macro search_terms(words) as
    list_distinct(
        case
            when len(
                list_filter(
                    regexp_extract_all(fold_name(words), '[\pL\pN]+\*?'),
                    lambda term: not contains(
                        ' a an and are as at be by for from he her his i in is it its not of on or'
                        || ' s she t that the their they this to was we were which will with you ',
                        ' ' || term || ' '
                    )
                )
            ) = 0 then regexp_extract_all(fold_name(words), '[\pL\pN]+\*?')
            else list_filter(
                regexp_extract_all(fold_name(words), '[\pL\pN]+\*?'),
                lambda term: not contains(
                    ' a an and are as at be by for from he her his i in is it its not of on or'
                    || ' s she t that the their they this to was we were which will with you ',
                    ' ' || term || ' '
                )
            )
        end
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

-- question: which entities go by a name?
create or replace macro entities_named(name) as table
select
    entity_id,
    ['name', 'alias', 'surname'][min(rank)] as matched
from (
    select
        entity_id,
        case
            when fold_name(canonical_name) = fold_name(name) then 1
            when entity_type = 'person'
                and ends_with(fold_name(canonical_name), ' ' || fold_name(name)) then 3
        end as rank
    from entities
    union all
    select
        entity_id,
        case when why = 'surname' then 3 else 2 end
    from entity_aliases
    where fold_name(alias) = fold_name(name)
)
where rank is not null
group by entity_id;
comment on macro table entities_named is
    'Entities by canonical name or alias; matched says which, or surname where only that is given.';

-- question: which speakers go by a name?
create or replace macro speakers_named(name) as table
select
    s.speaker_id,
    coalesce(
        case when fold_name(s.display_name) = fold_name(name) then 'name' end,
        n.matched,
        'surname'
    ) as matched
from speakers s
left join entities_named(name) n on n.entity_id = s.entity_id
where n.entity_id is not null
    or fold_name(s.display_name) = fold_name(name)
    or (
        s.speaker_kind = 'person'
        and ends_with(fold_name(s.display_name), ' ' || fold_name(name))
    );
comment on macro table speakers_named is
    'Speakers by name or by an alias of the entity that they are; unnamed ones by their own words.';

-- question: what did somebody say, where, and in which words around it?
create or replace macro quotes_by(name) as table
select
    n.matched,
    q.*,
    context_before(v.text, q.char_start) as context_before,
    context_after(v.text, q.char_end) as context_after
from v_quotes q
join speakers_named(name) n using (speaker_id)
join article_versions v using (version_id)
order by
    q.published_at desc nulls last,
    q.article_id,
    q.char_start;
comment on macro table quotes_by is
    'The columns of v_quotes for the speakers of a name, latest first, with how the name matched and the sentences around.';

-- question: who said what about somebody or something?
create or replace macro quotes_about(name) as table
select
    n.matched,
    n.named_as,
    q.*,
    context_before(v.text, q.char_start) as context_before,
    context_after(v.text, q.char_end) as context_after
from (
    select
        k.quote_id,
        min_by(e.matched, list_position(['name', 'alias', 'surname'], e.matched)) as matched,
        list_sort(list(distinct m.surface)) as named_as
    from entity_mentions m
    join entities_named(name) e using (entity_id)
    join quotes k
        on k.version_id = m.version_id
        and m.char_start >= k.char_start
        and m.char_end <= k.char_end
    -- Between the pieces of a split quote stands who says it, and not what it is about.
    where len(k.content_spans) = 0
        or list_bool_or(list_transform(
            k.content_spans,
            lambda piece: m.char_start >= piece.char_start and m.char_end <= piece.char_end
        ))
    group by k.quote_id
) n
join v_quotes q using (quote_id)
join article_versions v using (version_id)
order by
    q.published_at desc nulls last,
    q.article_id,
    q.char_start;
comment on macro table quotes_about is
    'The columns of v_quotes for quotes whose words name an entity, latest first, with the surfaces in named_as.';

-- question: what is claimed about somebody or something, and by whom?
create or replace macro claims_about(name) as table
select
    n.matched,
    n.role,
    c.*,
    context_before(v.text, c.char_start) as context_before,
    context_after(v.text, c.char_end) as context_after
from (
    select
        x.claim_id,
        min_by(e.matched, list_position(['name', 'alias', 'surname'], e.matched)) as matched,
        min_by(x.role, list_position(['subject', 'object', 'other'], x.role)) as role
    from claim_entities x
    join entities_named(name) e using (entity_id)
    group by x.claim_id
) n
join v_claims c using (claim_id)
join article_versions v using (version_id)
order by
    c.published_at desc nulls last,
    c.article_id,
    c.char_start;
comment on macro table claims_about is
    'The columns of v_claims for claims in which an entity plays a part (role), latest first.';

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
    where regexp_matches(q.text, search_pattern(words))
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
            (select count(*) from quotes) as all_quotes
        from counted
    )
),
ranked as (
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
)
select
    round(r.score, 3) as score,
    r.terms,
    q.*,
    context_before(v.text, q.char_start) as context_before,
    context_after(v.text, q.char_end) as context_after
from ranked r
join v_quotes q using (quote_id)
join article_versions v using (version_id)
order by
    r.score desc,
    q.quote_id;
comment on macro table search_quotes is
    'The columns of v_quotes for quotes with any of the words, best first; at most 100 (most := 500 for more), copies of a story left out (with_copies := true).';

-- question: what stands around a quote, and where is the evidence?
create or replace macro quote_context(id) as table
select
    q.quote_id,
    context_before(v.text, q.char_start) as context_before,
    q.text,
    context_after(v.text, q.char_end) as context_after,
    s.display_name,
    a.source,
    v.headline,
    a.url,
    a.published_at,
    v.valid_to is null as is_current,
    q.version_id,
    q.char_start,
    q.char_end,
    r.uri as archive_uri,
    v.position
from quotes q
join article_versions v using (version_id)
join articles a on a.article_id = q.article_id
left join speakers s using (speaker_id)
left join archives r on r.archive_id = v.archive_id
where q.quote_id = id;
comment on macro table quote_context is
    'One quote, of any version, with the sentences around it, the link, and its place in the archives.';

-- question: what stands around a claim, and where is the evidence?
create or replace macro claim_context(id) as table
select
    c.claim_id,
    context_before(v.text, c.char_start) as context_before,
    c.text,
    context_after(v.text, c.char_end) as context_after,
    s.display_name,
    a.source,
    v.headline,
    a.url,
    a.published_at,
    v.valid_to is null as is_current,
    c.version_id,
    c.char_start,
    c.char_end,
    r.uri as archive_uri,
    v.position
from claims c
join article_versions v using (version_id)
join articles a on a.article_id = c.article_id
left join speakers s using (speaker_id)
left join archives r on r.archive_id = v.archive_id
where c.claim_id = id;
comment on macro table claim_context is
    'One claim, of any version, with the sentences around it, the link, and its place in the archives.';

-- question: which articles stood at a time, and in which words?
create or replace macro as_of(moment) as table
select
    v.article_id,
    v.version_id,
    v.version_no,
    a.source,
    v.headline,
    a.url,
    a.published_at,
    a.language,
    v.text,
    v.word_count,
    p.valid_from,
    p.valid_to,
    v.valid_to is null as is_current,
    a.status as article_status,
    v.archive_id,
    v.position
from article_periods p
join article_versions v using (version_id)
join articles a on a.article_id = p.article_id
where p.valid_from <= moment::timestamp
    and (p.valid_to is null or p.valid_to > moment::timestamp);
comment on macro table as_of is
    'The version of each article that stood at a moment (UTC): valid_from <= moment < valid_to.';

-- question: who said what, in the words that stood at a time?
create or replace macro quotes_as_of(moment) as table
/* view v_quotes at moment */;
comment on macro table quotes_as_of is
    'v_quotes as it would have been at a moment (UTC); who a speaker is, and copies, as known now.';

-- question: what was claimed, in the words that stood at a time?
create or replace macro claims_as_of(moment) as table
/* view v_claims at moment */;
comment on macro table claims_as_of is
    'v_claims as it would have been at a moment (UTC); who a speaker is, and copies, as known now.';
