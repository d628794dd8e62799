-- The steps that find which claims may be gathered otherwise than before. Two claims can be one only
-- if they share a handle: the id of the same claim, the words, or a stand, where those that say more
-- or less meet. So what changed is followed from handle to handle, and all that it reaches is
-- gathered anew. They read what `claim_words.sql` made.

-- gather: begin with the claims that changed
create temp table reached_claims as
select claim_hash
from turned_claims;

-- gather: and with the handles that they had
create temp table fresh_handles as
select distinct handle
from claim_handles
semi join turned_claims using (claim_hash);

-- gather: work out those that they have
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
        hash(claim_cluster_id) as handle
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
        )
    from listed
    union all
    select
        claim_id,
        'stand',
        unnest(list_stands(
            subject, predicate_lemma, object, last_word, polarity, modality, is_conditional
        ))
    from listed
)
select
    hash(claim_id) as claim_hash,
    kind,
    handle
from held;

-- gather: and begin with those, too
insert into fresh_handles
select handle
from new_handles
except
select handle
from fresh_handles;

-- gather: forget the handles that they have no longer
delete from claim_handles
where rowid in (
    select h.rowid
    from claim_handles h
    semi join turned_claims using (claim_hash)
    anti join new_handles using (claim_hash, kind, handle)
);

-- gather: remember those that they have now
insert into claim_handles by name
from new_handles
anti join claim_handles using (claim_hash, kind, handle);

-- gather: note the handles that were followed
create temp table followed_handles as
select handle
from fresh_handles;

-- reach: find the claims that have one of the fresh handles
create or replace temp table fresh_claims as
select distinct claim_hash
from claim_handles
semi join fresh_handles using (handle)
anti join reached_claims using (claim_hash);

-- reach: gather them, too
insert into reached_claims
select claim_hash
from fresh_claims;

-- reach: go on with their other handles
create or replace temp table fresh_handles as
select distinct handle
from claim_handles
semi join fresh_claims using (claim_hash)
anti join followed_handles using (handle);

-- reach: note that these are followed
insert into followed_handles
select handle
from fresh_handles
returning 1;

-- settle: list the claims that were reached and count
create temp table near_claims as
select
    m.claim_id,
    hash(m.claim_id) as claim_hash,
    m.claim_cluster_id,
    m.polarity,
    m.modality,
    m.is_conditional,
    m.subject_text,
    m.predicate_lemma,
    m.object_text,
    m.speaker_id,
    if(s.speaker_kind in ('unnamed_person', 'unnamed_group'), null, m.speaker_id) as named_id,
    c.article_id,
    c.source,
    c.story_id,
    c.published_at,
    c.published_on,
    m.char_start,
    m.text
from claims m
join current_versions c using (version_id)
left join speakers s using (speaker_id)
where hash(m.claim_id) in (select claim_hash from reached_claims);

-- settle: find the clusters that such claims are in
create temp table old_claim_clusters as
select distinct claim_cluster_id
from claim_cluster_members
where hash(claim_id) in (select claim_hash from reached_claims);
