-- Claims as they are compared, kept from night to night.

-- Claims of current versions, cut into the words that a retelling keeps; those with a pronoun
-- for a subject are left out.
create table claim_cuts (
    claim_id varchar not null, -- The claim.
    subject varchar not null,
        -- Words of who or what does it, a space before and after each; the id of the entity where
        -- it is a name.
    object varchar not null, -- Words of what it is done to, with the same spaces.
    words varchar not null,
        -- All words, with the same spaces, the passive turned round and "not" of the verb taken
        -- out.
    content_size integer not null, -- How many of them tell something.
    last_word varchar, -- The last of these.
    names varchar[] not null, -- The words of the names of its entities.
    has_name boolean not null, -- Whether it names somebody or something.
    is_anchored boolean not null,
        -- Whether it is understood outside of its story: with a name, or without figures and "the".
    is_joinable boolean not null
        -- Whether it has enough words to be the same as a claim in other words.
);

-- What claims of current versions have in common: only those that share a handle can be one.
create table claim_handles (
    claim_hash ubigint not null, -- Hash of the claim's id.
    kind varchar not null,
        -- same: of the same claim's id; words: of all words; stand: of predicate, end of the
        -- subject and a word after it.
    handle ubigint not null, -- The hash that claims share.
    word_bits ubigint not null
        -- A bit for each word of a claim that stands here: who says all of another has its bits. 0
        -- for other kinds.
);
