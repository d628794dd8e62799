-- Quotes of the same words, and quotes that give only a part of them, in files that run in this
-- order. `current_versions` count, and `touched_versions` count otherwise than before. Which words
-- stand in which is kept: what changed is followed from part to whole and from whole to part, and
-- all that it reaches is gathered anew.

-- step: cluster_tuning | lay down what makes a quote a part of another, and how hard to look
create temp table cluster_tuning as
select
    $min_chars::integer as min_chars,
    $most_wholes::integer as most_wholes,
    $near_days::integer as near_days,
    $most_holders::integer as most_holders;

-- step: touched_wordings | list the wordings that are said otherwise than before
-- the row numbers come first: those of a night lie together, and only their text is read
create temp table touched_wordings as
select distinct coalesce(quote_cluster_id, text) as words_key
from quotes
where presentation = 'speech'
    and rowid in (select q.rowid from quotes q semi join touched_versions using (version_id));
