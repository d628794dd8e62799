-- What each turned claim had and has in common with others. Two claims can be one only if they share
-- a handle: the id of the same claim, the words, or a stand, where those that say more or less meet.
-- So what changed is followed from handle to handle, and all that it reaches is gathered anew.

-- step: old_handles | list the handles that turned claims had
create temp table old_handles as
select
    rowid as row_no,
    claim_hash,
    kind,
    handle,
    word_bits
from claim_handles
semi join turned_claims using (claim_hash);

-- step: new_handles | work out the handles that turned claims have
-- the same words are in one order, be it in other forms ("the rate rises", "the rates rose"), or in
-- another with the same subject and object; whatever the polarity and modality, for nothing else
-- may differ. Names have one form: "Williams" is not "William"
create temp table new_handles as
with listed as (
    select
        k.*,
        t.predicate_lemma,
        t.polarity,
        t.modality,
        t.is_conditional,
        list_filter(string_split(k.words, ' '), lambda w: w not in ('and', '')) as plain
    from new_cuts k
    join cut_claims t using (claim_id)
    where k.is_joinable
),
held as (
    select
        claim_id,
        'same' as kind,
        hash(claim_cluster_id) as handle,
        0::ubigint as word_bits
    from cut_claims
    where claim_cluster_id is not null
    union all
    select
        claim_id,
        'words',
        hash(
            unnest([
                hash(list_sort(plain), subject, object),
                hash(
                    list_transform(
                        plain,
                        lambda w: if(list_contains(names, w), w, stem_of(w))
                    ),
                    stem_of(split_part(rtrim(subject), ' ', -1))
                )
            ]),
            predicate_lemma,
            is_conditional
        ),
        0
    from listed
    union all
    select
        claim_id,
        'stand',
        unnest(list_stands(
            subject, predicate_lemma, object, last_word, polarity, modality, is_conditional
        )),
        bits_of(words)
    from listed
)
select
    hash(claim_id) as claim_hash,
    kind,
    handle,
    word_bits
from held;

-- step: claim_handles | take out the handles that turned claims have no longer
delete from claim_handles
where rowid in (
    select row_no
    from old_handles
    anti join new_handles using (claim_hash, kind, handle, word_bits)
);

-- step: claim_handles | remember the handles that turned claims have now
insert into claim_handles by name
from new_handles
anti join old_handles using (claim_hash, kind, handle, word_bits);
