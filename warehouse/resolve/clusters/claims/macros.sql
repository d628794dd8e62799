-- How a claim is cut into the words that a retelling keeps. The lists of words are where they are
-- read.

-- macro: take_signs_out | put spaces for dashes, quotation marks and the like
-- few texts have any, and to look for them takes a tenth of the time
create or replace temp macro take_signs_out(claimed) as
    if(
        regexp_matches(claimed, '[’‘“”"„—–…;:!?()\[\]_\t\n\r\x{a0}]'),
        translate(
            claimed,
            '’‘“”"„—–…;:!?()[]_' || chr(9) || chr(10) || chr(13) || chr(160),
            '''''' || repeat(' ', 20)
        ),
        claimed
    );

-- macro: list_claim_words | cut a claim into the words that a retelling keeps
-- auxiliaries, articles and links to the sentence before go, and "won't" is "will not", for "not"
-- stays; "five percent" is "5 pct", and no word holds a sign of a pattern. A stop or a comma goes
-- where it ends a word, not in "1,000" or "U.S."
create or replace temp macro list_claim_words(claimed) as
    list_transform(
        list_filter(
            string_split(
                ' ' || take_signs_out(lower(
                    if(
                        contains(claimed, ' of '),
                        regexp_replace(
                            claimed, '\b(city|town|village|port) of (the )?', '', 'g'
                        ),
                        claimed
                    )
                ))
                .replace('''''', ' ').replace(', ', ' ').replace('. ', ' ')
                .replace('won''t ', 'will not ').replace('cannot ', 'can not ')
                .replace('n''t ', ' not ').replace(' ''', ' ').replace('%', ' pct ')
                .replace('per cent ', 'pct ')
                .regexp_replace('[ ,.'']+$', '') || ' ',
                ' '
            ),
            lambda w: not list_contains([
                '', '-', '--', ',', '.', '''', 'a', 'an', 'the', 'that', 'will', 'would', 'shall',
                'should', 'can', 'ca', 'could', 'may', 'might', 'must', 'has', 'have', 'had',
                'having', 'do', 'does', 'did', 'also', 'now', 'however', 'meanwhile', 'moreover',
                'indeed', 'therefore', 'thus', 'just', 'really', 'actually', 'currently',
                'recently', 'finally', 'ultimately', 'simply', 'too', 'mr', 'mrs', 'ms'
            ], w)
        ),
        lambda w: case
            when w in ('is', 'are', 'was', 'were', 'been', 'being', 'am') then 'be'
            when w in ('percent', 'pc') then 'pct'
            when w in ('million', 'billion') then left(w, 1) || 'ln'
            when w in (
                'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'
            ) then list_position(
                ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'], w
            )::varchar
            else w
        end
    );

-- macro: list_hedges | list words that make another claim of the same ones
create or replace temp macro list_hedges() as [
    'not', 'no', 'never', 'none', 'nobody', 'nothing', 'neither', 'nor', 'hardly', 'barely', 'only',
    'almost', 'nearly', 'half', 'partly', 'if', 'unless', 'without', 'except', 'fail', 'fails',
    'failed', 'deny', 'denies', 'denied', 'false', 'falsely', 'allegedly', 'reportedly',
    'supposedly'
];

-- macro: stem_of | take the ending off a word
-- "rates" and "rate", "rising" and "rises"
create or replace temp macro stem_of(word) as
    regexp_replace(word, '(.{3})(ies|ied|ing|ed|es|s|e|y)$', '\1');

-- macro: list_content | list the words that tell something
create or replace temp macro list_content(words) as
    list_filter(
        string_split(words, ' ')[2:-2],
        lambda w: not list_contains([
            'be', 'of', 'in', 'to', 'for', 'on', 'at', 'by', 'with', 'and', 'or', 'but', 'as',
            'from', 'into', 'over', 'about', 'after', 'before', 'under', 'up', 'out', 'off', 'i',
            'we', 'you', 'he', 'she', 'it', 'they', 'him', 'her', 'his', 'its', 'their', 'them',
            'our', 'us', 'my', 'your', 'me', 'this', 'these', 'those', 'there', 'who', 'which',
            'what', 'not', 'so', 'very', 'more'
        ], w)
    );

-- macro: list_stands | list where a wording may meet longer and shorter ones
-- with its predicate, the last word of its subject, and a word of what follows
create or replace temp macro list_stands(
    subject, predicate_lemma, object, last_word, polarity, modality, is_conditional
) as
    list_transform(
        list_distinct([split_part(object, ' ', 2), last_word]),
        lambda word: hash(
            predicate_lemma,
            split_part(rtrim(subject), ' ', -1),
            word,
            polarity,
            modality,
            is_conditional
        )
    );

-- macro: bits_of | give each word of a claim one of 64 bits
create or replace temp macro bits_of(words) as
    coalesce(
        list_bit_or(
            list_transform(
                list_filter(string_split(words, ' '), lambda w: w <> ''),
                lambda w: 1::ubigint << (hash(w) % 64)
            )
        ),
        0
    );
