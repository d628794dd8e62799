-- The same words, and the same claim, in several places.

-- The same words, whole or in part, quoted at least twice in current versions of articles not
-- retracted; filled by resolve.
create table quote_clusters (
    quote_cluster_id varchar not null, -- Id shared by the quotes: that of the longest words.
    text varchar not null, -- The words as first printed, which may be a part.
    first_quote_id varchar not null, -- The earliest published quote; undated ones come last.
    first_article_id varchar not null, -- Its article.
    first_source varchar not null, -- Its outlet.
    first_published_at timestamp, -- When it was published (UTC); null when no copy is dated.
    first_speaker_id varchar, -- Its speaker; null when unknown.
    occurrences integer not null, -- Quotes with these words.
    stories integer not null, -- Articles with these words, syndicated copies counted once.
    articles integer not null, -- Articles with these words.
    outlets integer not null, -- Outlets with these words.
    speakers integer not null, -- Different known speakers.
    parts integer, -- Quotes that give a part of the words.
    whole_text varchar -- The longest words, as first printed whole.
);

-- A quote in a cluster, one row each; filled by resolve.
create table quote_cluster_members (
    quote_id varchar not null, -- The quote.
    quote_cluster_id varchar not null,
        -- Its cluster; not that of its own words where it is a part of longer ones.
    match_kind varchar not null -- same, part or pieces: how much of the words it has.
);

-- The same claim, in whole or in part, made at least twice in current versions of articles not
-- retracted; filled by resolve.
create table claim_clusters (
    claim_cluster_id varchar not null, -- Id shared by the claims: that of most of those in full.
    text varchar not null, -- The claim as first made, which may be a part.
    first_claim_id varchar not null, -- The earliest published claim; undated ones come last.
    first_article_id varchar not null, -- Its article.
    first_source varchar not null, -- Its outlet.
    first_published_at timestamp, -- When it was published (UTC); null when no copy is dated.
    first_speaker_id varchar, -- Its speaker; null when unknown or when the article itself speaks.
    occurrences integer not null, -- Claims in the cluster.
    stories integer not null, -- Articles that make it, syndicated copies counted once.
    articles integer not null, -- Articles that make it.
    outlets integer not null, -- Outlets that make it.
    speakers integer not null, -- Different known speakers.
    affirmative_count integer not null, -- Claims that affirm it.
    negative_count integer not null, -- Claims that deny it.
    has_flip boolean not null,
        -- Whether it is both affirmed and denied; claims of a part do not count for it.
    modalities integer
        -- How many of asserted, possible, future and necessary it is said in, parts left out.
);

-- A claim in a cluster, one row each; filled by resolve.
create table claim_cluster_members (
    claim_id varchar not null, -- The claim.
    claim_cluster_id varchar not null,
        -- Its cluster; not that of claims.claim_cluster_id where it joins one in other words.
    match_kind varchar not null -- same, near or part: how much of the claim it makes.
);
