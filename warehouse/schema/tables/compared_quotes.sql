-- Words of quotes as they are compared, kept from night to night.

-- The different words of quotes in current versions, as they are looked for in one another.
create table quote_wordings (
    words_key varchar not null, -- The id of the words, or the words where they are too few for one.
    words_id varchar, -- The id that quotes of these words share.
    words varchar not null, -- The words in lower case, without marks.
    pieces varchar[] not null, -- The pieces between what the outlet left out or put in brackets.
    piece_count integer not null, -- How many there are.
    size integer not null, -- How many letters and spaces they have.
    reading ubigint not null, -- Hash of words and pieces, which tells whether they are as they were.
    asked uinteger[] not null,
        -- Hashes of four words each, by which a whole that has these words is found.
    shingles uinteger[] not null -- Hashes of each four words in a row, under which a part is found.
);

-- Words that stand in longer words, whoever says them.
create table quote_parts (
    part_key varchar not null, -- The fewer words: a words_key of quote_wordings.
    whole_key varchar not null -- The more.
);

-- Hashes of four words that stand in too many wordings to tell one from another.
create table crowded_shingles (
    shingle uinteger not null -- The hash.
);
