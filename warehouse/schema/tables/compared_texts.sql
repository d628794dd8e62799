-- Texts as copies are looked for among them, kept from night to night.

-- The texts that copies were last looked for among; another version is compared again.
create table compared_texts (
    article_id varchar not null, -- The article.
    version_id varchar not null -- The version whose text was compared.
);

-- Where texts that may be copies of each other meet.
create table text_buckets (
    article_id varchar not null, -- The article.
    kind utinyint not null, -- 0: a hash of some words in the text; 1: one of all of it.
    bucket ubigint not null, -- The hash.
    is_asked boolean not null -- Whether the text looks for others here, or is only found.
);

-- Pairs of texts that are enough alike to be copies, or parts.
create table text_likeness (
    one varchar not null, -- The article with the smaller id.
    other varchar not null, -- The article with the greater id.
    is_equal boolean not null, -- Whether the texts are the same.
    share_of_longer double, -- Share of the longer text that stands in the other, 0 to 1.
    share_of_shorter double, -- Share of the shorter text that stands in the other, 0 to 1.
    shorter varchar not null, -- The article with the shorter text.
    has_same_figures boolean not null -- Whether their numbers are the same.
);
