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

-- part: the words of a quote without what stands between its pieces
-- spoken_words(text, char_start, content_spans) of "The bridge," she said, "is safe."
create or replace macro spoken_words(words, starts_at, pieces) as
    array_to_string(
        list_transform(
            pieces,
            lambda piece: substring(
                words,
                piece.char_start - starts_at + 1,
                piece.char_end - piece.char_start
            )
        ),
        ' '
    );
comment on macro spoken_words is
    'The words of a quote without what stands between its pieces: spoken_words(text, char_start, content_spans).';

-- part: the texts of some versions, each once
-- By the places of their rows: to read the texts of all articles takes longer.
create or replace macro texts_of(version_ids) as table
select
    version_id,
    text
from article_versions
where rowid in (
    select rowid
    from article_versions
    where version_id in (select unnest(version_ids))
);
comment on macro table texts_of is
    'The texts of the versions in a list, each once.';

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
